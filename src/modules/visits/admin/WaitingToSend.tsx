import { Button } from 'antd'
import { Empty } from '#web/ui/Empty.tsx'
import { flush, giveUp, sendLater, useWaiting } from '#web/ui/outbox.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { contactResults } from '../contract.ts'

/** What this device still has to send, and what the server did not take. */
export function WaitingToSend() {
  const { say, t } = useWords()
  const waiting = useWaiting()
  return (
    <div className="kb-page" style={{ maxWidth: 720 }}>
      <PageHead title={t('待发送', 'Waiting to send')}>
        {waiting.length > 0 && (
          <Button type="primary" onClick={() => flush()}>
            {t('现在发', 'Send now')}
          </Button>
        )}
      </PageHead>
      {waiting.length === 0 && <Empty>{t('都发出去了。', 'Everything was sent.')}</Empty>}
      <div className="kb-stack">
        {waiting.map((one) => {
          const result = contactResults[one.input.result as keyof typeof contactResults]
          return (
            <article key={one.key} className="kb-card">
              <div className="kb-row">
                <strong className="kb-grow">{one.label}</strong>
                <span className="kb-muted">
                  <When at={one.at} />
                </span>
              </div>
              <p>
                {result && say(result)} {String(one.input.note ?? one.input.words ?? '')}
              </p>
              {one.declined && (
                <p role="alert" className="kb-late" style={{ fontWeight: 400 }}>
                  {one.declined}
                </p>
              )}
              {one.declined && (
                <div className="kb-wrap" style={{ marginTop: 8 }}>
                  <Button
                    size="small"
                    onClick={async () => {
                      const { declined: _, at: __, key, ...again } = one
                      await giveUp(key)
                      await sendLater({ ...again, input: { ...one.input, again: true } })
                      flush()
                    }}
                  >
                    {t('再发一次', 'Send again')}
                  </Button>
                  <Button size="small" danger onClick={() => giveUp(one.key)}>
                    {t('不发了', 'Drop it')}
                  </Button>
                </div>
              )}
            </article>
          )
        })}
      </div>
    </div>
  )
}
