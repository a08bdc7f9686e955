import { Link, useParams } from 'react-router'
import { Answered } from '#web/portal/Answered.tsx'
import { useHere } from '#web/portal/me.ts'
import { Page } from '#web/portal/Page.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeMyTicket } from '../contract/mine.ts'
import { remedyWords } from '../contract/words.ts'
import { Actions, type SeenTicket } from './Actions.tsx'
import { Files } from './Files.tsx'
import { Steps } from './Steps.tsx'
import { shortNumber } from './TicketCard.tsx'

/** One matter: how it stands, who has it, until when and why, what I can do, every step. */
export function Matter() {
  const { t } = useWords()
  const here = useHere()
  const { id = '' } = useParams()
  const query = useRead(seeMyTicket, { id }, { staleTime: 10_000, refetchInterval: 60_000 })
  return (
    <Answered query={query}>
      {(ticket) => (
        <Page
          title={`${ticket.category ?? ticket.kindTitle} ${shortNumber(ticket.number)}`}
          ofPolicy
          back={here('matters')}
        >
          <Standing ticket={ticket} />
          <Actions ticket={ticket} />
          <Said ticket={ticket} />
          <Story ticket={ticket} />
          {ticket.supervisor && (
            <section className="p-card">
              <p>
                {t('谁在办：', 'Who has it: ')}
                {ticket.who ?? ticket.firstContact ?? t('正在安排', 'being arranged')}
              </p>
              <p>
                {t('谁监督：', 'Who supervises: ')}
                {ticket.supervisor}
              </p>
              <Link className="p-link" to={here('how-to-complain')}>
                {t('不满意还可以找谁', 'Whom to turn to next')}
              </Link>
            </section>
          )}
        </Page>
      )}
    </Answered>
  )
}

function Standing({ ticket }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  return (
    <section className="p-card" aria-live="polite">
      <h2>{say(ticket.title)}</h2>
      <p>{say(ticket.next)}</p>
      {ticket.promise && !ticket.over && (
        <p className="kb-muted p-small">
          {t('公司的承诺：', 'What the company promises: ')}
          {say(ticket.promise.due)}
        </p>
      )}
      <Steps stage={ticket.stage} />
    </section>
  )
}

function Said({ ticket }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  const remedy = ticket.remedy ? remedyWords[ticket.remedy] : undefined
  return (
    <section className="p-card">
      <h2>{t('您报的', 'What you reported')}</h2>
      <p className="p-lines">{ticket.words}</p>
      <p className="kb-muted p-small">
        {ticket.place ?? ticket.room} · <When at={ticket.filedAt} />
        {remedy && ` · ${t('希望', 'wish')}：${say(remedy)}`}
      </p>
      <Files ids={ticket.photos} />
    </section>
  )
}

function Story({ ticket }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  return (
    <section className="p-card">
      <h2>{t('经过', 'What happened')}</h2>
      <ol className="p-story">
        {ticket.steps.map((step) => (
          <li key={step.id}>
            <p>
              <strong>{say(step.title)}</strong>{' '}
              <span className="kb-muted p-small">
                {step.mine ? t('您', 'you') : step.who} <When at={step.at} />
              </span>
            </p>
            {step.words && <p className="p-lines">{step.words}</p>}
            <Files ids={step.files} />
          </li>
        ))}
      </ol>
    </section>
  )
}
