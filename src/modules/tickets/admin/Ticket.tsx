import { Link, useParams } from 'react-router'
import { TicketApprovals } from '#modules/approvals/admin/TicketApprovals.tsx'
import { TicketMails } from '#modules/mailboxes/admin/TicketMails.tsx'
import { ProceduresOf } from '#modules/procedures/admin/ProceduresOf.tsx'
import { JobSheets } from '#modules/repairs/admin/JobSheets.tsx'
import { TicketRepairs } from '#modules/repairs/admin/TicketRepairs.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeTicket } from '../contract/lists.ts'
import { channelWords, remedyWords, stateWords } from '../contract/words.ts'
import type { State } from '../rules.ts'
import type { SeenTicket } from './seen.ts'
import { TicketActions } from './TicketActions.tsx'
import { TicketClocks } from './TicketClocks.tsx'
import { TicketStory } from './TicketStory.tsx'
import { useDeskNews } from './useDeskNews.ts'
import { Wording } from './Wording.tsx'
import './desk.css'

/** The whole story of one matter, and what may be done with it now. */
export function Ticket() {
  const { id } = useParams()
  const query = useRead(seeTicket, { id: id! })
  useDeskNews()
  return (
    <div className="kb-page">
      <Asked query={query} bones={8}>
        {(ticket) => <Seen ticket={ticket} />}
      </Asked>
    </div>
  )
}

function Seen({ ticket }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  const here = useHere()
  return (
    <>
      <PageHead
        title={
          <>
            {ticket.number} <Policy>{ticket.kindTitle}</Policy>
            {ticket.category && (
              <>
                {' · '}
                <Policy>{ticket.category}</Policy>
              </>
            )}
          </>
        }
      >
        <Link to={here(`tickets/${ticket.id}/print`)}>{t('打印', 'Print')}</Link>
        {ticket.urgent && <span className="kb-late">{t('紧急', 'Urgent')}</span>}
        {ticket.severity && (
          <span className="kb-mark kb-mark-strong">
            <Policy>{ticket.severity}</Policy>
          </span>
        )}
        <span className="kb-mark">{say(stateWords[ticket.state as State])}</span>
      </PageHead>
      <Strip state={ticket.state as State} />
      <div className="kb-ticket">
        <div className="kb-stack">
          <section className="kb-card kb-stack">
            <p className="kb-said">{ticket.words}</p>
            <p className="kb-muted kb-small">
              {t('客户希望', 'He wants')}：
              {ticket.remedy ? say(remedyWords[ticket.remedy]!) : t('没有说', 'not said')}
              {ticket.convenient && ` · ${t('方便时间', 'suits him')} ${ticket.convenient}`}
            </p>
            {ticket.wording && ticket.state !== 'closed' && <Wording wording={ticket.wording} />}
            <TicketActions ticket={ticket} />
          </section>
          <JobSheets ticketId={ticket.id} />
          <TicketApprovals ticketId={ticket.id} />
          <ProceduresOf about="ticket" aboutId={ticket.id} />
          <TicketStory ticket={ticket} />
        </div>
        <div className="kb-stack">
          <TicketClocks ticket={ticket} />
          <section className="kb-card">
            <dl className="kb-facts">
              <Fact label={t('谁', 'Who')}>
                {ticket.customerId ? (
                  <Link to={here(`customers/${ticket.customerId}`)}>{ticket.customer}</Link>
                ) : (
                  (ticket.caller.name ?? t('没有登记', 'not on record'))
                )}{' '}
                <span className="kb-muted">
                  {[ticket.caller.relation, ticket.caller.phone ?? ticket.phone].filter(Boolean).join(' ')}
                </span>
              </Fact>
              <Fact label={t('哪里', 'Where')}>
                {ticket.unitId ? (
                  <Link to={here(`homes/${ticket.unitId}`)}>{ticket.room}</Link>
                ) : (
                  ticket.place
                )}{' '}
                <span className="kb-muted">{ticket.project}</span>
              </Fact>
              <Fact label={t('怎么来的', 'Came by')}>
                {say(
                  channelWords[ticket.channel as keyof typeof channelWords] ?? {
                    zh: ticket.channel,
                    en: ticket.channel,
                  },
                )}{' '}
                <When at={ticket.filedAt} />
              </Fact>
              {ticket.authority && <Fact label={t('转办单号', 'Authority')}>{ticket.authority.number}</Fact>}
              <Fact label={t('首问', 'First contact')}>{ticket.firstContact}</Fact>
              <Fact label={t('处理人', 'Handler')}>{ticket.assignee ?? t('还没有', 'nobody yet')}</Fact>
              {ticket.incident && (
                <Fact label={t('事件', 'Incident')}>
                  <Link to={here(`incidents/${ticket.incident.id}`)}>{ticket.incident.title}</Link>
                </Fact>
              )}
              {ticket.appointed && (
                <Fact label={t('约好上门', 'Appointed')}>
                  <When at={ticket.appointed.from} />
                </Fact>
              )}
              {ticket.respondent && (
                <Fact label={t('被投诉的人', 'Complained about')}>{ticket.respondent}</Fact>
              )}
              {ticket.cause && (
                <Fact label={t('原因', 'Cause')}>
                  <Policy>{ticket.cause}</Policy>
                </Fact>
              )}
              {ticket.valid !== null && (
                <Fact label={t('认定', 'Judged')}>
                  {ticket.valid ? t('有效', 'valid') : t('无效', 'not valid')}
                </Fact>
              )}
              <Fact label={t('客户看到', 'He reads')}>{say(ticket.toCustomer)}</Fact>
            </dl>
          </section>
          {ticket.channel === 'mail' && <TicketMails ticketId={ticket.id} />}
          {ticket.mends && <TicketRepairs ticket={ticket} />}
          <Related ticket={ticket} />
        </div>
      </div>
    </>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children ?? '–'}</dd>
    </>
  )
}

const strip: readonly State[] = ['filed', 'dispatched', 'working', 'solved', 'closed']

/** 受理 · 派 · 办 · 办完 · 关闭; what stands aside is said beside it. */
function Strip({ state }: { state: State }) {
  const { say, t } = useWords()
  const at = {
    filed: 0,
    triaged: 0,
    dispatched: 1,
    accepted: 1,
    reopened: 1,
    working: 2,
    suspended: 2,
    solved: 3,
    closed: 4,
    withdrawn: 4,
    rejected: 4,
    merged: 4,
  }[state]
  return (
    <ol className="kb-steps" aria-label={t('到哪一步', 'How far')} style={{ marginBottom: 12 }}>
      {strip.map((step, index) => (
        <li
          key={step}
          className={index <= at ? undefined : 'kb-faint'}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          {index < at ? '●' : index === at ? '◉' : '○'} {say(stateWords[index === at ? state : step])}
        </li>
      ))}
    </ol>
  )
}

function Related({ ticket }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  const here = useHere()
  const all = [
    ...(ticket.mergedInto ? [{ ...ticket.mergedInto, how: t('并入', 'merged into') }] : []),
    ...ticket.merged.map((one) => ({ ...one, how: t('并进来', 'taken in') })),
    ...ticket.links.map((one) => ({ ...one, how: t('关联', 'linked') })),
  ]
  if (all.length === 0) return null
  return (
    <section className="kb-card kb-stack">
      {all.map((one) => (
        <p key={one.id}>
          {one.how} <Link to={here(`tickets/${one.id}`)}>{one.number}</Link>{' '}
          <span className="kb-muted kb-small">
            {say(stateWords[one.state as State])} · {one.words}
          </span>
        </p>
      ))}
    </section>
  )
}
