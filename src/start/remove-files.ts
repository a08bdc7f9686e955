import { forgetFiles, letFilesGo } from '#modules/files/contract.ts'
import { systemActor } from '#platform/actor.ts'
import type { OutputOf } from '#platform/operation.ts'
import { perform, type System } from '#platform/perform.ts'

/**
 * Removes what a company has kept long enough: marked, then deleted from the store, then forgotten. Killed anywhere between,
 * the next run finds the marks and goes on; deleting what is gone is fine.
 */
export async function removeExpiredFiles(system: System, tenantId: string, now: string): Promise<number> {
  const actor = systemActor(tenantId)
  for (let removed = 0; ; ) {
    const { leaving } = (await perform(system, {
      operation: letFilesGo.name,
      input: {},
      actor,
      now,
    })) as OutputOf<typeof letFilesGo>
    if (leaving.length === 0) return removed
    for (const { digest, shared } of leaving) if (!shared) await system.files.delete(digest)
    const input = { ids: leaving.map(({ id }) => id) }
    const gone = await perform(system, { operation: forgetFiles.name, input, actor, now })
    removed += (gone as OutputOf<typeof forgetFiles>).forgotten
  }
}
