import { Select } from 'antd'
import { listProjects } from '#modules/places/contract/projects.ts'
import { today } from '#web/ui/clock.ts'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { sayMonth } from './figures.ts'

interface Props {
  month: string
  projectId: string | undefined
  /** An empty text: all projects. */
  onChange(name: 'month' | 'project', value: string): void
}

/** Which month of the last two years, and which project. */
export function MonthAndProject({ month, projectId, onChange }: Props) {
  const { t, locale } = useWords()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  return (
    <>
      <Select
        value={month}
        onChange={(value) => onChange('month', value)}
        options={monthsBack(today(), locale)}
        style={{ minWidth: 138 }}
        aria-label={t('月份', 'Month')}
      />
      <Select
        value={projectId ?? ''}
        onChange={(value) => onChange('project', value)}
        options={[
          { value: '', label: t('全部项目', 'All projects') },
          ...(projects.data?.projects ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        style={{ minWidth: 132 }}
        aria-label={t('项目', 'Project')}
      />
    </>
  )
}

function monthsBack(day: string, locale: string) {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return Array.from({ length: 24 }, (_, back) => {
    const at = index - back
    const value = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    return { value, label: sayMonth(value, locale) }
  })
}
