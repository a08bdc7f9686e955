import { daysOfYear, weekdayOf } from '../rules.ts'

export type DayKind = 'off' | 'work' | 'usual'

interface Props {
  year: number
  today: string
  locale: string
  restWeekdays: readonly number[]
  kindOf(day: string): DayKind
  onDay: ((day: string) => void) | undefined
}

const words = {
  'zh-CN': { off: '放假', work: '调休上班', rest: '休息', usual: '工作日', mark: { off: '休', work: '班' } },
  en: {
    off: 'off',
    work: 'worked in stead',
    rest: 'rest',
    usual: 'working day',
    mark: { off: '–', work: '+' },
  },
}

/** Twelve months at a glance; what differs from the usual week has a colour and a letter. */
export function YearGrid({ year, today, locale, restWeekdays, kindOf, onDay }: Props) {
  const said = locale === 'en' ? words.en : words['zh-CN']
  const all = daysOfYear(year)
  const months = [...new Set(all.map((day) => day.slice(0, 7)))].map(
    (month) => [month, all.filter((day) => day.startsWith(month))] as const,
  )
  const title = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const letters = Array.from({ length: 7 }, (_, n) =>
    new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2024, 0, 1 + n)),
    ),
  )
  return (
    <div className="calendar-year">
      {months.map(([month, days]) => (
        <section key={month} aria-label={month}>
          <h2>{title.format(new Date(`${month}-01T00:00:00Z`))}</h2>
          <div className="calendar-month">
            {letters.map((letter, at) => (
              <span key={at} className="kb-faint kb-small" aria-hidden="true">
                {letter}
              </span>
            ))}
            {days.map((day, at) => {
              const kind = kindOf(day)
              const rest = restWeekdays.includes(weekdayOf(day))
              const meaning = kind === 'usual' ? (rest ? said.rest : said.usual) : said[kind]
              return (
                <button
                  key={day}
                  type="button"
                  className="calendar-day"
                  data-kind={kind}
                  data-rest={rest && kind === 'usual'}
                  data-today={day === today}
                  style={at === 0 ? { gridColumnStart: weekdayOf(day) } : undefined}
                  title={`${day} ${meaning}`}
                  aria-label={`${day} ${meaning}`}
                  disabled={!onDay}
                  onClick={() => onDay?.(day)}
                >
                  {Number(day.slice(8))}
                  {kind !== 'usual' && <small aria-hidden="true">{said.mark[kind]}</small>}
                </button>
              )
            })}
          </div>
        </section>
      ))}
    </div>
  )
}
