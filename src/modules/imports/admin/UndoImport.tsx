import { App, Button } from 'antd'
import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { previewUndo, undoImport } from '../contract/steps.ts'
import { importKinds, type KindName } from '../contract/words.ts'

/** Says the consequence first. */
export function UndoImport({ id, kind, onClose }: { id: string; kind: KindName; onClose(): void }) {
  const { t } = useWords()
  const { counted } = importKinds[kind]
  const { message } = App.useApp()
  const here = useHere()
  const query = useRead(previewUndo, { id }, { staleTime: 0 })
  const undo = useWrite(undoImport, ['imports', 'customers', 'places', 'staff', 'outside'])
  const start = () =>
    undo.mutate({ input: { id } }, { onSuccess: onClose, onError: (error) => message.error(saidBy(error)) })
  return (
    <Sheet
      open
      title={t('撤销本次导入', 'Undo this import')}
      onClose={onClose}
      footer={
        <Button danger type="primary" block disabled={!query.data} loading={undo.isPending} onClick={start}>
          {t('撤销', 'Undo')}
        </Button>
      }
    >
      <Asked query={query} bones={3}>
        {({ remove, keep, restore, leave, kept }) => (
          <div className="kb-stack">
            <p>
              {t(
                `会删除这次新增的 ${remove + keep} ${counted.zh}；`,
                `It removes ${many(remove + keep, counted.en)} this import added; `,
              )}
              {keep > 0
                ? t(
                    `其中 ${keep} ${counted.zh}之后有人动过，将保留。`,
                    `${keep} of them have been worked on and stay.`,
                  )
                : t('都还没有人动过。', 'nobody has worked on any of them.')}
            </p>
            {restore + leave > 0 && (
              <p>
                {t(
                  `改过的 ${restore} 行恢复成原来的资料`,
                  `${restore} changed row(s) get their former values back`,
                )}
                {leave > 0 &&
                  t(
                    `；另有 ${leave} 行之后又改过，保留现在的`,
                    `; ${leave} were changed again since and stay`,
                  )}
                {t('。', '.')}
              </p>
            )}
            {kept.length > 0 && (
              <ul>
                {kept.map((one) => (
                  <li key={one.id ?? one.name}>
                    {one.id ? (
                      <Link className="kb-link" to={here(`customers/${one.id}`)}>
                        {one.name}
                      </Link>
                    ) : (
                      one.name
                    )}{' '}
                    <span className="kb-muted">{one.room}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </Asked>
    </Sheet>
  )
}
