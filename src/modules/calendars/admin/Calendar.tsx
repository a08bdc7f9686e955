import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { many, useWords } from '#web/ui/words.ts'
import { seeCalendar } from '../contract.ts'
import { Paste, Publish } from './PublishDays.tsx'
import { TryDeadline } from './TryDeadline.tsx'
import { type DayKind, YearGrid } from './YearGrid.tsx'
import './calendar.css'

type Shown = OutputOf<typeof seeCalendar>

/** Which days count, how far they are known, and why something is due when it is. */
export function CalendarPage() {
  const { t } = useWords()
  const [search, setSearch] = useSearchParams()
  const asked = Number(search.get('year')) || undefined
  const query = useRead(seeCalendar, asked ? { year: asked } : {}, { keep: true })
  return (
    <div className="kb-page">
      <Asked query={query} bones={12}>
        {(calendar) => (
          <>
            <PageHead title={t(`${calendar.year} 年日历`, `Calendar of ${calendar.year}`)}>
              <Button onClick={() => setSearch({ year: String(calendar.year - 1) })}>
                {calendar.year - 1}
              </Button>
              <Button onClick={() => setSearch({ year: String(calendar.year + 1) })}>
                {calendar.year + 1}
              </Button>
            </PageHead>
            <Coverage calendar={calendar} />
            <Year key={`${calendar.year} ${calendar.off.length} ${calendar.from}`} calendar={calendar} />
            <TryDeadline today={calendar.today} />
          </>
        )}
      </Asked>
    </div>
  )
}

/** From November on, a next year without days is said loudly: due times would move when they are published. */
function Coverage({ calendar }: { calendar: Shown }) {
  const { t } = useWords()
  const { today, coveredUntil, provisional } = calendar
  const soon = today >= `${coveredUntil.slice(0, 4)}-11-01`
  return (
    <Alert
      type={soon ? 'error' : 'info'}
      showIcon
      style={{ marginBottom: 16 }}
      title={t(`放假安排已知到 ${coveredUntil}`, `Days off are known until ${coveredUntil}`)}
      description={
        provisional > 0
          ? t(
              `${provisional} 件未办的事期限是暂定的，发布以后重算。`,
              `${many(provisional, 'open matter')} with a provisional due time, counted anew once published.`,
            )
          : soon
            ? t(
                '明年的通知一般在十一月公布，公布后把它贴进来。',
                'The notice for next year usually comes in November: paste it here then.',
              )
            : undefined
      }
    />
  )
}

function Year({ calendar }: { calendar: Shown }) {
  const { t, locale } = useWords()
  const mayPublish = useMay('playbook.publish') && calendar.year >= Number(calendar.today.slice(0, 4))
  const [editing, setEditing] = useState(false)
  const [off, setOff] = useState(() => new Set(calendar.off))
  const [work, setWork] = useState(() => new Set(calendar.work))
  const [pasting, setPasting] = useState(false)
  const [publishing, setPublishing] = useState(false)
  const kindOf = (day: string): DayKind => (off.has(day) ? 'off' : work.has(day) ? 'work' : 'usual')
  const turn = (day: string) => {
    const next = { usual: 'off', off: 'work', work: 'usual' }[kindOf(day)]
    const without = (days: Set<string>) => new Set([...days].filter((each) => each !== day))
    setOff(next === 'off' ? new Set([...off, day]) : without(off))
    setWork(next === 'work' ? new Set([...work, day]) : without(work))
  }
  const from = {
    shipped: t('国务院办公厅通知，随产品自带', 'as shipped: notice of the State Council'),
    company: t(
      `本公司发布${calendar.published?.by ? `（${calendar.published.by}）` : ''}`,
      `published by the company${calendar.published?.by ? ` (${calendar.published.by})` : ''}`,
    ),
  }
  return (
    <>
      <div className="kb-row calendar-bar">
        <p className="kb-grow">
          {calendar.from ? from[calendar.from] : t('这一年还没有发布', 'Not published yet')} ·{' '}
          {t(
            `放假 ${off.size} 天，调休上班 ${work.size} 天`,
            `${many(off.size, 'day')} off, ${many(work.size, 'day')} worked in stead`,
          )}
        </p>
        {mayPublish && !editing && (
          <Button onClick={() => setEditing(true)}>
            {calendar.from ? t('改这一年', 'Change this year') : t('填这一年', 'Enter this year')}
          </Button>
        )}
        {editing && (
          <>
            <Button onClick={() => setPasting(true)}>{t('粘贴通知', 'Paste the notice')}</Button>
            <Button type="primary" onClick={() => setPublishing(true)}>
              {t('发布日历', 'Publish')}
            </Button>
          </>
        )}
      </div>
      {editing && (
        <p className="kb-muted kb-small">
          {t(
            '按一下：放假；再按：调休上班；再按：平常。',
            'Press once: off; again: worked in stead; again: as usual.',
          )}
        </p>
      )}
      <YearGrid
        year={calendar.year}
        today={calendar.today}
        locale={locale}
        restWeekdays={calendar.restWeekdays}
        kindOf={kindOf}
        onDay={editing ? turn : undefined}
      />
      {pasting && (
        <Paste
          year={calendar.year}
          onRead={(days) => {
            setOff(new Set(days.off))
            setWork(new Set(days.work))
            setPasting(false)
          }}
          onClose={() => setPasting(false)}
        />
      )}
      {publishing && (
        <Publish
          year={calendar.year}
          off={[...off]}
          work={[...work]}
          onDone={() => {
            setPublishing(false)
            setEditing(false)
          }}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  )
}
