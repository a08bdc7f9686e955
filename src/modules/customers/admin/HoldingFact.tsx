import { App, Button } from 'antd'
import { useState } from 'react'
import { Chips } from '#web/ui/Chips.tsx'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayWhen } from '#web/ui/say.ts'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { recordHoldingFact } from '../contract/holdings.ts'
import { type HoldingEvent, holdingEvents } from '../contract/words.ts'
import type { Holding } from './seen.tsx'

/** A step of the journey. Before it is recorded it says what it will open. */
export function HoldingFact({
  holding,
  onClose,
}: {
  holding: Pick<Holding, 'id' | 'room'>
  onClose(): void
}) {
  const { say, t, locale } = useWords()
  const { message } = App.useApp()
  const [event, setEvent] = useState<HoldingEvent>()
  const [on, setOn] = useState<string | undefined>(today())
  const ready = event !== undefined && on !== undefined
  const preview = useRead(
    recordHoldingFact,
    { id: holding.id, event: event ?? 'signed', on: on ?? today(), preview: true },
    { enabled: ready, staleTime: 0 },
  )
  const write = useWrite(recordHoldingFact, ['customers', 'obligations', 'places'])
  const save = () =>
    write.mutate(
      { input: { id: holding.id, event: event!, on: on! } },
      {
        onSuccess: ({ opened }) => {
          message.success(
            opened > 0
              ? t(`记下了，多了 ${opened} 件要办。`, `Recorded; ${many(opened, 'matter')} opened.`)
              : t('记下了。', 'Recorded.'),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t(`记房屋进展 · ${holding.room}`, `A step · ${holding.room}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!ready || preview.isError}
          loading={write.isPending}
          onClick={save}
        >
          {t('记下', 'Record')}
        </Button>
      }
    >
      <div className="kb-stack">
        <div>
          <span className="kb-label">{t('发生了什么', 'What happened')} *</span>
          <Chips
            label={t('发生了什么', 'What happened')}
            value={event}
            onChange={(chosen) => setEvent(chosen)}
            choices={(Object.keys(holdingEvents) as HoldingEvent[]).map((value) => ({
              value,
              label: say(holdingEvents[value]),
            }))}
          />
        </div>
        <Field
          label={t('哪天', 'On')}
          required
          error={preview.error && ready ? saidBy(preview.error) : undefined}
        >
          {(id) => (
            <DayInput
              id={id}
              value={on}
              onChange={setOn}
              {...(event === 'handover-planned' ? {} : { max: today() })}
            />
          )}
        </Field>
        {ready && preview.data && (
          <div
            className="kb-strip"
            role="status"
            style={{ borderLeftColor: 'var(--kb-accent)', background: 'var(--kb-accent-soft)' }}
          >
            {preview.data.opened > 0
              ? t(`会产生 ${preview.data.opened} 件要办的`, `Opens ${many(preview.data.opened, 'matter')}`)
              : t('不会产生新的待办', 'Opens nothing')}
            {preview.data.earliestDueAt &&
              t(
                `，最早 ${sayWhen(preview.data.earliestDueAt, locale)} 到期`,
                `, the first due ${sayWhen(preview.data.earliestDueAt, locale)}`,
              )}
            {preview.data.closed > 0 &&
              t(`；结束 ${preview.data.closed} 件`, `; closes ${preview.data.closed}`)}
            {preview.data.unopened > 0 &&
              t(
                `；启用日前的 ${preview.data.unopened} 件不补`,
                `; ${preview.data.unopened} before go-live stay history`,
              )}
            {preview.data.stage &&
              t(`；阶段变为「${preview.data.stage}」`, `; stage becomes “${preview.data.stage}”`)}
            {t('。', '.')}
          </div>
        )}
      </div>
    </Sheet>
  )
}
