import { Button } from 'antd'
import { Link } from 'react-router'
import { HistoryLine } from '#modules/customers/admin/HistoryLine.tsx'
import { listHistory } from '#modules/customers/contract/history.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { HomeRow, Matter } from '../contract/matters.ts'
import { reasonWords } from '../contract/reasons.ts'
import { HomeActions } from './HomeActions.tsx'
import { Marks } from './Marks.tsx'
import { useMatterSheets } from './MatterSheets.tsx'
import { Attempts, WhyLine } from './Why.tsx'

/** The chosen home: everything owed there, and what was said last. */
export function HomePanel({ home, plain = false }: { home: HomeRow; plain?: boolean }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <div className="kb-stack" style={{ gap: 20 }}>
      <header>
        {!plain && (
          <div className="kb-wrap">
            <h1>
              {home.room ?? home.project} {home.customer}
            </h1>
            <Marks marks={home.marks} cover={home.cover} />
          </div>
        )}
        <p className="kb-muted">
          {[home.project, home.phone].filter(Boolean).join(' · ')}{' '}
          {home.customerId && (
            <Link to={here(`customers/${home.customerId}`)} style={{ marginLeft: 6 }}>
              {t('打开客户', 'Open the customer')}
            </Link>
          )}
        </p>
        {home.group !== 'done' && <HomeActions home={home} primary />}
      </header>
      <section aria-label={t('欠这一户的', 'Owed here')}>
        <h2>{t(`欠这一户 ${home.matters.length} 件`, `${home.matters.length} owed here`)}</h2>
        {home.matters.map((matter) => (
          <MatterLine key={matter.id} matter={matter} home={home} />
        ))}
      </section>
      {home.customerId && <Lately customerId={home.customerId} />}
    </div>
  )
}

function MatterLine({ matter, home }: { matter: Matter; home: HomeRow }) {
  const { t } = useWords()
  const ask = useMatterSheets()
  return (
    <div className="kb-panel-matter">
      <div className="kb-row">
        <strong className="kb-grow">
          <Policy>{matter.title}</Policy>
        </strong>
        <Due at={matter.closedAt ?? matter.dueAt} closed={matter.closedAt !== null} />
      </div>
      <p className="kb-muted kb-small">
        <WhyLine matter={matter} />
      </p>
      <p className="kb-muted kb-small">
        <Attempts matter={matter} />
        {matter.excuse &&
          t(
            ` 已申请免除：${reasonWords(matter.excuse.reason).zh}，等同意`,
            ` Excuse asked: ${reasonWords(matter.excuse.reason).en}`,
          )}
      </p>
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => ask('why', matter, home)}>
        {t('为什么要做', 'Why is this owed')}
      </Button>
    </div>
  )
}

function Lately({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const query = useRead(listHistory, { id: customerId, kind: 'contacts', limit: 6 }, { staleTime: 60_000 })
  return (
    <section aria-label={t('最近往来', 'Lately')}>
      <h2>{t('最近往来', 'Lately')}</h2>
      <Asked query={query} bones={3} height={40}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="kb-muted">{t('还没有联系过。', 'No contact yet.')}</p>
          ) : (
            entries.map((entry) => <HistoryLine key={entry.id} entry={entry} dated />)
          )
        }
      </Asked>
    </section>
  )
}
