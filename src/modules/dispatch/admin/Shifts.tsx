import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay, today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { listShifts, setShifts } from '../contract/shifts.ts'
import { clockOf } from '../rules.ts'
import { ChooseProject } from './ChooseProject.tsx'
import { HandSheet } from './HandSheet.tsx'
import { useProject } from './useProject.ts'
import './dispatch.css'

type ShiftPerson = OutputOf<typeof listShifts>['people'][number]

const DAY_MS = 86_400_000
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The Monday of its week. */
const monday = (day: string) => dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Who works when: a week, a line a colleague; a press changes a day. */
export function Shifts() {
  const { t } = useWords()
  const chosen = useProject()
  const { projectId } = chosen
  const [from, setFrom] = useState(monday(today()))
  const query = useRead(
    listShifts,
    { projectId: projectId ?? '', from },
    { enabled: Boolean(projectId), keep: true },
  )
  return (
    <div className="kb-page">
      <PageHead title={t('班次', 'Shifts')}>
        <ChooseProject {...chosen} />
        <Button onClick={() => setFrom(dayAfter(from, -7))}>{t('上一周', 'Week before')}</Button>
        <DayInput value={from} label={t('哪一周', 'Week')} onChange={(day) => day && setFrom(monday(day))} />
        <Button onClick={() => setFrom(dayAfter(from, 7))}>{t('下一周', 'Next week')}</Button>
      </PageHead>
      <p className="kb-muted" style={{ marginBottom: 12 }}>
        {t(
          '前后一周都没有排班的人，算在班。请假的在「人员」里设代班，这里标「休假」。',
          'Whoever has no shift within a week counts as there. Leave is set as cover under Staff and marked here.',
        )}
      </p>
      <Asked query={query} bones={8}>
        {({ people, skills }) => <Week from={from} people={people} skills={skills} projectId={projectId!} />}
      </Asked>
    </div>
  )
}

function Week({
  from,
  people,
  skills,
  projectId,
}: {
  from: string
  people: readonly ShiftPerson[]
  skills: string[]
  projectId: string
}) {
  const { t, locale, listed } = useWords()
  const { message } = App.useApp()
  const may = useMay('work.supervise')
  const write = useWrite(setShifts, ['dispatch'])
  const [changing, change] = useState<ShiftPerson>()
  const days = Array.from({ length: 7 }, (_, at) => dayAfter(from, at))
  const before = useRead(listShifts, { projectId, from: dayAfter(from, -7) }, { enabled: may })
  const set = (shifts: { staffId: string; day: string; hours: { from: number; until: number } | null }[]) =>
    write.mutate({ input: { shifts } }, { onError: (error) => message.warning(saidBy(error)) })
  const presets = [
    { key: 'early', label: t('早 07:30–15:30', 'Early 07:30–15:30'), hours: { from: 450, until: 930 } },
    { key: 'day', label: t('白 08:30–17:30', 'Day 08:30–17:30'), hours: { from: 510, until: 1050 } },
    { key: 'late', label: t('晚 15:30–23:30', 'Late 15:30–23:30'), hours: { from: 930, until: 1410 } },
    { key: 'night', label: t('夜 23:30–07:30', 'Night 23:30–07:30'), hours: { from: 1410, until: 1890 } },
    { key: 'off', label: t('休', 'Off'), hours: null },
  ]
  const asLastWeek = () =>
    set(
      (before.data?.people ?? []).flatMap((person) =>
        days.map((day) => {
          const last = person.days.find((each) => each.day === dayAfter(day, -7))
          return { staffId: person.id, day, hours: last ? { from: last.from, until: last.until } : null }
        }),
      ),
    )
  const said = (person: ShiftPerson, day: string) => {
    if (person.away.includes(day)) return t('休假', 'Leave')
    const shift = person.days.find((each) => each.day === day)
    if (!shift) return '–'
    return `${clockOf(shift.from)}–${clockOf(shift.until)}`
  }
  return (
    <>
      {may && before.data?.people.some((person) => person.days.length > 0) && (
        <Button style={{ marginBottom: 12 }} loading={write.isPending} onClick={asLastWeek}>
          {t('和上一周一样', 'As the week before')}
        </Button>
      )}
      <div className="kb-shifts kb-card">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('谁', 'Who')}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  {new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, {
                    weekday: 'short',
                    timeZone: 'UTC',
                  })}
                  <br />
                  <span className="kb-small kb-muted">
                    {day === today() ? sayDay(day, locale) : day.slice(5)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {may ? (
                    <button type="button" className="kb-plain" onClick={() => change(person)}>
                      {person.name}
                    </button>
                  ) : (
                    person.name
                  )}
                  <br />
                  <span className="kb-small kb-muted">
                    {t(`最多 ${person.capacity} 件`, `${person.capacity} at most`)}
                    {person.skills.length > 0 && ` · ${listed(person.skills)}`}
                  </span>
                </th>
                {days.map((day) => (
                  <td key={day} className={person.away.includes(day) ? 'kb-faint' : undefined}>
                    {may ? (
                      <Dropdown
                        trigger={['click']}
                        menu={{
                          items: presets.map(({ key, label, hours }) => ({
                            key,
                            label,
                            onClick: () => set([{ staffId: person.id, day, hours }]),
                          })),
                        }}
                      >
                        <button
                          type="button"
                          className="kb-plain"
                          aria-label={`${person.name} ${day} ${said(person, day)}`}
                        >
                          {said(person, day)}
                        </button>
                      </Dropdown>
                    ) : (
                      said(person, day)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changing && (
        <HandSheet key={changing.id} person={changing} skills={skills} onClose={() => change(undefined)} />
      )}
    </>
  )
}
