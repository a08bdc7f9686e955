import { Select } from 'antd'
import { useEffect } from 'react'
import { listProjects } from '#modules/places/contract/projects.ts'
import { Field } from '#web/ui/Field.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'

interface Props {
  value: string | undefined
  onChange(id: string): void
}

/** Which project; who works in one only is not asked. */
export function ProjectField({ value, onChange }: Props) {
  const { t } = useWords()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 }).data?.projects ?? []
  const only = projects.length === 1 ? projects[0]!.id : undefined
  useEffect(() => {
    if (only && value !== only) onChange(only)
  }, [only, value, onChange])
  if (only) return null
  return (
    <Field label={t('项目', 'Project')} required>
      {(id) => (
        <Select
          id={id}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={value ?? null}
          onChange={onChange}
          options={projects.map((project) => ({ value: project.id, label: project.name }))}
        />
      )}
    </Field>
  )
}
