import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeMailbox, testMailbox } from '../contract/mailbox.ts'
import { sayProblem } from '../contract/words.ts'
import { MailboxForm } from './MailboxForm.tsx'
import { Mails } from './Mails.tsx'

type Box = NonNullable<OutputOf<typeof seeMailbox>['mailbox']>

/** Where customers write to, whether it is read, and what came. */
export function Mailbox() {
  const { t } = useWords()
  const [waits, setWaits] = useState(false)
  const query = useRead(
    seeMailbox,
    {},
    { keep: true, staleTime: 0, ...(waits ? { refetchInterval: 2000 } : {}) },
  )
  const waiting = query.data?.mailbox?.waiting === true
  if (waits !== waiting) setWaits(waiting)
  return (
    <div className="kb-page" style={{ maxWidth: 1000 }}>
      <PageHead title={t('收件邮箱', 'Mailbox')}>{query.data?.mailbox && <Try waiting={waiting} />}</PageHead>
      <div className="kb-stack">
        <Asked query={query} bones={6} height={60}>
          {(seen) => (
            <>
              {seen.mailbox && <Standing box={seen.mailbox} />}
              {!seen.answers && (
                <Alert
                  type="warning"
                  showIcon
                  title={t(
                    '没有配发邮件：来信会登记，但不会回编号。',
                    'No way of sending mail is set up: mails are filed, but not answered with their number.',
                  )}
                />
              )}
              <MailboxForm key={seen.mailbox?.version ?? 0} seen={seen} />
            </>
          )}
        </Asked>
        <Mails />
      </div>
    </div>
  )
}

function Try({ waiting }: { waiting: boolean }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const write = useWrite(testMailbox, ['mailboxes'])
  return (
    <Button
      loading={write.isPending || waiting}
      onClick={() => write.mutate({ input: {} }, { onError: (error) => message.warning(saidBy(error)) })}
    >
      {t('试一下', 'Try it')}
    </Button>
  )
}

function Standing({ box }: { box: Box }) {
  const { say, t } = useWords()
  if (box.waiting) return <p className="kb-muted">{t('正在连邮箱……', 'Opening the mailbox…')}</p>
  if (box.problem) {
    const known = sayProblem(box.problem)
    return (
      <Alert
        type="error"
        showIcon
        title={known ? say(known) : t('读不了邮箱。', 'The mailbox cannot be read.')}
        description={<span className="kb-faint">{box.problem}</span>}
      />
    )
  }
  if (!box.readAt) return <p className="kb-muted">{t('还没有连过。', 'Not opened yet.')}</p>
  return (
    <p className="kb-muted">
      {t('通的。上次看是', 'It works. Last looked')} <When at={box.readAt} />
      {!box.reads && t('。还没有打开收信。', '. Reading is not switched on.')}
    </p>
  )
}
