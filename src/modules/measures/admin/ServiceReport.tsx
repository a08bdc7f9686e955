import { Button, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { listProjects } from '#modules/places/contract/projects.ts'
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
  const { t, locale } = useWords()
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
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const asked = { month, ...(projectId ? { projectId } : {}) }
  const query = useRead(seeReport, asked, { keep: true })
  return (
    <div className="kb-page">
      <PageHead title={t('客服月报', 'Service report')}>
        <Select
          value={month}
          onChange={(value) => set('month', value)}
          options={monthsBack(today(), locale)}
          style={{ minWidth: 138 }}
          aria-label={t('月份', 'Month')}
        />
        <Select
          value={projectId ?? ''}
          onChange={(value) => set('project', value)}
          options={[
            { value: '', label: t('全部项目', 'All projects') },
            ...(projects.data?.projects ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          style={{ minWidth: 132 }}
          aria-label={t('项目', 'Project')}
        />
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

export function monthsBack(day: string, locale: string) {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const format = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 24 }, (_, back) => {
    const at = index - back
    const value = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    return { value, label: format.format(new Date(`${value}-01T00:00:00Z`)) }
  })
}
