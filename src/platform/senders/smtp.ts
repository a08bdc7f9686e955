import { createTransport } from 'nodemailer'
import type { Answer, Outgoing, Sender } from './sender.ts'

/** Mail over SMTP. The Message-ID carries our id; a refusal of the server is final, a connection lost after it began is unknown. */
export function smtpSender(url: string, from: string): Sender {
  const transport = createTransport(url)
  return {
    channel: 'mail',
    async send(message: Outgoing): Promise<Answer> {
      const [subject = '', ...lines] = message.body.split('\n')
      try {
        const info = await transport.sendMail({
          from,
          to: message.to,
          subject,
          text: lines.join('\n') || subject,
          messageId: `<${message.id}@keban>`,
          ...(message.answers === undefined ? {} : byItself(message.answers)),
        })
        return { state: 'sent', providerId: info.messageId, answer: info.response }
      } catch (cause) {
        const {
          responseCode,
          command,
          message: words,
        } = cause as {
          responseCode?: number
          command?: string
          message: string
        }
        const notSent = command === 'CONN' || (responseCode !== undefined && responseCode >= 400)
        return { state: notSent ? 'failed' : 'unknown', answer: words }
      }
    },
  }
}

/** No robot is to answer an automatic answer (RFC 3834). */
const byItself = (answers: string) => ({
  ...(answers ? { inReplyTo: answers, references: answers } : {}),
  headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
})
