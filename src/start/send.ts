import { join } from 'node:path'
import { systemActor } from '#platform/actor.ts'
import { perform, type System } from '#platform/perform.ts'
import { aliyunSms } from '#platform/senders/aliyun-sms.ts'
import { dingtalkRobot, dingtalkSender } from '#platform/senders/dingtalk.ts'
import { feishuRobot, feishuSender } from '#platform/senders/feishu.ts'
import { allChannels, type Outgoing, type Sender, type Unanswered } from '#platform/senders/sender.ts'
import { smtpSender } from '#platform/senders/smtp.ts'
import { standIn } from '#platform/senders/stand-in.ts'
import { wecomRobot, wecomSender } from '#platform/senders/wecom.ts'
import type { Settings } from '#platform/settings.ts'

export interface Senders {
  /** What companies send with. */
  real: readonly Sender[]
  /** What a demo company sends with, whatever is configured: nothing of it leaves the house. */
  demo: readonly Sender[]
}

/**
 * The senders of the settings. What cannot be sent is said to have failed; only a demo has stand-ins. A group robot needs no
 * settings: its key stands with the company.
 */
export function openSenders(settings: Settings, clock: () => Date): Senders {
  const { dataDir, sms, mail, wecom, dingtalk, feishu } = settings
  return {
    real: [
      ...(sms ? [aliyunSms(sms)] : []),
      ...(mail ? [smtpSender(mail.url, mail.from)] : []),
      ...(wecom ? [wecomSender(wecom, clock)] : []),
      ...(dingtalk ? [dingtalkSender(dingtalk, clock)] : []),
      ...(feishu ? [feishuSender(feishu, clock)] : []),
      wecomRobot({ endpoint: wecom?.endpoint }),
      dingtalkRobot({ endpoint: dingtalk?.endpoint }, clock),
      feishuRobot({ endpoint: feishu?.endpoint }, clock),
    ],
    demo: allChannels.map((channel) => standIn(channel, join(dataDir, 'sent.log'), clock)),
  }
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
      : ({ state: 'failed', answer: `NO_SENDER ${message.channel}` } as const)
    await perform(system, {
      operation: 'messages.settle',
      input: { id: message.id, ...answer },
      actor,
      now: now(),
    })
  }
  return limit
}

/** Asks the providers what became of messages, or notices, without a clear end. Answers how many were asked about. */
export async function askProviders(
  system: System,
  tenantId: string,
  senders: readonly Sender[],
  now: () => string,
  of: 'messages' | 'notices' = 'messages',
): Promise<number> {
  const actor = systemActor(tenantId)
  const { messages } = (await perform(system, {
    operation: `${of}.unanswered`,
    input: {},
    actor,
    now: now(),
  })) as { messages: (Unanswered & { channel: string })[] }
  for (const message of messages) {
    const sender = senders.find((each) => each.channel === message.channel)
    const answer = (await sender?.ask?.(message)) ?? { state: message.state, answer: 'CANNOT_BE_ASKED' }
    await perform(system, {
      operation: `${of}.settle`,
      input: { id: message.id, ...answer, asked: true },
      actor,
      now: now(),
    })
  }
  return messages.length
}
