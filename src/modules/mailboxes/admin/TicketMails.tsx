import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { currentTenant } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { mailsOf, revealSender } from '../contract/mailbox.ts'
import { leftOutWords, standingWords } from '../contract/words.ts'

type Mail = OutputOf<typeof mailsOf>['mails'][number]

/** Who wrote, whether that is proved, and what came along; for a ticket that came by mail. */
export function TicketMails({ ticketId }: { ticketId: string }) {
  const { t } = useWords()
  const query = useRead(mailsOf, { id: ticketId })
  return (
    <section className="kb-card kb-stack" aria-label={t('来信', 'Mails')}>
      <h2>{t('来信', 'Mails')}</h2>
      <Asked query={query} bones={1} height={44}>
        {({ mails }) => mails.map((mail) => <One key={mail.id} mail={mail} ticketId={ticketId} />)}
      </Asked>
    </section>
  )
}

function One({ mail, ticketId }: { mail: Mail; ticketId: string }) {
  const { say, t } = useWords()
  const here = useHere()
  const { message } = App.useApp()
  const reveal = useWrite(revealSender)
  const [address, setAddress] = useState<string>()
  return (
    <div className="kb-stack" style={{ gap: 4 }}>
      <p style={{ overflowWrap: 'anywhere' }}>
        {address ?? mail.from ?? t('没有地址', 'no address')}{' '}
        <span className={mail.standing === 'forged' ? 'kb-late' : 'kb-mark'}>
          {say(standingWords[mail.standing])}
        </span>{' '}
        <span className="kb-muted kb-small">
          <When at={mail.receivedAt} />
        </span>
        {mail.from && !address && (
          <Button
            type="link"
            size="small"
            loading={reveal.isPending}
            onClick={() =>
              reveal.mutate(
                { input: { id: ticketId, mailId: mail.id } },
                {
                  onSuccess: (seen) => setAddress(seen.address),
                  onError: (error) => message.warning(saidBy(error)),
                },
              )
            }
          >
            {t('看地址', 'Show the address')}
          </Button>
        )}
      </p>
      {mail.customer && mail.standing !== 'verified' && (
        <p className="kb-muted kb-small">
          {t('地址和', 'The address is that of ')}
          <Link to={here(`customers/${mail.customer.id}`)}>{mail.customer.name}</Link>
          {t(
            '登记的一样，但可以冒充：先打登记的电话核实，再说他家的事。',
            ', but may be forged: call the number on record before you speak of his matters.',
          )}
        </p>
      )}
      {mail.documents.map(({ id, name }) => (
        <a
          key={id}
          href={`/api/staff/files/${id}?tenant=${currentTenant()}`}
          style={{ overflowWrap: 'anywhere' }}
        >
          {name}
        </a>
      ))}
      {mail.leftOut.map(({ name, why }) => (
        <p key={name} className="kb-muted kb-small" style={{ overflowWrap: 'anywhere' }}>
          {t('没收：', 'Left out: ')}
          {name}（{say(leftOutWords[why])}）
        </p>
      ))}
    </div>
  )
}
