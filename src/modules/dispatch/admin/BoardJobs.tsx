import { Checkbox } from 'antd'
import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { timeOf } from '#web/ui/clock.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { BoardJob, BoardPerson } from '../contract/board.ts'

interface Props {
  jobs: readonly BoardJob[]
  people: readonly BoardPerson[]
  ticked: ReadonlySet<string>
  onTick(ticked: ReadonlySet<string>): void
}

/** What is urgent on top, then building by building as one walks. */
export function BoardJobs({ jobs, people, ticked, onTick }: Props) {
  const { t } = useWords()
  const urgent = jobs.filter((job) => job.urgent)
  const byBuilding = Map.groupBy(
    jobs.filter((job) => !job.urgent).toSorted((one, other) => one.walk.localeCompare(other.walk)),
    (job) => job.building ?? t('公共部位', 'Common places'),
  )
  const groups: [string, BoardJob[]][] = [
    ...(urgent.length > 0 ? ([[t('急', 'Urgent'), urgent]] as [string, BoardJob[]][]) : []),
    ...byBuilding,
  ]
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(ticked)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    onTick(next)
  }
  return groups.map(([name, group]) => {
    const ids = group.map(({ id }) => id)
    const count = ids.filter((id) => ticked.has(id)).length
    return (
      <div key={name} className="kb-card">
        <Checkbox
          checked={count === ids.length}
          indeterminate={count > 0 && count < ids.length}
          onChange={({ target }) => set(ids, target.checked)}
        >
          <strong>{name}</strong> <span className="kb-muted">{group.length}</span>
        </Checkbox>
        <ul className="kb-board-jobs">
          {group.map((job) => (
            <li key={job.id}>
              <Job job={job} people={people} ticked={ticked.has(job.id)} onTick={(on) => set([job.id], on)} />
            </li>
          ))}
        </ul>
      </div>
    )
  })
}

function Job({
  job,
  people,
  ticked,
  onTick,
}: {
  job: BoardJob
  people: readonly BoardPerson[]
  ticked: boolean
  onTick(on: boolean): void
}) {
  const { t } = useWords()
  const here = useHere()
  const name = (id: string | null) => people.find((person) => person.id === id)?.name
  const place = job.room ?? job.place ?? ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way, the tick and the name are the first
    <div
      className="kb-board-job"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', job.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
    >
      <Checkbox
        aria-label={`${place} ${job.category ?? job.kindTitle}`}
        checked={ticked}
        onChange={({ target }) => onTick(target.checked)}
      />
      <div className="kb-grow">
        <div className="kb-row">
          <strong className="kb-grow">
            <Link to={here(`tickets/${job.id}`)}>{place || job.number}</Link>{' '}
            <Policy>{job.category ?? job.kindTitle}</Policy>
          </strong>
          {job.reopened > 0 && <span className="kb-mark">{t('返工', 'Came back')}</span>}
          {job.dueAt && (
            <span className="kb-small">
              <Due at={job.dueAt} />
            </span>
          )}
        </div>
        <p className="kb-muted kb-small kb-board-words">{job.words}</p>
        <p className="kb-small">
          {job.appointedFrom ? (
            <strong>
              {t('约 ', 'Appointed ')}
              <When at={job.appointedFrom} />
              {job.appointedUntil && `–${timeOf(job.appointedUntil)}`}{' '}
            </strong>
          ) : (
            job.convenient && <span>{t(`方便：${job.convenient} `, `Suits him: ${job.convenient} `)}</span>
          )}
          {job.assigneeId ? (
            <span>{t(`在办：${name(job.assigneeId) ?? '–'}`, `With ${name(job.assigneeId) ?? '–'}`)}</span>
          ) : job.suggestedId ? (
            <span className="kb-faint">
              {t(`轮到${name(job.suggestedId)}`, `Turn of ${name(job.suggestedId)}`)}
            </span>
          ) : (
            <span className="kb-soon">{t('现在没有人能接', 'Nobody can take it now')}</span>
          )}
        </p>
      </div>
    </div>
  )
}
