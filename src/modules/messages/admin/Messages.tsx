import { Link, useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { usePages } from '#web/ui/pages.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listMessages } from '../contract/messages.ts'
import { messagePurposes, messageStates, skipReasons } from '../contract/words.ts'
import { Mailings } from './Mailings.tsx'
import { ProviderAnswer } from './ProviderAnswer.tsx'
import { SentStates } from './SentStates.tsx'

/** What do we send, what went out, what did not and why, in the provider's own words. */
export function Messages() {
  const { say, t, then } = useWords()
  const here = useHere()
  const [address, setAddress] = useSearchParams()
  const state = address.get('state') ?? ''
  const pages = usePages()
  const query = useRead(listMessages, { ...(state ? { state } : {}), ...pages.page }, { keep: true })
  const look = (next: string) => {
    setAddress(next ? { state: next } : {})
    pages.toFirst()
  }
  const words = (table: Record<string, { zh: string; en: string }>, key: string) =>
    table[key] ? say(table[key]) : key
  return (
    <div className="kb-page">
      <PageHead title={t('消息', 'Messages')}>
        <ExportButton what="messages" filter={state ? { messageState: state } : {}} />
      </PageHead>
      <Asked query={query} bones={10}>
        {({ messages, states, skipped, after: next }) => (
          <div className="kb-stack">
            <Mailings />
            <SentStates states={states} value={state} onChange={look} />
            {skipped.length > 0 && (
              <p className="kb-muted kb-small">
                {t('未发的原因', 'Why not sent')}：
                {skipped.map((each) => `${words(skipReasons, each.reason)} ${each.count}`).join(' · ')}
              </p>
            )}
            {messages.length === 0 ? (
              <Empty>{t('还没有消息。', 'No messages yet.')}</Empty>
            ) : (
              <div className="kb-card kb-scroll-x" style={{ paddingBlock: 8 }}>
                <Table wide>
                  <thead>
                    <tr>
                      <th>{t('时间', 'When')}</th>
                      <th>{t('客户', 'Customer')}</th>
                      <th>{t('用途', 'Purpose')}</th>
                      <th>{t('内容', 'Text')}</th>
                      <th>{t('状态', 'State')}</th>
                      <th>{t('服务商回复', 'Provider')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {messages.map((each) => (
                      <tr key={each.id}>
                        <td style={{ whiteSpace: 'nowrap' }}>
                          <When at={each.sentAt ?? each.at} />
                        </td>
                        <td>
                          {each.customerId ? (
                            <Link to={here(`customers/${each.customerId}`)}>{each.customer}</Link>
                          ) : (
                            '–'
                          )}{' '}
                          <span className="kb-muted">{each.room}</span>
                        </td>
                        <td>
                          {words(messagePurposes, each.purpose)}{' '}
                          {each.by && (
                            <span className="kb-muted">{t(`${each.by}发的`, `by ${each.by}`)}</span>
                          )}
                        </td>
                        <td className="kb-small">
                          {each.body || <span className="kb-faint">{each.template}</span>}
                        </td>
                        <td
                          className={
                            each.state === 'failed' || each.state === 'unknown' ? 'kb-late' : undefined
                          }
                        >
                          {words(messageStates, each.state)}
                          {each.skipReason && (
                            <span className="kb-muted">{then(words(skipReasons, each.skipReason))}</span>
                          )}
                        </td>
                        <td className="kb-small kb-muted">
                          <ProviderAnswer sent={each} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </div>
            )}
            {pages.buttons(next)}
          </div>
        )}
      </Asked>
    </div>
  )
}
