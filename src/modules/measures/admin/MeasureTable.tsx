import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { type MeasureSeen, type Report, sayFigure, sayParts } from '../contract.ts'
import { Formula } from './Formula.tsx'

/** Below this many cases a share says little: it bears no colour. */
const FEW_CASES = 30

/** A line for each measure of the running policies; the number opens its rows, the name how it is counted. */
export function MeasureTable({ report, projectId }: { report: Report; projectId: string | undefined }) {
  const { t, say } = useWords()
  const here = useHere()
  const [shown, setShown] = useState<MeasureSeen | null>(null)
  const counted = report.measures.filter(({ formula }) => formula !== null)
  const rest = report.measures.filter(({ missing }) => missing !== null)
  if (report.measures.length === 0)
    return (
      <Empty>
        {t(
          '运行中的制度没有写指标。请在制度的“指标”里写上。',
          'The running policies name no measures. Write them under “measures”.',
        )}
      </Empty>
    )
  const rows = (measure: MeasureSeen, which?: 'hits') =>
    here(
      `service-report/rows?month=${report.month}${projectId ? `&project=${projectId}` : ''}&key=${encodeURIComponent(measure.key)}${which ? `&which=${which}` : ''}`,
    )
  return (
    <section className="kb-card kb-scroll-x measures-table">
      <Table wide>
        <thead>
          <tr>
            <th>{t('指标', 'Measure')}</th>
            <th className="kb-number">{t('本月', 'Month')}</th>
            <th className="kb-number">{t('件数', 'Made of')}</th>
            <th className="kb-number">{t('95%区间', '95% interval')}</th>
            <th className="kb-number">{t('目标', 'Target')}</th>
            <th className="kb-number">{t('上月', 'Before')}</th>
            <th className="kb-number">{t('去年同月', 'A year ago')}</th>
          </tr>
        </thead>
        <tbody>
          {counted.map((measure) => (
            <tr key={measure.key}>
              <td>
                <button type="button" className="kb-plain measures-name" onClick={() => setShown(measure)}>
                  <Policy>{measure.title}</Policy>
                </button>
              </td>
              <td className={`kb-number ${missed(measure) ? 'kb-late' : ''}`}>
                <Link to={rows(measure)}>
                  <b>{sayFigure(measure.is, measure.value)}</b>
                </Link>
              </td>
              <td className="kb-number kb-muted">{sayParts(measure) || '–'}</td>
              <td className="kb-number kb-muted">
                {measure.low === null
                  ? '–'
                  : `${Math.round(measure.low * 100)}–${Math.round(measure.high! * 100)}%`}
              </td>
              <td className="kb-number">{measure.target ?? '–'}</td>
              <td className="kb-number">{sayFigure(measure.is, measure.before?.value ?? null)}</td>
              <td className="kb-number">{sayFigure(measure.is, measure.yearAgo?.value ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rest.length > 0 && (
        <details className="kb-no-print">
          <summary>
            {t(
              `另有 ${rest.length} 个指标数不出来：问到的事实没有地方记`,
              `${rest.length} more are not counted: what they ask for is kept nowhere`,
            )}
          </summary>
          {rest.map(({ key, title, missing }) => (
            <p key={key} className="kb-muted kb-small" style={{ margin: '4px 0' }}>
              <Policy>{title}</Policy>
              {t('：没有', ': no')} {say(missing!)}
            </p>
          ))}
        </details>
      )}
      <Formula measure={shown} onClose={() => setShown(null)}>
        {shown && (
          <Link to={rows(shown)}>
            <Button type="link" style={{ padding: 0 }}>
              {t('看明细', 'See the rows')}
            </Button>
          </Link>
        )}
      </Formula>
    </section>
  )
}

const missed = ({ reached, cases, is }: MeasureSeen) =>
  reached === false && (is !== 'share' || cases >= FEW_CASES)
