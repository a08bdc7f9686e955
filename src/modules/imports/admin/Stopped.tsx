import { Alert, App, Button, Popconfirm } from 'antd'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { discardImport, resumeImport } from '../contract/steps.ts'
import { importStates } from '../contract/words.ts'
import type { SeenImport } from './seen.tsx'

/** An import whose job was tried in vain: why it stands still, and what the person who imports can do. */
export function Stopped({ seen }: { seen: SeenImport }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const resume = useWrite(resumeImport, ['imports', 'jobs'])
  const discard = useWrite(discardImport, ['imports', 'jobs'])
  const ask = (write: typeof resume | typeof discard) =>
    write.mutate({ input: { id: seen.id } }, { onError: (error) => message.error(saidBy(error)) })
  const { why, at, droppedBy, reason } = seen.stopped!
  const inArchive = seen.state === 'importing'
  return (
    <div className="kb-stack">
      <Alert
        type="error"
        showIcon
        title={t(
          `停在“${importStates[seen.state].zh}”：试了几次都没有办成。`,
          `Stopped at “${importStates[seen.state].en}”: tried several times in vain.`,
        )}
        description={
          <>
            <p style={{ margin: 0 }}>{say(why)}</p>
            {droppedBy && (
              <p style={{ margin: 0 }}>
                {t(`${droppedBy} 决定不再办：${reason ?? ''}`, `${droppedBy} dropped it: ${reason ?? ''}`)}
              </p>
            )}
            <p className="kb-muted kb-small" style={{ margin: 0 }}>
              <When at={at} />
            </p>
          </>
        }
      />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
        <Button type="primary" loading={resume.isPending} onClick={() => ask(resume)}>
          {t('再试', 'Try again')}
        </Button>
        {seen.state !== 'undoing' && (
          <Popconfirm
            title={
              inArchive
                ? t(
                    `已经导入的 ${seen.progress} 行会撤销，有人动过的保留。`,
                    `The ${seen.progress} rows imported so far are taken back, but for those somebody has worked on.`,
                  )
                : t('还没有导入任何一行，放弃后不留下什么。', 'No row was imported yet; nothing stays.')
            }
            okText={t('放弃', 'Give up')}
            onConfirm={() => ask(discard)}
          >
            <Button danger loading={discard.isPending}>
              {t('放弃这次导入', 'Give up this import')}
            </Button>
          </Popconfirm>
        )}
      </div>
    </div>
  )
}
