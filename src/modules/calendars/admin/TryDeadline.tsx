import { Button, Input } from 'antd'
import { useState } from 'react'
import { sayDay } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead } from '#web/ui/query.ts'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { tryDeadline } from '../contract.ts'

const usual = ['7 days', '3 working days', '24 hours', '8 working hours', '3 months', 'end of month']

/** A beginning and a rule give the due time, with each day of the count in words. */
export function TryDeadline({ today }: { today: string }) {
  const { t, say, locale } = useWords()
  const [on, setOn] = useState(today)
  const [at, setAt] = useState('10:00')
  const [rule, setRule] = useState('7 days')
  const [asked, setAsked] = useState<{ on: string; at: string; rule: string } | null>(null)
  const query = useRead(tryDeadline, asked ?? { on, at, rule }, { enabled: asked !== null })
  const result = query.data
  return (
    <section className="calendar-try" aria-label={t('期限试算', 'Try a due time')}>
      <h2>{t('期限试算', 'Try a due time')}</h2>
      <div className="calendar-asked">
        <Field label={t('哪天发生', 'Happened on')}>
          {(id) => <DayInput id={id} value={on} onChange={(day) => day && setOn(day)} />}
        </Field>
        <Field label={t('几点', 'At')}>
          {(id) => (
            <input
              id={id}
              type="time"
              className="kb-input"
              value={at}
              onChange={(event) => setAt(event.target.value.slice(0, 5))}
            />
          )}
        </Field>
        <Field label={t('期限', 'Rule')}>
          {(id) => (
            <Input
              id={id}
              value={rule}
              maxLength={120}
              list="usual-rules"
              onChange={(event) => setRule(event.target.value)}
            />
          )}
        </Field>
        <datalist id="usual-rules">
          {usual.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <Button
          type="primary"
          onClick={() => setAsked({ on, at: at || '10:00', rule })}
          loading={query.isFetching}
        >
          {t('算一下', 'Count')}
        </Button>
      </div>
      {query.error && (
        <p role="alert" className="kb-late">
          {saidBy(query.error)}
        </p>
      )}
      {result && (
        <div aria-live="polite">
          <p>
            {t('到期：', 'Due: ')}
            <b>{sayDay(result.dueOn, locale)}</b> <span className="kb-muted">{say(result.said)}</span>
            {result.provisional && <span className="kb-late"> {t('暂定', 'provisional')}</span>}
          </p>
          {result.doBy && (
            <p>
              {t(
                `到期那天休息，请在 ${sayDay(result.doBy, locale)} 前办。`,
                `Due on a day of rest: do it by ${sayDay(result.doBy, locale)}.`,
              )}
            </p>
          )}
          <ol className="calendar-count">
            {result.days.map((each) => (
              <li key={each.day} data-counted={each.nth !== null}>
                <span>{sayDay(each.day, locale)}</span>
                <span>{each.nth === null ? '' : t(`第 ${each.nth} 天`, `day ${each.nth}`)}</span>
                <span className="kb-muted">{say(each.why)}</span>
              </li>
            ))}
          </ol>
          {result.more > 0 && (
            <p className="kb-muted">{t(`还有 ${result.more} 天`, `${result.more} more days`)}</p>
          )}
        </div>
      )}
    </section>
  )
}
