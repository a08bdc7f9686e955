import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { publishDays, seeCalendar } from '../contract.ts'
import { readNotice } from '../rules.ts'
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

function Paste({
  year,
  onRead,
  onClose,
}: {
  year: number
  onRead(days: { off: string[]; work: string[] }): void
  onClose(): void
}) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const read = text.trim() ? readNotice(text, year) : null
  return (
    <Sheet
      open
      title={t('粘贴放假通知', 'Paste the notice')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={!read || read.off.length === 0}
          onClick={() => read && onRead(read)}
        >
          {t('用这些日子', 'Use these days')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field
          label={t('通知原文', 'The notice')}
          hint={t(
            '例如：五、劳动节：5月1日（周五）至5日（周二）放假调休。5月9日（周六）上班。',
            'Such as: 5月1日（周五）至5日（周二）放假调休。5月9日（周六）上班。',
          )}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              rows={12}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {read && (
          <div aria-live="polite">
            <p>
              {t(
                `读出放假 ${read.off.length} 天、上班 ${read.work.length} 天`,
                `Read ${many(read.off.length, 'day')} off and ${many(read.work.length, 'day')} worked`,
              )}
            </p>
            {read.unread.length > 0 && (
              <p className="kb-late">
                {t('这些句子里有日子，没读懂：', 'These sentences hold days that were not understood: ')}
                {read.unread.join('；')}
              </p>
            )}
          </div>
        )}
      </div>
    </Sheet>
  )
}

interface PublishProps {
  year: number
  off: string[]
  work: string[]
  onDone(): void
  onClose(): void
}

function Publish({ year, off, work, onDone, onClose }: PublishProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const write = useWrite(publishDays, ['calendars', 'obligations'])
  return (
    <Sheet
      open
      title={t(`发布 ${year} 年日历`, `Publish the calendar of ${year}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={reason.trim().length < 2}
          loading={write.isPending}
          onClick={() =>
            write.mutate(
              { input: { year, off, work, reason } },
              {
                onSuccess: ({ coveredUntil }) => {
                  message.success(
                    t(
                      `发布了，放假安排已知到 ${coveredUntil}。期限正在重算。`,
                      `Published: days are known until ${coveredUntil}. Due times are being counted anew.`,
                    ),
                  )
                  onDone()
                },
                onError: (error) => message.warning(saidBy(error)),
              },
            )
          }
        >
          {t('发布', 'Publish')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p>
          {t(
            `放假 ${off.length} 天，调休上班 ${work.length} 天。未办的事按新的日子重算期限；重算后已经过期的，给一个工作日的宽限。`,
            `${many(off.length, 'day')} off, ${many(work.length, 'day')} worked in stead. Due times of open matters are counted anew; what would be late by it gets one working day of grace.`,
          )}
        </p>
        <Field label={t('依据', 'On what ground')} required>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              value={reason}
              maxLength={400}
              placeholder={t(
                '例如：国务院办公厅 11 月 4 日通知',
                'Such as: notice of the State Council of 4 November',
              )}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
