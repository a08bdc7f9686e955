import { forgetFiles, letFilesGo } from '#modules/files/contract.ts'
import { letRecordsGo } from '#modules/retention/contract.ts'
import { systemActor } from '#platform/actor.ts'
import type { OutputOf } from '#platform/operation.ts'
import { perform, type System } from '#platform/perform.ts'

/**
 * Removes what a company has kept long enough: marked, then deleted from the store, then forgotten. Killed anywhere between,
 * the next run finds the marks and goes on; deleting what is gone is fine.
 */
async function removeExpiredFiles(
  system: System,
  tenantId: string,
  now: string,
  before: string,
): Promise<number> {
  const actor = systemActor(tenantId)
  for (let removed = 0; ; ) {
    const { leaving } = (await perform(system, {
      operation: letFilesGo.name,
      input: { before },
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

/** Removes what a company has kept long enough: its records, some at a time, then its files. Answers how many of each. */
export async function removeOld(
  system: System,
  tenantId: string,
  now: string,
): Promise<{ records: number; files: number }> {
  const actor = systemActor(tenantId)
  for (let records = 0; ; ) {
    const gone = (await perform(system, {
      operation: letRecordsGo.name,
      input: {},
      actor,
      now,
    })) as OutputOf<typeof letRecordsGo>
    records += gone.removed
    if (!gone.more)
      return { records, files: await removeExpiredFiles(system, tenantId, now, gone.filesBefore) }
  }
}
