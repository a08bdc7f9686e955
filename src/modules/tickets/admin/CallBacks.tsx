import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Due, When } from '#web/ui/When.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { listCallBacks } from '../contract/call-backs.ts'
import { type Called, CallSheet } from './CallSheet.tsx'
import { useDeskNews } from './useDeskNews.ts'

/** Was it really solved: called by somebody who did not handle it. */
export function CallBacks() {
  const { t } = useWords()
  const query = useRead(listCallBacks, {}, { keep: true })
  const [calling, setCalling] = useState<Called>()
  useDeskNews()
  return (
    <div className="kb-page" style={{ maxWidth: 860 }}>
      <PageHead title={t('回访', 'Call-backs')} />
      <Asked query={query} bones={6} height={80}>
        {({ tickets, own }) => (
          <div className="kb-stack">
            {own > 0 && (
              <p className="kb-muted">
                {t(
                  `有 ${own} 件是您或您下属办的，由别人回访。`,
                  `${many(own, 'ticket')} you or your people handled: somebody else calls back.`,
                )}
              </p>
            )}
            {tickets.length === 0 && <Empty>{t('没有要您回访的。', 'Nobody for you to call back.')}</Empty>}
            {tickets.map((ticket) => (
              <CallCard key={ticket.id} ticket={ticket} onCall={() => setCalling(ticket)} />
            ))}
          </div>
        )}
      </Asked>
      {calling && <CallSheet ticket={calling} onClose={() => setCalling(undefined)} />}
    </div>
  )
}

function CallCard({ ticket, onCall }: { ticket: Called; onCall(): void }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <article className="kb-card kb-stack">
      <div className="kb-row">
        <span className="kb-grow">
          <Link to={here(`tickets/${ticket.id}`)}>{ticket.number}</Link>{' '}
          <strong>{[ticket.room, ticket.customer].filter(Boolean).join(' ')}</strong>{' '}
          <span className="kb-muted">
            <Policy>{ticket.kindTitle}</Policy> {ticket.phone}
          </span>
        </span>
        <Due at={ticket.dueAt} />
      </div>
      <p>{ticket.words}</p>
      <p className="kb-muted">
        {ticket.solvedBy} <When at={ticket.solvedAt} />：{ticket.done}
      </p>
      <div className="kb-row">
        <span className="kb-grow kb-muted kb-small">
          {ticket.calls > 0 &&
            t(`已打 ${ticket.calls} 次，没接通`, `${many(ticket.calls, 'call')} without an answer`)}
        </span>
        <Button type="primary" onClick={onCall}>
          {t('记回访', 'Record the call')}
        </Button>
      </div>
    </article>
  )
}
