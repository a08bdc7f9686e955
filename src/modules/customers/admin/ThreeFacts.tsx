import { Policy } from '#web/admin/Policy.tsx'
import { daysBetween, today } from '#web/ui/clock.ts'
import { Due } from '#web/ui/When.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { PinnedFacts } from './PinnedFacts.tsx'
import type { Seen, TabName } from './seen.tsx'

/** What we owe, who this is, and whether we kept our word. Each opens its rows. */
export function ThreeFacts({ seen, open }: { seen: Seen; open(tab: TabName): void }) {
  const { t, listed } = useWords()
  const { facts, customer, holdings, obligations } = seen
  const they = customer.sex === 'male' ? '他' : '她'
  const now = obligations.filter(({ state }) => state === 'open').slice(0, 2)
  const rooms = holdings.filter(({ endedOn }) => endedOn === null)
  const months = customer.since ? Math.floor(daysBetween(customer.since, today()) / 30.44) : 0
  const known =
    months >= 12
      ? t(
          `${Math.floor(months / 12)} 年${months % 12 ? ` ${months % 12} 个月` : ''}`,
          `${Math.floor(months / 12)} years`,
        )
      : t(`${months} 个月`, `${months} months`)
  return (
    <div className="kb-three">
      <section>
        <h2>
          <button type="button" className="kb-plain" onClick={() => open('owed')}>
            {t(`现在欠${they} ${facts.owed} 件`, `${facts.owed} owed now`)}{' '}
            {facts.overdue > 0 && (
              <span className="kb-late">{t(`逾期 ${facts.overdue}`, `${facts.overdue} late`)}</span>
            )}
          </button>
        </h2>
        {now.length === 0 && <p className="kb-muted">{t('没有', 'Nothing')}</p>}
        {now.map((one) => (
          <p key={one.id} className="kb-row">
            <span className="kb-grow kb-one-line">
              <Policy>{one.title}</Policy>
            </span>{' '}
            <Due at={one.dueAt} />
          </p>
        ))}
      </section>
      <section>
        <h2>
          <button type="button" className="kb-plain" onClick={() => open('homes')}>
            {t(`${they}是谁`, 'Who this is')}
          </button>
        </h2>
        <p>
          {rooms.length > 0
            ? t(`${rooms.length} 套房：`, `${many(rooms.length, 'home')}: `)
            : t('现在没有房', 'no home now')}
          {listed(rooms.slice(0, 3).map(({ room }) => room))}
        </p>
        {customer.since && <p>{t(`认识我们 ${known}`, `Known for ${known}`)}</p>}
        {seen.family.length > 0 && (
          <p>{t(`家里登记 ${seen.family.length} 人`, many(seen.family.length, 'family member'))}</p>
        )}
        <PinnedFacts customer={customer} />
      </section>
      <section>
        <h2>
          <button type="button" className="kb-plain" onClick={() => open('owed')}>
            {t('我们说到做到了吗', 'Did we keep our word')}
          </button>
        </h2>
        {facts.yearOwed === 0 ? (
          <p className="kb-muted">{t('近一年没有应办的', 'Nothing was due in a year')}</p>
        ) : (
          <p>
            {t(
              `近一年应办 ${facts.yearOwed}，按时 ${facts.yearInTime}`,
              `A year: ${facts.yearOwed} due, ${facts.yearInTime} in time`,
            )}
          </p>
        )}
      </section>
    </div>
  )
}
