import type { Measure } from '#engine/measure.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import type { Defined } from './statement.ts'

export const definedIn = (running: Running): Defined[] =>
  running.playbook.measures.map((measure) => ({ key: `${running.name}/${measure.name}`, running, measure }))

/** The measures of the running playbooks, in the order they stand there. */
export async function definedMeasures(ctx: Ctx, playbook?: string): Promise<Defined[]> {
  const running = await runningPlaybooks(ctx)
  return running.filter(({ name }) => !playbook || name === playbook).flatMap(definedIn)
}

/** Throws `measures.unknown`. */
export async function measureNamed(ctx: Ctx, key: string): Promise<Defined> {
  const found = (await definedMeasures(ctx)).find((defined) => defined.key === key)
  if (!found) throw new Refusal('measures.unknown', {}, 'key')
  return found
}

/** The projects asked for within this person's reach; null: all of the company. Throws `places.unknown`. */
export async function projectsAsked(
  ctx: Ctx,
  projectId: string | undefined,
): Promise<readonly string[] | null> {
  if (projectId) {
    await projectInSight(ctx, projectId)
    return [projectId]
  }
  return ctx.actor.reach.company ? null : ctx.actor.reach.projects
}

export function sortOf({ share, value, against, of }: Measure): 'share' | 'count' | 'number' | 'rate' {
  if (against) return against.area ? 'number' : 'rate'
  if (share || !('kind' in of)) return 'share'
  return value?.of === 'field' ? 'number' : 'count'
}
