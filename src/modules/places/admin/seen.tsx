import type { OutputOf } from '#platform/operation.ts'
import type { seeProject } from '../contract/projects.ts'

export type SeenProject = OutputOf<typeof seeProject>
