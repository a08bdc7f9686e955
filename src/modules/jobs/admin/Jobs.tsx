import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { jobStates, listJobs, retryJobs } from '../contract.ts'
import { DropJobs } from './DropJobs.tsx'

type Job = OutputOf<typeof listJobs>['jobs'][number]
const states = Object.keys(jobStates) as Job['state'][]

/** What the system tried in vain: try it again, or drop it and say why. */
export function Jobs() {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const [state, setState] = useState<Job['state']>('open')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [dropping, setDropping] = useState(false)
  const query = useRead(listJobs, { state, limit: 100 }, { staleTime: 0 })
  const retry = useWrite(retryJobs, ['jobs'])
  const look = (next: Job['state']) => {
    setState(next)
    setChosen([])
  }
  const tryAgain = () =>
    retry.mutate(
      { input: { ids: [...chosen] } },
      {
        onSuccess: ({ queued }) => {
          setChosen([])
          message.success(t(`${queued} 件又排上了。`, `${queued} are in the queue again.`))
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <div className="kb-page" style={{ maxWidth: 1180 }}>
      <PageHead title={t('没办成的工作', 'Jobs set aside')}>
        <ExportButton what="jobs" filter={{ jobState: state }} />
        <Button disabled={chosen.length === 0} onClick={() => setDropping(true)}>
          {t('不再办', 'Drop')}
        </Button>
        <Button type="primary" disabled={chosen.length === 0} loading={retry.isPending} onClick={tryAgain}>
          {t('再试一次', 'Try again')}
        </Button>
      </PageHead>
      <div style={{ marginBottom: 12 }}>
        <Chips
          label={t('状态', 'State')}
          value={state}
          onChange={look}
          choices={states.map((each) => ({
            value: each,
            label: `${say(jobStates[each])} ${each === 'open' ? (query.data?.open ?? '') : ''}`,
          }))}
        />
      </div>
      <Asked query={query} bones={4}>
        {({ jobs }) =>
          jobs.length === 0 ? (
            <Empty>
              {state === 'open'
                ? t('没有。系统该做的都做成了。', 'None. Whatever the system had to do is done.')
                : t('没有。', 'None.')}
            </Empty>
          ) : (
            <JobTable jobs={jobs} chosen={chosen} onChoose={state === 'open' ? setChosen : undefined} />
          )
        }
      </Asked>
      {dropping && (
        <DropJobs ids={chosen} onDropped={() => setChosen([])} onClose={() => setDropping(false)} />
      )}
    </div>
  )
}

interface TableProps {
  jobs: readonly Job[]
  chosen: readonly string[]
  /** Absent where nothing is left to decide. */
  onChoose: ((ids: readonly string[]) => void) | undefined
}

function JobTable({ jobs, chosen, onChoose }: TableProps) {
  const { say, t } = useWords()
  return (
    <div className="kb-card kb-scroll-x">
      <Table wide>
        <thead>
          <tr>
            <th>
              {onChoose ? (
                <Checkbox
                  checked={chosen.length === jobs.length}
                  onChange={({ target }) => onChoose(target.checked ? jobs.map(({ id }) => id) : [])}
                >
                  {t('全选', 'All of them')}
                </Checkbox>
              ) : (
                t('什么工作', 'What')
              )}
            </th>
            <th>{t('为什么没成', 'Why it failed')}</th>
            <th className="kb-number">{t('试了几次', 'Tries')}</th>
            <th>{t('什么时候要的', 'Asked for')}</th>
            <th>{t('放弃于', 'Given up')}</th>
            {!onChoose && <th>{t('谁处理的', 'Dealt with by')}</th>}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>
                {onChoose ? (
                  <Checkbox
                    checked={chosen.includes(job.id)}
                    onChange={({ target }) =>
                      onChoose(target.checked ? [...chosen, job.id] : chosen.filter((id) => id !== job.id))
                    }
                  >
                    <strong>{say(job.title)}</strong>
                  </Checkbox>
                ) : (
                  <strong>{say(job.title)}</strong>
                )}
                <div className="kb-faint kb-small">{job.operation}</div>
              </td>
              <td>{say(job.error)}</td>
              <td className="kb-number">{job.tries}</td>
              <td>
                <When at={job.askedAt} />
              </td>
              <td>
                <When at={job.setAsideAt} />
              </td>
              {!onChoose && (
                <td>
                  {job.closedBy} {job.closedAt && <When at={job.closedAt} />}
                  <div className="kb-muted kb-small">{job.reason}</div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
