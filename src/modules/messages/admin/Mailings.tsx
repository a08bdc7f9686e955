import { Button } from 'antd'
import { useState } from 'react'
import { Policy } from '#web/admin/Policy.tsx'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { listMailings, previewMailing } from '../contract/messages.ts'
import { messagePurposes, skipReasons } from '../contract/words.ts'

interface Mailing {
  playbook: string
  rule: string
  title: string
  purpose: string
}

/** What goes out by itself; each can be looked at before its day comes. */
export function Mailings() {
  const { t } = useWords()
  const may = useMay('messages.change')
  const [shown, setShown] = useState<Mailing>()
  const query = useRead(listMailings, {})
  if (!may || !query.data || query.data.mailings.length === 0) return null
  return (
    <div className="kb-wrap">
      <span className="kb-muted">
        {t('自动发的，先看看会发给谁：', 'Sent by themselves; see who would get them:')}
      </span>
      {query.data.mailings.map((mailing) => (
        <Button key={mailing.rule} size="small" onClick={() => setShown(mailing)}>
          <Policy>{mailing.title}</Policy>
        </Button>
      ))}
      {shown && <Preview mailing={shown} onClose={() => setShown(undefined)} />}
    </div>
  )
}

function Preview({ mailing, onClose }: { mailing: Mailing; onClose(): void }) {
  const { say, t } = useWords()
  const { playbook, rule, title, purpose } = mailing
  const query = useRead(previewMailing, { playbook, rule })
  const words = (table: Record<string, { zh: string; en: string }>, key: string) =>
    table[key] ? say(table[key]) : key
  return (
    <Sheet open title={t(`会发给谁 · ${title}`, `Who would get it · ${title}`)} onClose={onClose}>
      <Asked query={query} bones={6}>
        {({ audience, judged, would, skipped, examples }) => (
          <div className="kb-stack">
            <p>
              {t(
                `对象里现在有 ${audience} 位（${words(messagePurposes, purpose)}）。要是今天发，${would} 位会收到。`,
                `${many(audience, 'customer')} now (${words(messagePurposes, purpose)}). Today ${would} would get it.`,
              )}{' '}
              {judged < audience && t(`只核对了前 ${judged} 位。`, `Only the first ${judged} were checked.`)}
            </p>
            {skipped.length > 0 && (
              <section>
                <h3>{t('不发的', 'Not sent')}</h3>
                {skipped.map(({ reason, count }) => (
                  <p key={reason} className="kb-row">
                    <span className="kb-grow">{words(skipReasons, reason)}</span> {count}
                  </p>
                ))}
              </section>
            )}
            {examples.length > 0 && (
              <section>
                <h3>{t('发出去是这样', 'It reads')}</h3>
                {examples.map((one) => (
                  <p key={one.customer} className="kb-card">
                    {one.body}
                  </p>
                ))}
              </section>
            )}
          </div>
        )}
      </Asked>
    </Sheet>
  )
}
