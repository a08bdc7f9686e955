import { useParams } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { dayOf, now } from '#web/ui/clock.ts'
import { Paper, Papers } from '#web/ui/Paper.tsx'
import { useRead } from '#web/ui/query.ts'
import { sayDueAt } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { listHistory } from '../contract/history.ts'
import { seeCustomer } from '../contract/profile.ts'
import { consentPurposes, holdingRoles } from '../contract/words.ts'
import { HistoryLine } from './HistoryLine.tsx'
import type { Seen } from './seen.tsx'

const LATELY = 15

/** One customer on one sheet, for a visit: what one has to know, what is owed, what was said lately. Numbers stay masked. */
export function PrintCustomer() {
  const { t } = useWords()
  const { id } = useParams()
  const query = useRead(seeCustomer, { id: id! }, { staleTime: 0 })
  const history = useRead(listHistory, { id: id!, kind: 'contacts', limit: LATELY })
  return (
    <Papers title={t('打印客户卡', 'Print the card')}>
      <Asked query={query} bones={8}>
        {(seen) => (
          <Paper>
            <Card seen={seen} />
            <h3>{t('最近的往来', 'Lately')}</h3>
            {(history.data?.entries ?? []).map((entry) => (
              <HistoryLine key={entry.id} entry={entry} dated />
            ))}
            {history.data?.entries.length === 0 && <p className="kb-muted">{t('还没有。', 'None yet.')}</p>}
          </Paper>
        )}
      </Asked>
    </Papers>
  )
}

function Card({ seen }: { seen: Seen }) {
  const { t, say, listed, locale } = useWords()
  const { customer } = seen
  const homes = seen.holdings.filter(({ endedOn }) => endedOn === null)
  const owed = seen.obligations.filter(({ state }) => state === 'open' || state === 'waiting')
  const lines: [string, string | null][] = [
    [t('电话', 'Phones'), listed(customer.phones.map(({ masked }) => masked))],
    [t('管家', 'Steward'), customer.steward],
    [t('级别', 'Level'), customer.level],
    [t('方便的时间', 'Best time'), customer.bestTime],
    [t('要紧的', 'To know'), listed(customer.pinned)],
    [t('家庭', 'Family'), listed(seen.family.map(({ name }) => name))],
    [
      t('同意', 'Consents'),
      listed(
        seen.consents
          .filter(({ given }) => given)
          .map(({ purpose }) => say(consentPurposes[purpose as keyof typeof consentPurposes])),
      ),
    ],
  ]
  return (
    <>
      <h2>
        {customer.name} <span className="kb-muted">{customer.number}</span>
      </h2>
      <p className="kb-muted">
        {t(`${dayOf(now())} 打印，用完销毁`, `printed ${dayOf(now())}; destroy after use`)}
      </p>
      <dl>
        {lines.map(([name, value]) =>
          value ? (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <h3>{t('房屋', 'Homes')}</h3>
      {homes.map((home) => (
        <p key={home.id}>
          <strong>{home.room}</strong> {home.project}{' '}
          {say(holdingRoles[home.role as keyof typeof holdingRoles])}{' '}
          {home.stage && <Policy>{home.stage}</Policy>}{' '}
          <span className="kb-muted">
            {home.movedInOn && t(`${home.movedInOn} 入住`, `moved in ${home.movedInOn}`)}
          </span>
        </p>
      ))}
      <h3>{t('要办的', 'Owed')}</h3>
      {owed.length === 0 && <p className="kb-muted">{t('现在不欠他什么。', 'Nothing is owed now.')}</p>}
      {owed.map((duty) => (
        <p key={duty.id}>
          <span className="kb-tick" />
          <Policy>{duty.title}</Policy>{' '}
          <span className="kb-muted">
            {duty.clause} {sayDueAt(duty.dueAt, locale)}
          </span>
        </p>
      ))}
    </>
  )
}
