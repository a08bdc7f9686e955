import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Answer, Outgoing, Sender } from './sender.ts'

/**
 * Stands in for an SMS provider where none is configured: keeps a log of what it was asked to send and refuses what a
 * Chinese provider refuses, with its codes: landlines, black-listed numbers (ending 0000), texts of over 500 characters.
 */
export function fakeSms(logFile: string, clock: () => Date): Sender {
  mkdirSync(dirname(logFile), { recursive: true })
  return {
    channel: 'sms',
    async send(message: Outgoing): Promise<Answer> {
      const refusal = refusalOf(message)
      const code = refusal ?? 'OK'
      appendFileSync(
        logFile,
        `${JSON.stringify({ at: clock().toISOString(), id: message.id, to: message.to, body: message.body, code })}\n`,
        { flush: true },
      )
      return refusal
        ? { state: 'failed', answer: refusal }
        : { state: 'delivered', providerId: `fake-${message.id}`, answer: 'STAND_IN' }
    },
  }
}

export function refusalOf(message: Pick<Outgoing, 'to' | 'body'>): string | null {
  if (!/^\+861[3-9]\d{9}$/.test(message.to)) return 'isv.MOBILE_NUMBER_ILLEGAL'
  if (message.to.endsWith('0000')) return 'isv.BLACK_KEY_CONTROL_LIMIT'
  if (message.body.length > 500) return 'isv.PARAM_LENGTH_LIMIT'
  return null
}
