import { setAsideJob } from '#modules/jobs/contract.ts'
import { systemActor } from '#platform/actor.ts'
import type { Connection } from '#platform/database.ts'
import { perform, type System } from '#platform/perform.ts'
import { type GivenUp, workQueue } from '#platform/queue.ts'
import type { Keys, Settings } from '#platform/settings.ts'
import { openDirectories } from './ask-directories.ts'
import { readMailUntil } from './read-mail.ts'
import { refusalWords } from './refusal-words.ts'
import { remindUntil } from './remind.ts'
import { sayFailure } from './say-failure.ts'
import { openSenders } from './send.ts'
import { sendCodesUntil } from './send-codes.ts'
import { sweepUntil } from './sweep.ts'
import { openSystem } from './system.ts'

export interface RunningWorker {
  close(): Promise<void>
}

/** Starts the role that does what is due: jobs and the sweep. */
export async function startWorker(
  settings: Settings,
  connection: Connection,
  keys: Keys,
  clock: () => Date,
): Promise<RunningWorker> {
  const opened = await openSystem(connection, keys, settings, 8)
  const log = (level: string, detail: Record<string, unknown>) =>
    console.log(JSON.stringify({ level, role: 'worker', ...detail }))
  const senders = openSenders(settings, clock)
  const boss = await workQueue(
    connection,
    opened.system,
    () => clock().toISOString(),
    (error, job) =>
      log('error', {
        operation: job.operation,
        tenant: job.tenantId,
        error: String((error as Error)?.stack ?? error),
      }),
    (job) => setAside(opened.system, job, clock().toISOString()),
  )
  const sweeping = sweepUntil(opened.system, senders, clock, (error) =>
    log('error', { sweep: String(error) }),
  )
  const sendingCodes = sendCodesUntil(opened.system, senders, clock, (error) =>
    log('error', { codes: String(error) }),
  )
  const readingMail = readMailUntil(opened.system, senders, clock, (error) =>
    log('error', { mail: String(error) }),
  )
  const directories = openDirectories(settings, clock)
  const reminding = remindUntil(opened.system, senders, directories, clock, settings.publicUrl, (error) =>
    log('error', { remind: String(error) }),
  )
  return {
    close: async () => {
      await Promise.all([sweeping.stop(), sendingCodes.stop(), readingMail.stop(), reminding.stop()])
      await boss.stop({ graceful: true, timeout: 10_000 })
      await opened.close()
    },
  }
}

async function setAside(system: System, job: GivenUp, now: string): Promise<void> {
  const title = system.operations.get(job.operation)?.operation.title ?? {
    zh: job.operation,
    en: job.operation,
  }
  const { id, operation, input, tries, askedAt } = job
  const error = sayFailure(job.error, refusalWords())
  await perform(system, {
    operation: setAsideJob.name,
    input: { id, operation, title, input, key: job.key ?? id, error, tries, askedAt },
    actor: systemActor(job.tenantId),
    now,
  })
}
