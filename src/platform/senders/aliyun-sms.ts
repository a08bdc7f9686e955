import { createRequire } from 'node:module'
import type Dysms from '@alicloud/dysmsapi20170525'
import type { Answer, Sender, Unanswered } from './sender.ts'

export interface AliyunSettings {
  key: string
  secret: string
  /** The signature as approved, without 【】. */
  sign: string
  /** Our template → the provider's code, as `{ "birthday": "SMS_154950909" }`. */
  templates: Record<string, string>
  /** `dysmsapi.aliyuncs.com`; with `http://` before it, in the clear. */
  endpoint: string
}

type Sdk = typeof import('@alicloud/dysmsapi20170525')

/** A minute is what the provider may take; it is asked later what became of a call without answer. */
const READ_MS = 20_000
const CONNECT_MS = 5_000
/** Of failures of the connection, those after which nothing can have arrived. */
const NEVER_ARRIVED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ConnectTimeout/i

/**
 * Texts by Aliyun SMS. `sent` when it is accepted, `delivered` and `failed` by its receipt, which has to be asked for. The SDK is
 * loaded with the first message.
 */
export function aliyunSms(settings: AliyunSettings): Sender {
  let opened: { sdk: Sdk; client: Dysms } | undefined
  const open = () => {
    opened ??= load(settings)
    return opened
  }
  return {
    channel: 'sms',
    send: async (message) => {
      const templateCode = settings.templates[message.template]
      if (!templateCode) return { state: 'failed', answer: `NO_TEMPLATE_CODE ${message.template}` }
      const { sdk, client } = open()
      const request = new sdk.SendSmsRequest({
        phoneNumbers: numberFor(message.to),
        signName: settings.sign,
        templateCode,
        templateParam: JSON.stringify(message.gaps),
        outId: message.id,
      })
      try {
        const { body } = await client.sendSms(request)
        return judgeSent(body)
      } catch (error) {
        return judgeThrown(error)
      }
    },
    ask: async (message) => {
      const { sdk, client } = open()
      try {
        for (const sendDate of daysOf(message.claimedAt)) {
          const { body } = await client.querySendDetails(
            new sdk.QuerySendDetailsRequest({
              phoneNumber: numberFor(message.to),
              ...(message.providerId ? { bizId: message.providerId } : {}),
              sendDate,
              pageSize: 50,
              currentPage: 1,
            }),
          )
          if (body?.code !== 'OK') return still(message, `${body?.code} ${body?.message ?? ''}`)
          const found = body.smsSendDetailDTOs?.smsSendDetailDTO?.find(({ outId }) => outId === message.id)
          if (found) return judgeReceipt(message, found.sendStatus, found.errCode)
        }
        return still(message, 'NOT_FOUND')
      } catch (error) {
        return still(message, wordsOf(error))
      }
    },
  }
}

/** The SDK is CommonJS, and heavy: it is read when the first text goes out. */
function load({ key, secret, endpoint }: AliyunSettings): { sdk: Sdk; client: Dysms } {
  const sdk = createRequire(import.meta.url)('@alicloud/dysmsapi20170525') as Sdk
  const config = {
    accessKeyId: key,
    accessKeySecret: secret,
    endpoint: endpoint.replace(/^https?:\/\//, ''),
    protocol: endpoint.startsWith('http://') ? 'HTTP' : 'HTTPS',
    readTimeout: READ_MS,
    connectTimeout: CONNECT_MS,
  }
  return { sdk, client: new sdk.default(config as ConstructorParameters<typeof Dysms>[0]) }
}

/** A number of the mainland goes without +86, any other with its country and without the plus. */
const numberFor = (to: string) => to.replace(/^\+86/, '').replace(/^\+/, '')

function judgeSent(body: { code?: string; message?: string; bizId?: string } | undefined): Answer {
  if (body?.code === 'OK')
    return { state: 'sent', answer: 'OK', ...(body.bizId ? { providerId: body.bizId } : {}) }
  const answer = `${body?.code ?? ''} ${body?.message ?? ''}`.trim()
  return { state: body?.code?.startsWith('isv.') ? 'failed' : 'unknown', answer }
}

function judgeThrown(error: unknown): Answer {
  const { statusCode } = error as { statusCode?: number }
  const refused = statusCode !== undefined && statusCode >= 400 && statusCode < 500
  const answer = wordsOf(error)
  return { state: refused || NEVER_ARRIVED.test(answer) ? 'failed' : 'unknown', answer }
}

function judgeReceipt(message: Unanswered, status: number | undefined, code: string | undefined): Answer {
  if (status === 3) return { state: 'delivered', answer: code ?? 'DELIVERED' }
  if (status === 2) return { state: 'failed', answer: code ?? 'FAILED' }
  return { state: 'sent', answer: 'OK', ...(message.providerId ? { providerId: message.providerId } : {}) }
}

const still = ({ state, providerId }: Unanswered, answer: string): Answer => ({
  state,
  answer: state === 'sent' ? 'OK' : answer.trim(),
  ...(providerId ? { providerId } : {}),
})

function wordsOf(error: unknown): string {
  const { code, name, message } = error as { code?: string; name?: string; message?: string }
  return `${code ?? name ?? 'NO_ANSWER'} ${message ?? ''}`.trim().slice(0, 400)
}

/** The provider's days of China on which a call of this moment can have been taken. */
function daysOf(moment: string): string[] {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
  const at = Date.parse(moment)
  return [...new Set([at, at + 120_000].map((ms) => day.format(ms).replaceAll('-', '')))]
}
