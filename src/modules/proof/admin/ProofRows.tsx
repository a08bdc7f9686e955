import { Link, useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { reasonWords } from '#modules/obligations/contract/reasons.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { today } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { usePages } from '#web/ui/pages.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { outcomes, type ProofOutcome, seeProofRows, sideFigures } from '../contract.ts'
import { percent, sayMonth } from './figures.ts'
import './proof.css'

/** The rows behind a figure; the top line repeats the sum, so that a printed page stands alone. */
export function ProofRows() {
  const { say, t, locale, aside } = useWords()
  const here = useHere()
  const opens = useMay('customers.see')
  const [address] = useSearchParams()
  const pages = usePages()
  const get = (name: string) => address.get(name) ?? undefined
  const month = get('month') ?? today().slice(0, 7)
  const outcome = get('outcome') as ProofOutcome | undefined
  const side = get('side') as 'lateEntry' | 'inBulk' | 'noAnswer' | 'suspended' | undefined
  const figure = {
    month,
    ...(get('clause') ? { clause: get('clause') } : {}),
    ...(get('role') ? { role: get('role') } : {}),
    ...(get('person') ? { staffId: get('person') } : {}),
    ...(get('project') ? { projectId: get('project') } : {}),
    ...(get('version') ? { version: Number(get('version')) } : {}),
    ...(outcome ? { outcome } : {}),
    ...(side ? { side } : {}),
  }
  const query = useRead(seeProofRows, { ...figure, ...pages.page }, { keep: true })
  return (
    <div className="kb-page">
      <PageHead
        title={`${t('兑现明细', 'Rows')} · ${sayMonth(month, locale)}${get('clause') ? ` · ${get('clause')}` : ''}${outcome ? ` · ${say(outcomes[outcome])}` : ''}${side ? ` · ${say(sideFigures[side])}` : ''}`}
      >
        <Link to={here(`proof?month=${month}${get('project') ? `&project=${get('project')}` : ''}`)}>
          {t('回到汇总', 'Back to the sums')}
        </Link>
        <ExportButton what="proof-rows" filter={{ proof: figure }} />
      </PageHead>
      <Asked query={query} bones={12} height={36}>
        {({ rows, total, closed, after: next }) => (
          <div className="kb-stack">
            <p className="proof-sum">
              {t('共', 'In all')} <b>{total.owed}</b> = {t('按时', 'in time')} <b>{total.inTime}</b> +{' '}
              {t('逾期才办', 'late')} <b>{total.lateDone}</b> + {t('逾期未办', 'overdue')}{' '}
              <b>{total.lateOpen}</b> + {t('免除', 'excused')} <b>{total.waived}</b> +{' '}
              {t('已取消', 'cancelled')} <b>{total.lapsed}</b> + {t('未到期', 'not due')}{' '}
              <b>{total.notDue}</b>
              <span className="kb-muted">
                {' '}
                · {t('按时率', 'kept in time')} {percent(total.rate)} ·{' '}
                {closed ? t('已封账', 'closed') : t('进行中', 'running')}
              </span>
            </p>
            {rows.length === 0 ? (
              <Empty>{t('没有这样的件。', 'No such matters.')}</Empty>
            ) : (
              <div className="kb-card kb-scroll-x proof-table">
                <Table wide>
                  <thead>
                    <tr>
                      <th className="proof-first">{t('谁 · 哪一户', 'Who and which home')}</th>
                      <th>{t('事项', 'Matter')}</th>
                      <th>{t('事实与日期', 'The fact')}</th>
                      <th>{t('期限', 'Due')}</th>
                      <th>{t('办成', 'Done')}</th>
                      <th>{t('记录', 'Recorded')}</th>
                      <th>{t('谁办', 'By')}</th>
                      <th>{t('怎么办的', 'How')}</th>
                      <th>{t('结果', 'Result')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={row.id}>
                        <td className="proof-first">
                          {row.customerId && opens ? (
                            <Link to={here(`customers/${row.customerId}`)}>{row.customer}</Link>
                          ) : (
                            (row.customer ?? row.project ?? '–')
                          )}{' '}
                          <span className="kb-muted">{row.room}</span>
                        </td>
                        <td>
                          <Policy>{row.title}</Policy> <span className="kb-faint">{row.clause}</span>
                        </td>
                        <td>
                          {row.fact && say(row.fact)} <span className="kb-muted">{row.factOn}</span>
                        </td>
                        <td>{row.dueAt ? <Due at={row.dueAt} closed /> : '–'}</td>
                        <td>{row.metAt ? <When at={row.metAt} /> : '–'}</td>
                        <td>
                          {row.recordedAt ? <When at={row.recordedAt} /> : '–'}
                          {row.lateEntry && <span className="kb-mark">{t('补录', 'late entry')}</span>}
                        </td>
                        <td>{row.who ?? (row.metAt ? t('系统', 'The system') : '–')}</td>
                        <td>{row.how ? say(row.how) : '–'}</td>
                        <td className={row.outcome === 'late-open' ? 'kb-late' : undefined}>
                          {say(outcomes[row.outcome])}
                          {row.reason && (
                            <span className="kb-muted">
                              {aside(say(reasonWords(row.reason, row.outcome !== 'waived')))}
                            </span>
                          )}
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
