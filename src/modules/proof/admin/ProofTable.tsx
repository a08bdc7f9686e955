import { Link } from 'react-router'
import { numberOf } from '#modules/playbooks/admin/shown.ts'
import { Policy, WithTitles } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { type By, FEW_CASES, partOf, percent, pointsSince, type Seen, sayMonth, whole } from './figures.ts'

type Row = Seen['rows'][number]

/** A row for every clause in its order, also for those that nothing carries. */
export function ProofTable({
  seen,
  by,
  projectId,
  onMonth,
}: {
  seen: Seen
  by: By
  projectId: string | undefined
  onMonth(month: string): void
}) {
  const { t, say, locale } = useWords()
  const here = useHere()
  const key = { clause: 'clause', role: 'role', person: 'person', project: 'project', month: 'month' }[by]
  const rowsOf = (row: Row, more = '') =>
    here(
      `proof/rows?month=${by === 'month' ? row.key : seen.month}${by === 'month' ? '' : `&${key}=${encodeURIComponent(row.key || 'nobody')}`}${projectId && by !== 'project' ? `&project=${projectId}` : ''}${more}`,
    )
  const number = (row: Row, count: number, outcome: string, late = false) =>
    count === 0 ? (
      <span className="kb-faint">0</span>
    ) : (
      <Link to={rowsOf(row, outcome ? `&outcome=${outcome}` : '')} className={late ? 'kb-late' : undefined}>
        {count}
      </Link>
    )
  if (seen.rows.length === 0)
    return <Empty>{t('这个月没有应办的事。', 'Nothing was owed in this month.')}</Empty>
  return (
    <div className="kb-card kb-scroll-x proof-table">
      <Table wide>
        <thead>
          <tr>
            <th className="proof-first">{by === 'clause' ? t('条款', 'Clause') : t('名称', 'Name')}</th>
            {by === 'clause' && <th>{t('落实', 'Carried by')}</th>}
            <th className="kb-number">{t('应办', 'Owed')}</th>
            <th className="kb-number">{t('按时', 'In time')}</th>
            <th className="kb-number">{t('逾期才办', 'Late')}</th>
            <th className="kb-number">{t('逾期未办', 'Overdue')}</th>
            <th className="kb-number">{t('免除', 'Excused')}</th>
            <th className="kb-number">{t('未到期', 'Not due')}</th>
            <th className="kb-number">{t('按时率', 'In time')}</th>
            <th className="kb-number">{t('95%区间', '95% interval')}</th>
            <th className="kb-number">{t('较上月', 'Since')}</th>
            <th className="kb-number">{t('补录', 'Late entry')}</th>
          </tr>
        </thead>
        <tbody>
          {seen.rows.map((row) => (
            <tr key={row.key}>
              <td className="proof-first">
                {by === 'clause' && <span className="kb-muted">{numberOf(row.key)} </span>}
                {by === 'month' ? (
                  <button type="button" className="kb-plain kb-link" onClick={() => onMonth(row.key)}>
                    {sayMonth(row.key, locale)}
                  </button>
                ) : (by === 'clause' || by === 'role') && row.title ? (
                  <Policy>{row.title}</Policy>
                ) : (
                  (row.title ?? (row.key ? t('系统', 'The system') : t('系统或没有人', 'System or nobody')))
                )}{' '}
                {row.assumed && (
                  <span className="kb-mark" title={t('这是我们对原文的理解', 'Our reading of the text')}>
                    {t('我们的理解', 'our reading')}
                  </span>
                )}
              </td>
              {by === 'clause' && (
                <td>
                  {row.carried === 'carried' ? (
                    <WithTitles text={say(row.who)} />
                  ) : (
                    <NotCarried carried={row.carried} />
                  )}
                </td>
              )}
              {row.carried === 'carried' || row.carried === '-' ? (
                <>
                  <td className="kb-number">{number(row, row.owed, '')}</td>
                  <td className="kb-number">{number(row, row.inTime, 'in-time')}</td>
                  <td className="kb-number">{number(row, row.lateDone, 'late-done')}</td>
                  <td className="kb-number">{number(row, row.lateOpen, 'late-open', true)}</td>
                  <td className="kb-number">{number(row, row.waived, 'waived')}</td>
                  <td className="kb-number">{number(row, row.notDue, 'not-due')}</td>
                  <td className="kb-number">
                    <b>{percent(row.rate)}</b>
                    {row.target && (
                      <div className="kb-muted kb-small">
                        {t(`目标 ${row.target}`, `target ${row.target}`)}
                      </div>
                    )}
                  </td>
                  <td className={row.denominator < FEW_CASES ? 'kb-number' : 'kb-number kb-muted'}>
                    {row.low === null ? '–' : `${whole(row.low)}–${whole(row.high)}`}
                  </td>
                  <td className="kb-number">{pointsSince(row.rate, row.rateBefore) || '–'}</td>
                  <td className="kb-number">{partOf(row.lateEntry, row.owed)}</td>
                </>
              ) : (
                <td colSpan={10} className="kb-faint" />
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function NotCarried({ carried }: { carried: Row['carried'] }) {
  const { t } = useWords()
  if (carried === 'statement') return <span className="kb-faint">{t('仅声明', 'a statement')}</span>
  if (carried === 'defined')
    return <span className="kb-muted">{t('作为定义在用', 'in use as a definition')}</span>
  if (carried === 'not-yet-carried')
    return (
      <span className="kb-muted">{t('已写明，后续版本落实', 'written, carried out by a later release')}</span>
    )
  return <span className="kb-soon">{t('还没有落实方式', 'nothing carries it yet')}</span>
}
