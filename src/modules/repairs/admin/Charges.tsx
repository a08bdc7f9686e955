import { App, Select } from 'antd'
import { Link } from 'react-router'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { decideChargeback, listChargebacks } from '../contract/contractors.ts'
import { chargeNames, chargeWords } from '../contract/words.ts'
import { yuan } from '../rules.ts'

/** What contractors are asked for, what is still out on top. */
export function Charges({ which, contractorId }: { which: 'out' | 'all'; contractorId: string | undefined }) {
  const { t, say } = useWords()
  const here = useHere()
  const { message } = App.useApp()
  const may = useMay('work.supervise')
  const query = useRead(listChargebacks, { which, ...(contractorId ? { contractorId } : {}) }, { keep: true })
  const write = useWrite(decideChargeback, ['repairs'])
  return (
    <Asked query={query} bones={5}>
      {({ chargebacks }) =>
        chargebacks.length === 0 ? (
          <Empty>
            {t(
              '没有要追回的钱。在诉求里按「向承修单位追款」记一笔。',
              'No money to be got back. Ask for it from a ticket.',
            )}
          </Empty>
        ) : (
          <div className="kb-stack">
            {chargebacks.map((each) => (
              <article key={each.id} className="kb-card kb-wrap">
                <span className="kb-grow" style={{ minWidth: 220 }}>
                  <strong>{t(`${yuan(each.fen)} 元`, `${yuan(each.fen)} yuan`)}</strong> {each.contractor}{' '}
                  <Link to={here(`tickets/${each.ticketId}`)}>{each.number}</Link>
                  <br />
                  <span className="kb-muted kb-small">
                    {each.reason} · {each.askedBy} <When at={each.askedAt} /> {each.note}
                  </span>
                </span>
                {may ? (
                  <Select
                    style={{ width: 130 }}
                    aria-label={t('到哪一步', 'How far')}
                    value={each.state}
                    onChange={(state) =>
                      write.mutate(
                        { input: { id: each.id, state, ...(each.note ? { note: each.note } : {}) } },
                        { onError: (error) => message.warning(saidBy(error)) },
                      )
                    }
                    options={chargeNames.map((value) => ({ value, label: say(chargeWords[value]) }))}
                  />
                ) : (
                  <span className="kb-mark">{say(chargeWords[each.state])}</span>
                )}
              </article>
            ))}
          </div>
        )
      }
    </Asked>
  )
}
