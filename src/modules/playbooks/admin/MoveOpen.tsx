import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { When } from '#web/ui/When.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { moveObligations } from '../contract/versions.ts'

/** What is open under an older version goes to the running one: first what that changes, then on purpose. */
export function MoveOpen({ name, from, onClose }: { name: string; from: number; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const query = useQuery({
    queryKey: [moveObligations.name, name, from],
    queryFn: ({ signal }) => call(moveObligations, { name, from, preview: true }, { signal }),
    gcTime: 0,
  })
  const write = useWrite(moveObligations, ['playbooks', 'obligations', 'customers', 'proof'])
  const move = () =>
    write.mutate(
      { input: { name, from, preview: false } },
      {
        onSuccess: ({ moves }) => {
          message.success(
            t(`${moves} 件移到了运行的版本。`, `${many(moves, 'matter')} moved to the running version.`),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t(`把第 ${from} 版未办的事移到运行的版本`, `Move what is open under version ${from}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={write.isPending}
          disabled={!query.data || query.data.moves === 0}
          onClick={move}
        >
          {query.data
            ? t(`移 ${query.data.moves} 件`, `Move ${query.data.moves}`)
            : t('正在算…', 'Counting…')}
        </Button>
      }
    >
      <Asked query={query} bones={6}>
        {(effect) => (
          <div className="kb-stack">
            <p>
              {effect.changed === 0
                ? t('期限都不变。', 'No due time changes.')
                : t(`${effect.changed} 件的期限会变。`, `The due time of ${effect.changed} changes.`)}{' '}
              {effect.lateAtOnce > 0 && (
                <span className="kb-late">
                  {t(
                    `其中 ${effect.lateAtOnce} 件按新版已经过期，会给宽限。`,
                    `${effect.lateAtOnce} would be late at once and get a period of grace.`,
                  )}
                </span>
              )}
            </p>
            {effect.withoutRule > 0 && (
              <p className="kb-muted">
                {t(
                  `${effect.withoutRule} 件在新版里没有对应的条款，留在第 ${from} 版。`,
                  `${effect.withoutRule} have no clause in the running version and stay.`,
                )}
              </p>
            )}
            {effect.examples.map((one, at) => (
              <p key={at} className="kb-small">
                <strong>{one.room}</strong> <Policy>{one.title}</Policy>{' '}
                <span className="kb-muted">
                  {one.from ? <When at={one.from} /> : '–'} → {one.to ? <When at={one.to} /> : '–'}
                </span>
              </p>
            ))}
          </div>
        )}
      </Asked>
    </Sheet>
  )
}
