import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { many, useWords } from '#web/ui/words.ts'
import type { seeRehearsal } from '../contract/rehearsals.ts'

type Weeks = NonNullable<OutputOf<typeof seeRehearsal>['result']>['tooMuch']

/** The weeks that do not fit, what they are made of, and the change that would cost the policy least. */
export function TooMuch({ weeks, capacity }: { weeks: Weeks; capacity: number }) {
  const { t, say, locale } = useWords()
  return (
    <section className="kb-card" style={{ padding: 16 }}>
      <h2>
        {t(`超出能力的周（一人一周 ${capacity} 件）`, `Weeks beyond what a person can do (${capacity})`)}
      </h2>
      <ul className="playbook-too-much">
        {weeks.map((each) => (
          <li key={`${each.who} ${each.week}`}>
            <p>
              <b>{each.name}</b>{' '}
              {t(`${sayDay(each.week, locale)}那一周`, `week of ${sayDay(each.week, locale)}`)}{' '}
              <b className="kb-late">{t(`${each.count} 件`, many(each.count, 'matter'))}</b>{' '}
              <span className="kb-muted">
                {each.of.map((part, at) => (
                  <span key={part.rule}>
                    {at > 0 && t('、', ', ')}
                    <Policy>{part.title}</Policy> {part.count}
                  </span>
                ))}
              </span>
            </p>
            <p className="kb-small">{say(each.advice)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
