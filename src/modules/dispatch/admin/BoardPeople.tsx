import { useState } from 'react'
import { Policy } from '#web/admin/Policy.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { useWords } from '#web/ui/words.ts'
import type { BoardJob, BoardPerson } from '../contract/board.ts'

interface Props {
  people: readonly BoardPerson[]
  jobs: readonly BoardJob[]
  /** How many jobs are ticked. */
  ticked: number
  onGive(person: BoardPerson, ids?: string[]): void
}

/** One card a colleague, the least laden first; pressing it, its number, or dropping a job gives. */
export function BoardPeople({ people, jobs, ticked, onGive }: Props) {
  const { t } = useWords()
  if (people.length === 0)
    return (
      <Empty>
        {t(
          '这个项目还没有能派的人。请在「人员」里给他们岗位。',
          'Nobody here can be sent. Give them roles under Staff.',
        )}
      </Empty>
    )
  return (
    <ul className="kb-board-people">
      {people.map((person, at) => (
        <li key={person.id}>
          <Person
            person={person}
            number={at < 9 ? at + 1 : undefined}
            jobs={jobs.filter((job) => job.assigneeId === person.id)}
            ticked={ticked}
            onGive={onGive}
          />
        </li>
      ))}
    </ul>
  )
}

function Person({
  person,
  number,
  jobs,
  ticked,
  onGive,
}: {
  person: BoardPerson
  number: number | undefined
  jobs: readonly BoardJob[]
  ticked: number
  onGive: Props['onGive']
}) {
  const { t, listed } = useWords()
  const [over, setOver] = useState(false)
  const load =
    person.onHand > person.capacity
      ? 'kb-late'
      : person.onHand >= person.capacity * 0.7
        ? 'kb-soon'
        : 'kb-muted'
  const why = person.away
    ? t('今天不在', 'Away today')
    : person.onDuty
      ? (person.shift ?? '')
      : person.shift
        ? t(`不在班 ${person.shift}`, `Off now, ${person.shift}`)
        : t('不在班', 'Off duty')
  return (
    <button
      type="button"
      className="kb-plain kb-card kb-board-person"
      data-off={!person.onDuty}
      data-over={over}
      aria-label={t(
        `派给${person.name}，手上 ${person.onHand} 件`,
        `Give to ${person.name}, ${person.onHand} on hand`,
      )}
      onClick={() => onGive(person)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onGive(person, [event.dataTransfer.getData('text/plain')])
      }}
    >
      <span className="kb-row">
        {number && <kbd className="kb-mark">{number}</kbd>}
        <strong className="kb-grow">{person.name}</strong>
        <span className={load}>{t(`手上 ${person.onHand} 件`, `${person.onHand} on hand`)}</span>
      </span>
      <span className="kb-small kb-muted">
        <Policy>{listed(person.roles)}</Policy> {why}
      </span>
      {person.skills.length > 0 && (
        <span className="kb-small kb-muted">
          {t('会修：', 'Good at: ')}
          {listed(person.skills)}
        </span>
      )}
      {jobs.length > 0 && (
        <span className="kb-small">
          {jobs
            .toSorted((one, other) => one.walk.localeCompare(other.walk))
            .map((job) => `${job.room ?? job.place ?? ''} ${job.category ?? job.kindTitle}`.trim())
            .join(t('；', '; '))}
        </span>
      )}
      {ticked > 0 && (
        <span className="kb-board-give">
          {t(`把勾的 ${ticked} 件派给他`, `Give him the ${ticked} ticked`)}
        </span>
      )}
    </button>
  )
}
