import { clockWords } from '#modules/tickets/contract/words.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { timeOf } from '#web/ui/clock.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { NextStep } from './NextStep.tsx'
import type { StandingJob } from './useField.tsx'

/** One job at a glance: where, what, when; the usual next step is one press. */
export function JobCard({ job, onOpen }: { job: StandingJob; onOpen(): void }) {
  const { t, say } = useWords()
  return (
    <article className="kb-card kb-stack">
      <button type="button" className="kb-plain kb-job" onClick={onOpen}>
        <span className="kb-row">
          <span className="kb-job-where kb-grow">{job.room ?? job.place ?? job.project}</span>
          {!job.sent && <span className="kb-mark">{t('待发送', 'to be sent')}</span>}
          {job.urgent && <span className="kb-late">{t('急', 'urgent')}</span>}
        </span>
        <span className="kb-muted kb-small">
          {job.project} · {job.number}
          {job.reopened > 0 && t(' · 返工', ' · came back')}
        </span>
        <br />
        <strong>
          <Policy>{job.category ?? job.kindTitle}</Policy>
        </strong>{' '}
        <span className="kb-muted">{job.words}</span>
        <br />
        <Time job={job} />
        {job.dueAt && (
          <>
            {' '}
            {say(clockWords[job.clock ?? ''] ?? { zh: '', en: '' })} <Due at={job.dueAt} />
          </>
        )}
      </button>
      <NextStep job={job} onOpen={onOpen} />
    </article>
  )
}

function Time({ job }: { job: StandingJob }) {
  const { t } = useWords()
  if (job.appointedFrom)
    return (
      <strong>
        {t('约在 ', 'Appointed ')}
        <When at={job.appointedFrom} />
        {job.appointedUntil && `–${timeOf(job.appointedUntil)}`}
      </strong>
    )
  if (job.convenient)
    return (
      <span>
        {t('客户方便：', 'Suits him: ')}
        {job.convenient}
      </span>
    )
  return null
}
