import { Button, Input } from 'antd'
import { useState } from 'react'
import { appointTicket } from '#modules/tickets/contract/moves.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { now, today } from '#web/ui/clock.ts'
import { Field } from '#web/ui/Field.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput, momentAt } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { type StandingJob, useField } from './useField.tsx'

const spans = [
  '08:00-10:00',
  '10:00-12:00',
  '13:30-15:30',
  '15:30-17:30',
  '17:30-19:00',
  '19:00-20:30',
] as const

/** The day and the part of it that suits the customer; he reads it at once. */
export function AppointVisit({ job, onClose }: { job: StandingJob; onClose(): void }) {
  const { t } = useWords()
  const act = useField()
  const [day, setDay] = useState(today())
  const [span, setSpan] = useState<(typeof spans)[number]>()
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [from, until] = span?.split('-') ?? []
  const over = (each: string) => Date.parse(momentAt(`${day}T${each.split('-')[1]}`)) < now().getTime()
  const save = async () => {
    setBusy(true)
    await act(appointTicket, job, {
      from: momentAt(`${day}T${from}`),
      until: momentAt(`${day}T${until}`),
      ...(words.trim() ? { words: words.trim() } : {}),
    })
    onClose()
  }
  return (
    <Sheet
      open
      title={t(`约时间 · ${job.room ?? job.place ?? ''}`, `Appoint · ${job.room ?? job.place ?? ''}`)}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!span} loading={busy} onClick={save}>
          {t('约好了', 'Appointed')}
        </Button>
      }
    >
      <div className="kb-stack">
        {job.convenient && (
          <p>
            {t('客户方便：', 'Suits him: ')}
            <strong>{job.convenient}</strong>
          </p>
        )}
        <Field label={t('哪一天', 'Day')} required>
          {(id) => <DayInput id={id} value={day} min={today()} onChange={(next) => next && setDay(next)} />}
        </Field>
        <div>
          <span className="kb-label">{t('什么时候', 'When')} *</span>
          <Chips
            label={t('什么时候', 'When')}
            value={span}
            onChange={(value) => setSpan(value)}
            choices={spans.map((value) => ({ value, label: value, disabled: over(value) }))}
          />
        </div>
        <Field label={t('带一句话给客户', 'A word for him')}>
          {(id) => (
            <Input id={id} maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
        <p className="kb-muted kb-small">{t('客户会看到上门时间。', 'The customer reads the time.')}</p>
      </div>
    </Sheet>
  )
}
