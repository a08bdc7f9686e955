import { Button } from 'antd'
import { Asked } from '#web/ui/Asked.tsx'
import { dayOf, timeOf } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { sayWhen } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { type BoardJob, type BoardPerson, seeBoard } from '../contract/board.ts'
import { useProject } from './useProject.ts'
import './dispatch.css'

/** One sheet a man by building order, with a slip for each owner to tear off. */
export function PrintDay() {
  const { t } = useWords()
  const { projectId, project } = useProject()
  const query = useRead(seeBoard, { projectId: projectId ?? '' }, { enabled: Boolean(projectId) })
  return (
    <div className="kb-page">
      <div className="kb-no-print">
        <PageHead title={t('今天的单', 'Today’s jobs')}>
          <Button type="primary" onClick={() => print()}>
            {t('打印', 'Print')}
          </Button>
        </PageHead>
      </div>
      <Asked query={query} bones={8}>
        {({ people, jobs, now }) => {
          const busy = people.filter((person) => jobs.some((job) => job.assigneeId === person.id))
          if (busy.length === 0)
            return <Empty>{t('还没有派出去的活。先在派工里派。', 'Nothing is given out yet.')}</Empty>
          return busy.map((person) => (
            <OfMan
              key={person.id}
              person={person}
              day={dayOf(now)}
              project={project?.name ?? ''}
              jobs={jobs
                .filter((job) => job.assigneeId === person.id)
                .toSorted((one, other) => one.walk.localeCompare(other.walk))}
            />
          ))
        }}
      </Asked>
    </div>
  )
}

function OfMan({
  person,
  jobs,
  day,
  project,
}: {
  person: BoardPerson
  jobs: readonly BoardJob[]
  day: string
  project: string
}) {
  const { t, locale } = useWords()
  const time = (job: BoardJob) =>
    job.appointedFrom
      ? `${sayWhen(job.appointedFrom, locale)}${job.appointedUntil ? `–${timeOf(job.appointedUntil)}` : ''}`
      : (job.convenient ?? '')
  return (
    <article className="kb-strip-of-man">
      <h2>
        {person.name} · {project} · {day} · {t(`${jobs.length} 件`, `${jobs.length} jobs`)}
      </h2>
      <table>
        <thead>
          <tr>
            <th>{t('编号', 'Number')}</th>
            <th>{t('地点', 'Place')}</th>
            <th>{t('什么事', 'What')}</th>
            <th>{t('时间', 'Time')}</th>
            <th style={{ width: '22%' }}>{t('用料 · 结果', 'Materials, result')}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>{job.number}</td>
              <td>
                <strong>{job.room ?? job.place}</strong>
                <br />
                {job.customer}
              </td>
              <td>
                {job.urgent && <strong>{t('急 ', 'Urgent ')}</strong>}
                {job.category ?? job.kindTitle}
                <br />
                {job.words}
              </td>
              <td>{time(job)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <div className="kb-tear">
        {jobs.map((job) => (
          <div key={job.id}>
            <strong>
              {t('维修回执', 'Repair slip')} {job.number}
            </strong>
            <br />
            {job.room ?? job.place} {job.category ?? job.kindTitle}
            <br />
            {t(`师傅：${person.name}`, `By: ${person.name}`)} {t('日期：', 'Date: ')}
            {day}
            <br />
            {t(
              '没修好、又坏了，报编号给服务中心，不用重报。',
              'If it comes back, give this number; no new report is needed.',
            )}
          </div>
        ))}
      </div>
    </article>
  )
}
