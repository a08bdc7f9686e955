import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { AskChange } from '#modules/dossiers/admin/AskChange.tsx'
import { SendText } from '#modules/messages/admin/SendText.tsx'
import { useRecording } from '#modules/visits/admin/Recording.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { dayOf, sayDay } from '#web/ui/clock.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'
import { ChangeCustomer } from './ChangeCustomer.tsx'
import type { Seen } from './seen.tsx'
import { useSayStanding } from './useCustomerColumns.tsx'
import { targetOfCustomer, usePhoneUse } from './usePhoneUse.tsx'
import { Watch } from './Watch.tsx'

export function CustomerHead({ seen }: { seen: Seen }) {
  const { t, locale } = useWords()
  const { customer } = seen
  const standing = useSayStanding()
  const mayChange = useMay('customers.change')
  const mayWork = useMay('work.do')
  const here = useHere()
  const { record } = useRecording()
  const phones = usePhoneUse(seen)
  const [changing, setChanging] = useState(false)
  const [asking, setAsking] = useState(false)
  const [watching, setWatching] = useState(false)
  const [texting, setTexting] = useState(false)
  const stage = seen.holdings.find(({ endedOn, stage: one }) => endedOn === null && one)
  const sex = customer.sex === 'male' ? t('先生', 'Mr') : customer.sex === 'female' ? t('女士', 'Ms') : ''
  return (
    <header className="kb-stack" style={{ gap: 8 }}>
      <div className="kb-wrap">
        <h1>
          <Link to={here(`customers/${customer.id}`)} className="kb-plain">
            {customer.name}
          </Link>
        </h1>
        <span>{customer.salutation ?? sex}</span>
        {stage?.stage && (
          <span className="kb-mark">
            <Policy>{stage.stage}</Policy>
          </span>
        )}
        {!stage?.stage && customer.standing && <span className="kb-mark">{standing(customer.standing)}</span>}
        {customer.level && <span className="kb-mark kb-mark-strong">{customer.level}</span>}
        <span className="kb-grow" />
        <span className="kb-faint">{customer.number}</span>
        <Link
          to={here(`customers/${customer.id}/print`)}
          className="kb-icon-button kb-no-print"
          aria-label={t('打印客户卡', 'Print the card')}
        >
          <Icon name="print" />
        </Link>
      </div>
      <div>
        {customer.phones.length === 0 && (
          <p className="kb-muted">{t('没有登记电话。', 'No phone on record.')}</p>
        )}
        {customer.phones.map((phone) => (
          <div key={phone.id} className="kb-wrap" style={{ minHeight: 36 }}>
            <span style={phone.invalid ? { textDecoration: 'line-through' } : {}}>{phone.masked}</span>
            {phone.label && <span className="kb-muted">{phone.label}</span>}
            {phone.invalid && <span className="kb-muted">{t('打不通', 'not valid')}</span>}
            {mayWork && (
              <Button
                size="small"
                icon={<Icon name="phone" size={14} />}
                onClick={() => phones.ring(phone.id)}
              >
                {t('打电话', 'Call')}
              </Button>
            )}
            <Button size="small" onClick={() => phones.read(phone.id, 'copy')}>
              {t('复制', 'Copy')}
            </Button>
            <Button size="small" type="text" onClick={() => phones.read(phone.id, 'show')}>
              {t('显示', 'Show')}
            </Button>
          </div>
        ))}
      </div>
      <p className="kb-muted">
        {[
          customer.bestTime && t(`最好${customer.bestTime}`, `Best ${customer.bestTime}`),
          customer.bestWay,
          customer.steward && t(`管家 ${customer.steward}`, `Steward ${customer.steward}`),
          customer.firstContact &&
            t(
              `首问 ${customer.firstContact.name}（${sayDay(dayOf(customer.firstContact.on), locale)}）`,
              `First contact ${customer.firstContact.name} (${sayDay(dayOf(customer.firstContact.on), locale)})`,
            ),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="kb-wrap">
        {mayWork && (
          <Button
            type="primary"
            icon={<Icon name="pen" size={16} />}
            onClick={() => record(targetOfCustomer(seen))}
          >
            {t('记一笔', 'Record')}
          </Button>
        )}
        {mayWork && (
          <Link to={here(`desk?who=${customer.number}`)}>
            <Button>{t('登记诉求', 'Take a request')}</Button>
          </Link>
        )}
        {mayWork && <Button onClick={() => setTexting(true)}>{t('发短信', 'Send a text')}</Button>}
        {mayChange ? (
          <Button onClick={() => setChanging(true)}>{t('改资料', 'Change the record')}</Button>
        ) : (
          <Button onClick={() => setAsking(true)}>{t('申请改资料', 'Ask for a change')}</Button>
        )}
        {mayChange && (
          <Button type="text" onClick={() => setWatching(true)}>
            {customer.watch
              ? t('取消或改重点关注', 'Change the mark')
              : t('标重点关注', 'Mark for attention')}
          </Button>
        )}
      </div>
      {texting && <SendText customerId={customer.id} who={customer.name} onClose={() => setTexting(false)} />}
      {changing && <ChangeCustomer customer={customer} onClose={() => setChanging(false)} />}
      {asking && <AskChange customerId={customer.id} name={customer.name} onClose={() => setAsking(false)} />}
      {watching && <Watch customer={customer} onClose={() => setWatching(false)} />}
    </header>
  )
}
