import { Select } from 'antd'
import { useWords } from '#web/ui/words.ts'
import type { useProject } from './useProject.ts'

/** Which project; nothing to choose where there is only one. */
export function ChooseProject({ projects, projectId, choose }: ReturnType<typeof useProject>) {
  const { t } = useWords()
  if (projects.length < 2) return null
  return (
    <Select
      style={{ minWidth: 140 }}
      aria-label={t('项目', 'Project')}
      value={projectId ?? null}
      onChange={(id) => id && choose(id)}
      options={projects.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
