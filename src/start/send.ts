import { join } from 'node:path'
import { systemActor } from '#platform/actor.ts'
import { perform, type System } from '#platform/perform.ts'
import { fakeSms } from '#platform/senders/fake-sms.ts'
import type { Outgoing, Sender } from '#platform/senders/sender.ts'
import { smtpSender } from '#platform/senders/smtp.ts'

/** The senders of the settings: mail by KEBAN_SMTP, texts by the stand-in that keeps a log. */
export function openSenders(env: NodeJS.ProcessEnv, dataDir: string, clock: () => Date): Sender[] {
  const mail = env.KEBAN_SMTP ? [smtpSender(env.KEBAN_SMTP, env.KEBAN_MAIL_FROM ?? 'keban@localhost')] : []
  return [fakeSms(join(dataDir, 'sent.log'), clock), ...mail]
}

/** Sends what is queued for one company: claim, commit, call, settle. Answers how many were sent. */
export async function sendQueued(
  system: System,
  tenantId: string,
  senders: readonly Sender[],
  now: () => string,
  limit = 200,
): Promise<number> {
  const actor = systemActor(tenantId)
  for (let sent = 0; sent < limit; sent += 1) {
    const { message } = (await perform(system, {
      operation: 'messages.claim',
      input: {},
      actor,
      now: now(),
    })) as { message: Outgoing | null }
    if (!message) return sent
    const sender = senders.find((each) => each.channel === message.channel)
    const answer = sender
      ? await sender.send(message)
      : ({ state: 'failed', answer: `no sender for ${message.channel}` } as const)
    await perform(system, {
      operation: 'messages.settle',
      input: { id: message.id, ...answer },
      actor,
      now: now(),
    })
  }
  return limit
}
