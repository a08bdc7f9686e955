import { createHmac } from 'node:crypto'
import { AppToken, withToken } from './app-token.ts'
import { callProvider, fitBytes, type Reply, saidBy, unanswered } from './call-provider.ts'
import type { Answer, Sender } from './sender.ts'

export interface FeishuSettings {
  app: string
  secret: string
  /** Instead of the provider's addresses, all of them. */
  endpoint?: string | undefined
}

const HOST = 'https://open.feishu.cn'
/** A request with a text, in bytes: 150 KB to people, 20 KB to a robot; ours are short, the smaller holds for both. */
const MOST_BYTES = 18_000

const STALE = new Set([99_991_661, 99_991_663, 99_991_664, 99_991_665, 99_991_668, 99_991_671])
const LATER = new Set([99_991_400, 230_020, 11_232, 11_233, 9_499])

export const feishuHost = (settings: { endpoint?: string | undefined }) => settings.endpoint ?? HOST

/** The token of the application: open.feishu.cn, "自建应用获取 tenant_access_token", POST auth/v3/tenant_access_token/internal. */
export const feishuTokens = (settings: FeishuSettings, clock: () => Date) =>
  new AppToken(
    {
      fetch: async () => {
        const reply = await callProvider(
          `${feishuHost(settings)}/open-apis/auth/v3/tenant_access_token/internal`,
          { body: { app_id: settings.app, app_secret: settings.secret } },
        )
        const { body } = reply
        if (body.code === 0 && typeof body.tenant_access_token === 'string')
          return { token: body.tenant_access_token, seconds: Number(body.expire) }
        return { refused: refusalOf(reply) }
      },
    },
    clock,
  )

export const feishuStale = (body: Record<string, unknown>) => STALE.has(Number(body.code))

/**
 * Messages of a Feishu application: open.feishu.cn, "发送消息", POST im/v1/messages, to an `open_id`. Our id is their `uuid`: the
 * same one is taken once within an hour.
 */
export function feishuSender(settings: FeishuSettings, clock: () => Date): Sender {
  const tokens = feishuTokens(settings, clock)
  return {
    channel: 'feishu',
    send: async (message) => {
      try {
        const reply = await withToken<Reply>(tokens, async (token) => {
          const answer = await callProvider(
            `${feishuHost(settings)}/open-apis/im/v1/messages?receive_id_type=open_id`,
            {
              token,
              body: {
                receive_id: message.to,
                msg_type: 'text',
                content: JSON.stringify({ text: fitBytes(message.body, MOST_BYTES) }),
                uuid: message.id,
              },
            },
          )
          return feishuStale(answer.body) ? 'stale' : answer
        })
        if ('refused' in reply) return reply.refused
        if (reply.body.code !== 0) return refusalOf(reply)
        const { message_id: providerId } = reply.body.data as { message_id: string }
        return { state: 'sent', answer: '0 success', providerId }
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}

function refusalOf({ status, body, resetSeconds }: Reply): Answer {
  if (body.code === undefined) return { state: 'unknown', answer: `HTTP_${status}` }
  const answer = saidBy(body.code, body.msg)
  if (status !== 429 && !LATER.has(Number(body.code))) return { state: 'failed', answer }
  return { state: 'later', answer, waitMs: (resetSeconds ?? 60) * 1000 }
}

/**
 * A group robot of Feishu: open.feishu.cn, "自定义机器人使用指南", POST bot/v2/hook/…, signed with HMAC-SHA256 of nothing under
 * `timestamp\nsecret`, 100 messages a minute and 5 a second. `to` is the last part of its address.
 */
export function feishuRobot(settings: { endpoint?: string | undefined }, clock: () => Date): Sender {
  return {
    channel: 'feishu-robot',
    send: async ({ to, secret, body }) => {
      const timestamp = String(Math.floor(clock().getTime() / 1000))
      const signed = secret
        ? { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') }
        : {}
      try {
        const reply = await callProvider(
          `${feishuHost(settings)}/open-apis/bot/v2/hook/${encodeURIComponent(to)}`,
          { body: { ...signed, msg_type: 'text', content: { text: fitBytes(body, MOST_BYTES) } } },
        )
        return reply.body.code === 0 ? { state: 'sent', answer: '0 success' } : refusalOf(reply)
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}
