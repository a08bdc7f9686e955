import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { publishDays } from '../contract.ts'
import { readNotice } from '../rules.ts'

/** The notice as it was published becomes days, checked before they are used. */
export function Paste({
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

/** With the ground it stands on. */
export function Publish({ year, off, work, onDone, onClose }: PublishProps) {
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
