import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { usePages } from '#web/ui/pages.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listDeposits } from '../contract/deposits.ts'
import type { Deposit } from './deposit.ts'
import { ReturnDeposit } from './ReturnDeposit.tsx'
import { TakeDeposit } from './TakeDeposit.tsx'

/** What lies at the desk, the oldest wish to fetch it in red, and what was fetched. */
export function Deposits() {
  const { t } = useWords()
  const [which, setWhich] = useState<'here' | 'gone'>('here')
  const pages = usePages()
  const query = useRead(listDeposits, { returned: which === 'gone', ...pages.page }, { keep: true })
  const [taking, setTaking] = useState(false)
  const [returning, setReturning] = useState<Deposit>()
  return (
    <div className="kb-stack">
      <div className="kb-wrap">
        <Chips
          label={t('哪些', 'Which')}
          value={which}
          onChange={(next) => {
            setWhich(next)
            pages.toFirst()
          }}
          choices={[
            { value: 'here', label: t(`还在 ${query.data?.open ?? ''}`, `Here ${query.data?.open ?? ''}`) },
            { value: 'gone', label: t('取走了', 'Fetched') },
          ]}
        />
        <Button type="primary" onClick={() => setTaking(true)}>
          {t('登记寄存', 'Take something in')}
        </Button>
      </div>
      <Asked query={query} bones={4} height={72}>
        {({ deposits, after }) =>
          deposits.length === 0 ? (
            <Empty>
              {which === 'here'
                ? t('前台没有替人保管的东西。', 'Nothing is kept for anybody.')
                : t('没有。', 'None.')}
            </Empty>
          ) : (
            <>
              {deposits.map((deposit) => (
                <One key={deposit.id} deposit={deposit} onReturn={() => setReturning(deposit)} />
              ))}
              {pages.buttons(after)}
            </>
          )
        }
      </Asked>
      {taking && <TakeDeposit onClose={() => setTaking(false)} />}
      {returning && <ReturnDeposit deposit={returning} onClose={() => setReturning(undefined)} />}
    </div>
  )
}

function One({ deposit, onReturn }: { deposit: Deposit; onReturn(): void }) {
  const { t, locale } = useWords()
  const here = useHere()
  return (
    <article className="kb-card kb-wrap">
      <div className="kb-grow">
        <p>
          <strong>{deposit.what}</strong> ·{' '}
          {deposit.customerId ? (
            <Link to={here(`customers/${deposit.customerId}`)}>{deposit.who}</Link>
          ) : (
            deposit.who
          )}{' '}
          <span className="kb-muted">{deposit.place}</span>
        </p>
        <p className="kb-muted kb-small">
          <When at={deposit.takenAt} /> {deposit.takenBy} · {deposit.project}
          {deposit.expectedOn && !deposit.returnedAt && (
            <span className={deposit.late ? 'kb-late' : undefined}>
              {' '}
              ·{' '}
              {t(
                `说好 ${sayDay(deposit.expectedOn, 'zh-CN')}来取`,
                `to be fetched by ${sayDay(deposit.expectedOn, locale)}`,
              )}
            </span>
          )}
          {deposit.returnedAt && (
            <>
              {' '}
              · {t(`${deposit.returnedTo}取走`, `fetched by ${deposit.returnedTo}`)}{' '}
              <When at={deposit.returnedAt} /> {deposit.returnedBy}
            </>
          )}
        </p>
      </div>
      {deposit.signatureId && (
        <a href={`/api/staff/files/${deposit.signatureId}`} target="_blank" rel="noreferrer">
          {t('看签字', 'Signature')}
        </a>
      )}
      {!deposit.returnedAt && <Button onClick={onReturn}>{t('取走', 'Give back')}</Button>}
    </article>
  )
}
