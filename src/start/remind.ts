import { systemActor } from '#platform/actor.ts'
import type { Directory } from '#platform/directories/directory.ts'
import { perform, type System } from '#platform/perform.ts'
import type { Answer, Outgoing, Sender } from '#platform/senders/sender.ts'
import { askDirectories } from './ask-directories.ts'
import { repeatUntil } from './repeat.ts'
import { askProviders, type Senders } from './send.ts'
import { tenantsOf } from './sweep.ts'

const IDLE_MS = 5000
const AT_A_TIME = 8

/**
 * Tells colleagues, company by company: what is due is collected, sent a few at a time, and asked about; directories are asked for
 * their people. Apart from the sweep, so that
 * a provider that is slow holds up reminders only.
 */
export function remindUntil(
  system: System,
  senders: Senders,
  directories: readonly Directory[],
  clock: () => Date,
  publicUrl: string | undefined,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  const now = () => clock().toISOString()
  const round = async () => {
    let told = 0
    for (const id of await tenantsOf(system)) {
      const { demo, slug } = await system.tenants.get(id)
      const own = demo ? senders.demo : senders.real
      await perform(system, { operation: 'notices.collect', input: {}, actor: systemActor(id), now: now() })
      told += await sendNotices(system, id, own, now, publicUrl && new URL(`/${slug}/today`, publicUrl).href)
      await askProviders(system, id, own, now, 'notices')
      told += await askDirectories(system, id, demo ? [] : directories, now)
    }
    return told
  }
  return repeatUntil(round, IDLE_MS, onError)
}

/** Sends what waits for one company: claim, commit, call, settle. Answers how many were tried. */
export async function sendNotices(
  system: System,
  tenantId: string,
  senders: readonly Sender[],
  now: () => string,
  link?: string,
  limit = 200,
): Promise<number> {
  const actor = systemActor(tenantId)
  for (let tried = 0; tried < limit; ) {
    const { notices } = (await perform(system, {
      operation: 'notices.claim',
      input: { limit: AT_A_TIME },
      actor,
      now: now(),
    })) as { notices: Outgoing[] }
    if (notices.length === 0) return tried
    tried += notices.length
    await Promise.all(
      notices.map(async (notice) => {
        const answer = await sendOne(link ? { ...notice, body: `${notice.body}\n${link}` } : notice, senders)
        await perform(system, {
          operation: 'notices.settle',
          input: { id: notice.id, ...answer },
          actor,
          now: now(),
        })
      }),
    )
  }
  return limit
}

async function sendOne(notice: Outgoing, senders: readonly Sender[]): Promise<Answer> {
  const sender = senders.find((each) => each.channel === notice.channel)
  if (!sender) return { state: 'failed', answer: `NO_SENDER ${notice.channel}` }
  if (notice.to === '') return { state: 'failed', answer: 'NO_ADDRESS' }
  return sender.send(notice)
}
