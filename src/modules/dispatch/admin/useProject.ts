import { useSearchParams } from 'react-router'
import { listProjects } from '#modules/places/contract/projects.ts'
import { useRead } from '#web/ui/query.ts'

const LAST = 'keban.mine.dispatch'

/** The project that is looked at: of the address, else the last one, else the first in sight. */
export function useProject() {
  const [params, setParams] = useSearchParams()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 }).data?.projects ?? []
  const wanted = params.get('project') ?? localStorage.getItem(LAST)
  const projectId = projects.find(({ id }) => id === wanted)?.id ?? projects[0]?.id
  const choose = (id: string) => {
    localStorage.setItem(LAST, id)
    setParams({ project: id }, { replace: true })
  }
  return { projects, projectId, project: projects.find(({ id }) => id === projectId), choose }
}
