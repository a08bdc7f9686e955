import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { fileMailAgain, listMails } from '../contract/mailbox.ts'
import { cameAsWords, receiptWords, type Silent, silentWords, standingWords } from '../contract/words.ts'

type Mail = OutputOf<typeof listMails>['mails'][number]

/** What came, newest first, and what became of each. */
export function Mails() {
  const { t } = useWords()
  const [pages, setPages] = useState<(string | undefined)[]>([undefined])
  const after = pages.at(-1)
  const query = useRead(listMails, after ? { after } : {}, { keep: true })
  return (
    <section className="kb-card">
      <h2 style={{ marginBottom: 8 }}>{t('来信', 'Mails')}</h2>
      <Asked query={query} bones={4} height={44}>
        {({ mails, after: next }) => (
          <>
            {mails.length === 0 && <Empty>{t('还没有来信。', 'No mail yet.')}</Empty>}
            {mails.map((mail) => (
              <Line key={mail.id} mail={mail} />
            ))}
            <div className="kb-wrap" style={{ marginTop: 8 }}>
              {pages.length > 1 && (
                <Button onClick={() => setPages(pages.slice(0, -1))}>{t('上一页', 'Newer')}</Button>
              )}
              {next && <Button onClick={() => setPages([...pages, next])}>{t('下一页', 'Older')}</Button>}
            </div>
          </>
        )}
      </Asked>
    </section>
  )
}

function Line({ mail }: { mail: Mail }) {
  const { say, t } = useWords()
  const here = useHere()
  const { message } = App.useApp()
  const again = useWrite(fileMailAgain, ['mailboxes', 'tickets'])
  const receipt = receiptWords[mail.receipt as keyof typeof receiptWords]
  return (
    <div className="kb-wrap" style={{ padding: '8px 0', borderBottom: '1px solid var(--kb-line)' }}>
      <span style={{ minWidth: 96 }}>
        <When at={mail.receivedAt} />
      </span>
      <span className="kb-grow" style={{ minWidth: 200, overflowWrap: 'anywhere' }}>
        {mail.from ?? t('没有地址', 'no address')}{' '}
        <span className={mail.standing === 'forged' ? 'kb-late' : 'kb-muted kb-small'}>
          {say(standingWords[mail.standing])}
        </span>
        {mail.leftOut > 0 && (
          <span className="kb-muted kb-small">
            {' '}
            · {t(`${mail.leftOut} 个附件没收`, `${mail.leftOut} attachments left out`)}
          </span>
        )}
        {mail.problem && <span className="kb-late"> · {say(mail.problem)}</span>}
      </span>
      <span style={{ minWidth: 150 }}>
        {say(cameAsWords[mail.cameAs as keyof typeof cameAsWords])}{' '}
        {mail.ticketId && <Link to={here(`tickets/${mail.ticketId}`)}>{mail.number}</Link>}
      </span>
      <span className="kb-muted kb-small" style={{ minWidth: 150 }} title={mail.receiptAnswer ?? undefined}>
        {mail.receiptWhy ? say(silentWords[mail.receiptWhy as Silent]) : say(receipt)}
      </span>
      {mail.cameAs === 'unfiled' && (
        <Button
          size="small"
          loading={again.isPending}
          onClick={() =>
            again.mutate({ input: { id: mail.id } }, { onError: (error) => message.warning(saidBy(error)) })
          }
        >
          {t('再登记', 'File it again')}
        </Button>
      )}
    </div>
  )
}
