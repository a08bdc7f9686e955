import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { skipReasons } from '#modules/messages/contract/words.ts'
import { obligationStates } from '#modules/obligations/contract/words.ts'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { clearWarning, seeWarning, severityWords } from '../contract.ts'

type Seen = OutputOf<typeof seeWarning>

/** One warning: what was said, who was reached and who was not, what colleagues do about it. */
export function WarningPage() {
  const { id } = useParams()
  const query = useRead(seeWarning, { id: id! }, { refetchInterval: 30_000 })
  return (
    <div className="kb-page">
      <Asked query={query} bones={6}>
        {(warning) => <Shown warning={warning} />}
      </Asked>
    </div>
  )
}

function Shown({ warning }: { warning: Seen }) {
  const { t, say } = useWords()
  return (
    <div className="kb-stack" style={{ gap: 16 }}>
      <PageHead title={<Policy>{warning.title}</Policy>}>
        <span className={warning.severity === 'high' ? 'kb-late' : 'kb-mark'}>
          {say(severityWords[warning.severity])}
        </span>
        {warning.clearedAt && <span className="kb-mark">{t('解除了', 'Over')}</span>}
      </PageHead>
      <p className="kb-muted" style={{ margin: 0 }}>
        {[warning.project, warning.room, warning.customer].filter(Boolean).join(' ')}{' '}
        {warning.raisedBy ?? t('系统', 'The system')} <When at={warning.raisedAt} />
      </p>
      {warning.signs.length > 0 && (
        <p style={{ margin: 0 }}>
          <Policy>{warning.signs.join('、')}</Policy>
        </p>
      )}
      {warning.said.map(({ title, value }) => (
        <p key={title} style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
          <span className="kb-muted">
            <Policy>{title}</Policy>{' '}
          </span>
          {String(value)}
        </p>
      ))}
      <Reach warning={warning} />
      {warning.owed.length > 0 && (
        <section className="kb-card kb-stack" aria-label={t('同事要办的', 'What colleagues owe')}>
          <h2 style={{ margin: 0 }}>{t('同事要办的', 'What colleagues owe')}</h2>
          {warning.owed.map((one) => (
            <p key={`${one.title} ${one.who}`} style={{ margin: 0 }}>
              <Policy>{one.title}</Policy>{' '}
              <span className="kb-muted">{one.who ?? t('没有人', 'nobody')}</span>{' '}
              {one.state === 'open' && one.dueAt ? (
                <Due at={one.dueAt} />
              ) : (
                say(obligationStates[one.state as keyof typeof obligationStates])
              )}
            </p>
          ))}
        </section>
      )}
      {warning.why && <p style={{ margin: 0 }}>{warning.why}</p>}
      {warning.mayClear && <Clear id={warning.id} />}
    </div>
  )
}

function Reach({ warning }: { warning: Seen }) {
  const { t, say } = useWords()
  const here = useHere()
  const { reach, notReached } = warning
  const skipped = Object.values(reach.skipped).reduce((sum, many) => sum + many, 0)
  const all = reach.waiting + reach.sent + reach.delivered + reach.failed + skipped
  if (all === 0) return null
  const told: [string, number][] = [
    [t('等着发', 'Waiting'), reach.waiting],
    [t('发出了', 'Sent'), reach.sent],
    [t('送到了', 'Delivered'), reach.delivered],
    [t('没发成', 'Failed'), reach.failed],
    [t('没有发', 'Not sent'), skipped],
  ]
  return (
    <section className="kb-card kb-stack" aria-label={t('告诉了谁', 'Who was told')}>
      <h2 style={{ margin: 0 }}>{t('告诉了谁', 'Who was told')}</h2>
      <p style={{ margin: 0 }}>
        {told.flatMap(([label, many]) => (many > 0 ? [`${label} ${many}`] : [])).join(' · ')}
      </p>
      {notReached.length > 0 && (
        <>
          <p className="kb-muted" style={{ margin: 0 }}>
            {t('这些要打电话或上门：', 'To be told by phone or at the door:')}
          </p>
          {notReached.map((one) => (
            <p key={one.customerId} style={{ margin: 0 }}>
              <Link to={here(`customers/${one.customerId}`)}>
                {[one.room, one.customer].filter(Boolean).join(' ')}
              </Link>{' '}
              <span className="kb-muted">
                {say(skipReasons[one.reason as keyof typeof skipReasons] ?? { zh: '没发成', en: 'failed' })}
              </span>
            </p>
          ))}
        </>
      )}
    </section>
  )
}

function Clear({ id }: { id: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [why, setWhy] = useState('')
  const write = useWrite(clearWarning, ['warnings'])
  return (
    <div className="kb-wrap">
      <Input
        style={{ maxWidth: 360 }}
        value={why}
        maxLength={500}
        onChange={(event) => setWhy(event.target.value)}
        placeholder={t('为什么解除', 'Why it is over')}
        aria-label={t('为什么解除', 'Why it is over')}
      />
      <Button
        disabled={!why.trim()}
        loading={write.isPending}
        onClick={() =>
          write.mutate(
            { input: { id, why: why.trim() } },
            { onError: (error) => message.warning(saidBy(error)) },
          )
        }
      >
        {t('解除预警', 'Clear it')}
      </Button>
    </div>
  )
}
