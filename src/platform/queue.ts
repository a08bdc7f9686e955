import type pg from 'pg'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import { systemActor } from './actor.ts'
import type { Connection } from './database.ts'
import type { Enqueue } from './enqueue.ts'
import type { System } from './perform.ts'
import { perform } from './perform.ts'

interface Job {
  tenantId: string
  operation: string
  input: unknown
  key?: string
}

const QUEUE = 'perform'
/** Where the queue puts what it gave up, in the same statement as it gives it up. */
const GIVEN_UP = 'given-up'
/** A worker that says nothing for a minute was killed, and another takes up what it had in hand; no step holds a process as long. */
const SILENT_SECONDS = 60
const SIGN_OF_LIFE_SECONDS = 10
const LOOK_SECONDS = 15
const KEEP_TRYING = { retryLimit: 100, retryBackoff: true, retryDelayMax: 600 }

/** Enqueues in the caller's transaction: the job exists exactly when the transaction commits. */
export function makeEnqueue(boss: PgBoss) {
  return (client: pg.PoolClient, tenantId: string): Enqueue =>
    async (operation, input, options = {}) => {
      const job: Job = { tenantId, operation, input, ...(options.key ? { key: options.key } : {}) }
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
      await boss.send(QUEUE, job, {
        db,
        ...(options.after ? { startAfter: new Date(options.after) } : {}),
        retryLimit: 5,
        retryBackoff: true,
      })
    }
}

/** The sending side: needs no upkeep and owns nothing. */
export async function openQueue(pool: pg.Pool): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
    schema: 'jobs',
    migrate: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  return boss
}

/** Creates the queue's schema as the owner and lets the application role put jobs into it. */
export async function prepareQueue(connection: Connection, owner: pg.Pool): Promise<void> {
  const boss = new PgBoss({ ...connection, schema: 'jobs', max: 2, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  if (!(await boss.getQueue(GIVEN_UP))) await boss.createQueue(GIVEN_UP, KEEP_TRYING)
  if (!(await boss.getQueue(QUEUE))) await boss.createQueue(QUEUE, { retryLimit: 5, retryBackoff: true })
  await boss.updateQueue(QUEUE, { deadLetter: GIVEN_UP, heartbeatSeconds: SILENT_SECONDS })
  await boss.stop({ graceful: false })
  await owner.query(`grant usage on schema jobs to keban_app;
    grant select, insert, update, delete on all tables in schema jobs to keban_app;
    grant execute on all functions in schema jobs to keban_app`)
}

/** A job that was tried as often as it may be. */
export interface GivenUp extends Job {
  id: string
  /** What was thrown last, as it was kept. */
  error: unknown
  tries: number
  /** When it was asked for, ISO in UTC. */
  askedAt: string
}

/** The working side, connected as the owner of `jobs`. Each job is an operation performed by the system. */
export async function workQueue(
  connection: Connection,
  system: System,
  now: () => string,
  onError: (error: unknown, job: Job) => void,
  onGivenUp: (job: GivenUp) => Promise<void>,
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...connection,
    schema: 'jobs',
    max: 4,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
  })
  boss.on('error', (error) => onError(error, { tenantId: '', operation: 'queue', input: null }))
  await boss.start()
  await boss.work<Job>(
    QUEUE,
    {
      batchSize: 1,
      pollingIntervalSeconds: 0.5,
      localConcurrency: 2,
      heartbeatRefreshSeconds: SIGN_OF_LIFE_SECONDS,
    },
    async (jobs) => {
      for (const { data, id } of jobs) {
        try {
          await performJob(system, data, id, now)
        } catch (error) {
          onError(error, data)
          throw error
        }
      }
    },
  )
  await boss.work(
    GIVEN_UP,
    { batchSize: 1, pollingIntervalSeconds: 2, includeMetadata: true },
    async ([job]: JobWithMetadata<Job>[]) => {
      if (!job) return
      await onGivenUp({
        ...job.data,
        id: job.sourceId ?? job.id,
        error: job.sourceOutput,
        tries: (job.sourceRetryCount ?? 0) + 1,
        askedAt: new Date(job.sourceCreatedOn ?? job.createdOn).toISOString(),
      })
    },
  )
  return boss
}

/**
 * A job is an operation; one whose answer says `more` is performed again, each time in a transaction of its own. Steps are kept
 * by number, so a job that was killed passes quickly over what it has done.
 */
async function performJob(system: System, job: Job, id: string, now: () => string): Promise<void> {
  for (let step = 0; ; step++) {
    const answer = await perform(system, {
      operation: job.operation,
      input: job.input,
      actor: systemActor(job.tenantId),
      now: now(),
      key: step === 0 ? (job.key ?? id) : `${job.key ?? id} ${step}`,
    })
    if ((answer as { more?: boolean } | null)?.more !== true) return
  }
}
