import { spawn } from 'node:child_process'
import type { Operation } from '#platform/operation.ts'
import type { Chance } from '../../src/start/demo/invent.ts'
import type { World } from './world.ts'

/**
 * Works a job off in a process that is killed with -9 at seeded moments, at most `kills` times, each within `withinMs` of its start,
 * and started again until it ends by itself. Answers how often it was killed.
 */
export async function workKilled(
  world: World,
  job: Operation,
  input: unknown,
  chance: Chance,
  kills: number,
  withinMs: number,
): Promise<number> {
  const plan = JSON.stringify({
    connection: JSON.parse(process.env.KEBAN_TEST_CONNECTION!),
    files: process.env.KEBAN_TEST_FILES,
    tenantId: world.tenantId,
    now: world.now,
    operation: job.name,
    input,
  })
  let killed = 0
  for (let finished = false; !finished; ) {
    const child = spawn(process.execPath, ['test/support/job-child.ts', plan], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<{ code: number | null }>((resolve) =>
      child.on('exit', (code) => resolve({ code })),
    )
    const moment = chance.below(withinMs)
    if (killed < kills) child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), moment))
    const { code } = await ended
    if (code !== null && code !== 0) throw new Error(`the job ended with ${code}`)
    finished = code === 0
    if (!finished) killed += 1
  }
  return killed
}
