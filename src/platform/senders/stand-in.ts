import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Answer, Channel, Outgoing, Sender } from './sender.ts'

/**
 * Stands in for a provider of a demo company: keeps a log of what it was asked to send and refuses what a Chinese provider of
 * texts refuses, with its codes: landlines, black-listed numbers (ending 0000), texts of over 500 characters.
 */
export function standIn(channel: Channel, logFile: string, clock: () => Date): Sender {
  mkdirSync(dirname(logFile), { recursive: true })
  return {
    channel,
    async send(message: Outgoing): Promise<Answer> {
      const refusal = channel === 'sms' ? refusalOf(message) : null
      const { id, to, body } = message
      const code = refusal ?? 'OK'
      appendFileSync(
        logFile,
        `${JSON.stringify({ at: clock().toISOString(), id, channel, to, body, code })}\n`,
        { flush: true },
      )
      return refusal
        ? { state: 'failed', answer: refusal }
        : { state: 'delivered', providerId: `fake-${id}`, answer: 'STAND_IN' }
    },
  }
}

export function refusalOf(message: Pick<Outgoing, 'to' | 'body'>): string | null {
  if (!/^\+861[3-9]\d{9}$/.test(message.to)) return 'isv.MOBILE_NUMBER_ILLEGAL'
  if (message.to.endsWith('0000')) return 'isv.BLACK_KEY_CONTROL_LIMIT'
  if (message.body.length > 500) return 'isv.PARAM_LENGTH_LIMIT'
  return null
}
