import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { MonthAndProject } from '#modules/proof/admin/MonthAndProject.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { today } from '#web/ui/clock.ts'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type Report, seeReport } from '../contract.ts'
import { Matters } from './Matters.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import './measures.css'

/** The month as it is told to the company: figures with comparison, and what is grave or open in words. The address keeps the choice. */
export function ServiceReport() {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  const month = address.get('month') ?? today().slice(0, 7)
  const projectId = address.get('project') ?? undefined
  const set = (name: string, value: string) =>
    setAddress((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    })
  const asked = { month, ...(projectId ? { projectId } : {}) }
  const query = useRead(seeReport, asked, { keep: true })
  return (
    <div className="kb-page">
      <PageHead title={t('客服月报', 'Service report')}>
        <MonthAndProject month={month} projectId={projectId} onChange={set} />
        <ExportButton
          what="service-report"
          filter={{ report: asked }}
          label={t('生成 Word', 'As a Word file')}
        />
        <Button className="kb-no-print" onClick={() => window.print()}>
          {t('打印', 'Print')}
        </Button>
      </PageHead>
      <Asked query={query} bones={12} height={40}>
        {(report) => (
          <div className="kb-stack" style={{ gap: 24 }}>
            <p className="kb-muted" style={{ margin: 0 }}>
              {report.project ?? report.company} · <Standing report={report} />
            </p>
            <MeasureTable report={report} projectId={projectId} />
            <Matters report={report} />
          </div>
        )}
      </Asked>
    </div>
  )
}

function Standing({ report: { closed, running } }: { report: Report }) {
  const { t } = useWords()
  if (closed)
    return (
      <>
        {t('已封账', 'Closed')} <When at={closed.at} /> {closed.by} ·{' '}
        {t(`第 ${closed.version} 版`, `version ${closed.version}`)}
      </>
    )
  return (
    <span className="kb-soon">
      {running
        ? t('本月进行中，数字会变', 'This month is running; the figures will change')
        : t('还没封账，数字会变', 'Not closed yet; the figures will change')}
    </span>
  )
}
