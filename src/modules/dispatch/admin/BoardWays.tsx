import { App } from 'antd'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useMay } from '#web/admin/session.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { type seeBoard, setWay } from '../contract/board.ts'
import { wayNames, wayWords } from '../contract/words.ts'

/** How jobs of each kind find somebody here; a supervisor changes it. */
export function BoardWays({
  projectId,
  ways,
}: {
  projectId: string
  ways: OutputOf<typeof seeBoard>['ways']
}) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const may = useMay('work.supervise')
  const write = useWrite(setWay, ['dispatch'])
  if (!may || ways.length === 0) return null
  return (
    <details style={{ marginBottom: 12 }}>
      <summary className="kb-muted">
        {t('怎么派：', 'How: ')}
        {ways.map(({ kind, title, way }) => (
          <span key={kind}>
            <Policy>{title}</Policy> {say(wayWords[way])}{' '}
          </span>
        ))}
      </summary>
      <div className="kb-stack" style={{ marginTop: 8 }}>
        {ways.map(({ kind, title, way }) => (
          <div key={kind} className="kb-wrap">
            <span style={{ minWidth: 70 }}>
              <Policy>{title}</Policy>
            </span>
            <Chips
              label={title}
              value={way}
              onChange={(value) =>
                write.mutate(
                  { input: { projectId, kind, way: value } },
                  { onError: (error) => message.warning(saidBy(error)) },
                )
              }
              choices={wayNames.map((value) => ({ value, label: say(wayWords[value]) }))}
            />
          </div>
        ))}
        <p className="kb-muted kb-small">
          {t(
            '派给：有人来派。抢单：在班的人都响，先接先得。轮派：按岗位、班次、会修什么、手上多少自动派；满了就等，谁空出来先派最早的。',
            'Given out: somebody gives them. First come: it rings at all on duty. In turn: by role, shift, skill and load; who frees up gets the oldest.',
          )}
        </p>
      </div>
    </details>
  )
}
