import { App, Button } from 'antd'
import { useDeskNews } from '#modules/tickets/admin/useDeskNews.ts'
import { acceptTicket } from '#modules/tickets/contract/moves.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listWaiting } from '../contract/board.ts'

/** 可以抢的: what was given to nobody; the first press has it. Nothing is shown where there is none. */
export function JobsToTake() {
  const { t } = useWords()
  const { message } = App.useApp()
  const query = useRead(listWaiting, {}, { refetchInterval: 60_000 })
  const write = useWrite(acceptTicket, ['dispatch', 'repairs', 'tickets', 'obligations'])
  useDeskNews()
  const jobs = query.data?.jobs ?? []
  if (jobs.length === 0) return null
  const take = (id: string, version: number) =>
    write.mutate(
      { input: { id, version } },
      {
        onError: (error) => {
          message.warning(saidBy(error))
          query.refetch()
        },
      },
    )
  return (
    <section style={{ marginTop: 24 }} aria-label={t('可以抢的', 'Jobs to take')}>
      <h2 style={{ fontSize: '1.1em', marginBottom: 8 }}>
        {t(`可以抢的 ${jobs.length}`, `To take: ${jobs.length}`)}
      </h2>
      <ul className="kb-stack" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {jobs.map((job) => (
          <li key={job.id} className="kb-card">
            <div className="kb-row">
              <span className="kb-grow">
                <strong>{job.room ?? job.place ?? job.number}</strong>{' '}
                {job.urgent && <span className="kb-late">{t('急', 'urgent')}</span>}{' '}
                <Policy>{job.category ?? job.kindTitle}</Policy>
                <br />
                <span className="kb-muted kb-small">
                  {job.project} · <When at={job.filedAt} />
                </span>
                <br />
                <span className="kb-muted">{job.words}</span>
              </span>
              <Button
                size="large"
                loading={write.isPending && write.variables?.input.id === job.id}
                onClick={() => take(job.id, job.version)}
              >
                {t('我来', 'Take it')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
