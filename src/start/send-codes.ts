import { claimCode, settleCode } from '#modules/access/contract/entering.ts'
import { systemActor } from '#platform/actor.ts'
import type { OutputOf } from '#platform/operation.ts'
import { perform, type System } from '#platform/perform.ts'
import type { Sender } from '#platform/senders/sender.ts'
import { repeatUntil } from './repeat.ts'
import type { Senders } from './send.ts'

const IDLE_MS = 1000

/** Sends codes, apart from all other texts: somebody is waiting with the phone in his hand. */
export function sendCodesUntil(
  system: System,
  senders: Senders,
  clock: () => Date,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  const round = async () => {
    const { rows } = await system.pool.query('select keban.tenants_with_codes() as id')
    let sent = 0
    for (const { id } of rows) {
      const { demo } = await system.tenants.get(id)
      sent += await sendCodes(system, id, demo ? senders.demo : senders.real, () => clock().toISOString())
    }
    return sent
  }
  return repeatUntil(round, IDLE_MS, onError)
}

/** Sends what waits for one company: claim, commit, call, settle. Answers how many were tried. */
export async function sendCodes(
  system: System,
  tenantId: string,
  senders: readonly Sender[],
  now: () => string,
): Promise<number> {
  const actor = systemActor(tenantId)
  const sms = senders.find(({ channel }) => channel === 'sms')
  for (let tried = 0; ; tried += 1) {
    const claimed = await perform(system, { operation: claimCode.name, input: {}, actor, now: now() })
    const { message } = claimed as OutputOf<typeof claimCode>
    if (!message) return tried
    const state = sms ? (await sms.send(message)).state : 'failed'
    await perform(system, {
      operation: settleCode.name,
      input: { id: message.id, state: state === 'delivered' ? 'sent' : state === 'later' ? 'failed' : state },
      actor,
      now: now(),
    })
  }
}
