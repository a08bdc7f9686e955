import { useState } from 'react'
import { Link } from 'react-router'
import { JobsToTake } from '#modules/dispatch/admin/JobsToTake.tsx'
import { useHere } from '#web/admin/session.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { timeOf } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { useWaiting } from '#web/ui/outbox.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { JobCard } from './JobCard.tsx'
import { JobSheet } from './JobSheet.tsx'
import { standing, useReadAfterSending } from './useField.tsx'
import { useJobs } from './useJobs.ts'
import './jobs.css'

/** Where to, what, and by when: for one who has the phone in one hand and no line in the basement. */
export function MyJobs() {
  const { t } = useWords()
  const here = useHere()
  const { query, jobs, oldAt } = useJobs()
  const waiting = useWaiting()
  const [order, setOrder] = useState<'time' | 'walk'>('time')
  const [chosen, choose] = useState<string>()
  useReadAfterSending()
  const standings = (jobs?.jobs ?? []).map((job) => standing(job, waiting))
  const open = standings.filter(({ finished }) => !finished)
  const kept = standings.filter(({ finished }) => finished)
  const shown = order === 'walk' ? [...open].sort((one, other) => one.walk.localeCompare(other.walk)) : open
  const job = open.find(({ id }) => id === chosen)
  const declined = waiting.filter((one) => one.declined)
  return (
    <div className="kb-page" style={{ maxWidth: 720 }}>
      <PageHead title={t('我的活', 'My jobs')}>
        {jobs && (
          <span className="kb-muted">
            {t(
              `今天办完 ${jobs.doneToday} 件，一次修好 ${jobs.onceToday} 件`,
              `${many(jobs.doneToday, 'job')} done today, ${jobs.onceToday} at once`,
            )}
          </span>
        )}
      </PageHead>
      {oldAt && (
        <p className="kb-strip" role="status">
          {t(
            `没有网络。这是 ${timeOf(oldAt)} 的单子；办的先存在手机里，连上网自动发。`,
            `No connection. This is the list of ${timeOf(oldAt)}; what you do is kept here and sent later.`,
          )}
        </p>
      )}
      {declined.length > 0 && (
        <p className="kb-strip" role="alert">
          <Link to={here('waiting')}>
            {t(`${declined.length} 条没有发成，看原因`, `${declined.length} not taken: see why`)}
          </Link>
        </p>
      )}
      {kept.map((one) => (
        <p key={one.id} className="kb-muted">
          {t('办完了，等着发送：', 'Done, to be sent: ')}
          {one.room ?? one.place} {one.category ?? one.kindTitle}
        </p>
      ))}
      {!jobs &&
        (query.error ? (
          <Failed error={query.error} again={() => query.refetch()} />
        ) : (
          <Bones rows={5} height={120} />
        ))}
      {jobs && open.length > 1 && (
        <div style={{ margin: '12px 0' }}>
          <Chips
            label={t('怎么排', 'Order')}
            value={order}
            onChange={(value) => setOrder(value)}
            choices={[
              { value: 'time', label: t('按时间', 'By time') },
              { value: 'walk', label: t('按楼栋走一圈', 'As one walks') },
            ]}
          />
        </div>
      )}
      {jobs && open.length === 0 && (
        <Empty>{t('手上没有活了。新派的会响提醒。', 'Nothing on hand. What is given to you rings.')}</Empty>
      )}
      <ul className="kb-stack" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {shown.map((one) => (
          <li key={one.id}>
            <JobCard job={one} onOpen={() => choose(one.id)} />
          </li>
        ))}
      </ul>
      {!oldAt && <JobsToTake />}
      {job && <JobSheet job={job} onClose={() => choose(undefined)} />}
    </div>
  )
}
