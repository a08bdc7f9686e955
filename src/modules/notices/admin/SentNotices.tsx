import { useState } from 'react'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { usePages } from '#web/ui/pages.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { SentStates } from '../../messages/admin/SentStates.tsx'
import { messageStates } from '../../messages/contract/words.ts'
import { listNotices } from '../contract/settings.ts'
import { channelWords, noticeKinds, noticeSkips, sayAnswer } from '../contract/words.ts'

/** What went to colleagues, what did not, and what the provider said. */
export function SentNotices() {
  const { say, t } = useWords()
  const [state, setState] = useState('')
  const pages = usePages()
  const query = useRead(
    listNotices,
    { ...(state ? { state } : {}), ...pages.page },
    { keep: true, refetchInterval: 5000 },
  )
  const words = (table: Record<string, { zh: string; en: string }>, key: string | null) =>
    key && table[key] ? say(table[key]) : (key ?? '–')
  const look = (next: string) => {
    setState(next)
    pages.toFirst()
  }
  return (
    <section className="kb-stack">
      <div className="kb-row">
        <h2 className="kb-grow">{t('发给同事的', 'Sent to colleagues')}</h2>
        <ExportButton what="notices" filter={state ? { noticeState: state } : {}} />
      </div>
      <Asked query={query} bones={6}>
        {({ notices, states, after: next }) => (
          <>
            <SentStates states={states} value={state} onChange={look} />
            {notices.length === 0 ? (
              <Empty>{t('还没有发过。', 'Nothing was sent yet.')}</Empty>
            ) : (
              <div className="kb-card kb-scroll-x" style={{ paddingBlock: 8 }}>
                <Table wide>
                  <thead>
                    <tr>
                      <th>{t('时间', 'When')}</th>
                      <th>{t('给谁', 'To')}</th>
                      <th>{t('方式', 'Way')}</th>
                      <th>{t('内容', 'Text')}</th>
                      <th>{t('状态', 'State')}</th>
                      <th>{t('服务商回复', 'Provider')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {notices.map((each) => {
                      const said = sayAnswer(each.channel, each.answer)
                      return (
                        <tr key={each.id}>
                          <td style={{ whiteSpace: 'nowrap' }}>
                            <When at={each.sentAt ?? each.at} />
                          </td>
                          <td>
                            {each.to} <span className="kb-muted">{words(noticeKinds, each.kind)}</span>
                          </td>
                          <td>{words(channelWords, each.channel)}</td>
                          <td className="kb-small" style={{ whiteSpace: 'pre-line' }}>
                            {each.body}
                          </td>
                          <td className={['failed', 'unknown'].includes(each.state) ? 'kb-late' : undefined}>
                            {words(messageStates, each.state)}
                            {each.tries > 1 && (
                              <span className="kb-muted">
                                {' '}
                                {t(`第 ${each.tries} 次`, `try ${each.tries}`)}
                              </span>
                            )}
                          </td>
                          <td className="kb-small kb-muted">
                            {each.skipReason && <div>{words(noticeSkips, each.skipReason)}</div>}
                            {said && <div>{say(said)}</div>}
                            {each.answer && <span className="kb-faint">{each.answer}</span>}
                          </td>
                        </tr>
                      )
                    })}
                  </tbody>
                </Table>
              </div>
            )}
            {pages.buttons(next)}
          </>
        )}
      </Asked>
    </section>
  )
}
