import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { listProjects } from '#modules/places/contract/projects.ts'
import { Field } from '#web/ui/Field.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'

/** Which project, and the field that asks for it; who works in one only is not asked. */
export function useProjectField(changed?: () => void): { projectId: string | undefined; field: ReactNode } {
  const { t } = useWords()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 }).data?.projects ?? []
  const [chosen, setChosen] = useState<string>()
  if (projects.length === 1) return { projectId: projects[0]!.id, field: null }
  return {
    projectId: chosen,
    field: (
      <Field label={t('项目', 'Project')} required>
        {(id) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen ?? null}
            onChange={(value) => {
              changed?.()
              setChosen(value ?? undefined)
            }}
            options={projects.map((project) => ({ value: project.id, label: project.name }))}
          />
        )}
      </Field>
    ),
  }
}
