import { createHmac } from 'node:crypto'
import { AppToken, withToken } from './app-token.ts'
import { callProvider, fitBytes, type Reply, saidBy, unanswered } from './call-provider.ts'
import type { Answer, Sender, Unanswered } from './sender.ts'

export interface DingtalkSettings {
  key: string
  secret: string
  agent: string
  /** Instead of the provider's addresses, all of them. */
  endpoint?: string | undefined
}

const API = 'https://api.dingtalk.com'
const OAPI = 'https://oapi.dingtalk.com'
/** A whole message of a work notification as JSON, in bytes; the frame around the text takes some. */
const MOST_BYTES = 2048 - 64
const ROBOT_BYTES = 18_000

const STALE = new Set(['40014', '42001', '40001', '41001', '33001'])
const LATER = new Map([
  ['-1', 5_000],
  ['15', 5_000],
  ['90002', 60_000],
  ['90018', 60_000],
  ['143103', 60_000],
  ['143104', 60_000],
  // A robot that went over 20 in a minute is shut for ten.
  ['130101', 600_000],
  ['660026', 600_000],
])

export const dingtalkHosts = ({ endpoint }: { endpoint?: string | undefined }) => ({
  api: endpoint ?? API,
  oapi: endpoint ?? OAPI,
})

/** The token of the application: open.dingtalk.com, "获取企业内部应用的accessToken", POST v1.0/oauth2/accessToken. */
export const dingtalkTokens = (settings: DingtalkSettings, clock: () => Date) =>
  new AppToken(
    {
      fetch: async () => {
        const { status, body } = await callProvider(
          `${dingtalkHosts(settings).api}/v1.0/oauth2/accessToken`,
          {
            body: { appKey: settings.key, appSecret: settings.secret },
          },
        )
        if (status === 200 && typeof body.accessToken === 'string')
          return { token: body.accessToken, seconds: Number(body.expireIn) }
        const refused: Answer =
          status >= 500 || status === 429
            ? { state: 'later', answer: saidBy(body.code ?? `HTTP_${status}`, body.message), waitMs: 60_000 }
            : { state: 'failed', answer: saidBy(body.code ?? `HTTP_${status}`, body.message) }
        return { refused }
      },
    },
    clock,
  )

/** 88 is the door's own refusal; what it means stands in `sub_code`. */
const codeOf = (body: Record<string, unknown>) =>
  String((body.errcode === 88 ? body.sub_code : body.errcode) ?? '')

export const dingtalkStale = (body: Record<string, unknown>) => STALE.has(codeOf(body))

/**
 * Work notifications of DingTalk: open.dingtalk.com, "异步发送企业会话消息", POST topapi/message/corpconversation/asyncsend_v2, and
 * what became of them by getsendresult: accepted is not received, and who is unknown is said only there. The same content reaches
 * the same person once a day.
 */
export function dingtalkSender(settings: DingtalkSettings, clock: () => Date): Sender {
  const tokens = dingtalkTokens(settings, clock)
  const call = (action: string, body: object) =>
    withToken<Reply>(tokens, async (token) => {
      const reply = await callProvider(
        `${dingtalkHosts(settings).oapi}/topapi/message/corpconversation/${action}?access_token=${encodeURIComponent(token)}`,
        { body },
      )
      return dingtalkStale(reply.body) ? 'stale' : reply
    })
  return {
    channel: 'dingtalk',
    send: async (message) => {
      try {
        const reply = await call('asyncsend_v2', {
          agent_id: Number(settings.agent),
          userid_list: message.to,
          msg: { msgtype: 'text', text: { content: fitBytes(message.body, MOST_BYTES) } },
        })
        if ('refused' in reply) return reply.refused
        if (reply.status === 200 && reply.body.errcode === 0)
          return { state: 'sent', answer: '0 ok', providerId: String(reply.body.task_id) }
        return refusalOf(reply)
      } catch (error) {
        return unanswered(error)
      }
    },
    ask: async (message) => {
      if (!message.providerId) return still(message, 'CANNOT_BE_ASKED')
      try {
        const reply = await call('getsendresult', {
          agent_id: Number(settings.agent),
          task_id: Number(message.providerId),
        })
        if ('refused' in reply) return still(message, reply.refused.answer)
        if (reply.body.errcode !== 0) return still(message, saidBy(codeOf(reply.body), reply.body.errmsg))
        return judgeResult(message, reply.body.send_result as Record<string, unknown>)
      } catch (error) {
        return still(message, unanswered(error).answer)
      }
    },
  }
}

function judgeResult(message: Unanswered, result: Record<string, unknown> | undefined): Answer {
  const among = (name: string) =>
    Array.isArray(result?.[name]) && (result[name] as unknown[]).includes(message.to)
  for (const name of ['invalid_user_id_list', 'forbidden_user_id_list', 'failed_user_id_list'])
    if (among(name)) return { state: 'failed', answer: saidBy(name, message.to) }
  if (among('read_user_id_list') || among('unread_user_id_list'))
    return { state: 'delivered', answer: '0 ok' }
  return still(message, '0 ok')
}

const still = ({ state, providerId }: Unanswered, answer: string): Answer => ({
  state,
  answer,
  ...(providerId ? { providerId } : {}),
})

function refusalOf({ status, body }: Reply): Answer {
  const code = codeOf(body)
  if (code === '') return { state: 'unknown', answer: `HTTP_${status}` }
  const waitMs = LATER.get(code)
  const words = body.errcode === 88 ? body.sub_msg : body.errmsg
  return { state: waitMs ? 'later' : 'failed', answer: saidBy(code, words), ...(waitMs ? { waitMs } : {}) }
}

/**
 * A group robot of DingTalk: open.dingtalk.com, "自定义机器人接入", POST robot/send, signed with HMAC-SHA256 of
 * `timestamp\nsecret` under the secret, 20 messages a minute. `to` is the access_token in its address.
 */
export function dingtalkRobot(settings: { endpoint?: string | undefined }, clock: () => Date): Sender {
  return {
    channel: 'dingtalk-robot',
    send: async ({ to, secret, body }) => {
      const query = new URLSearchParams({ access_token: to })
      if (secret) {
        const timestamp = String(clock().getTime())
        query.set('timestamp', timestamp)
        query.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
      }
      try {
        const reply = await callProvider(`${dingtalkHosts(settings).oapi}/robot/send?${query}`, {
          body: { msgtype: 'text', text: { content: fitBytes(body, ROBOT_BYTES) } },
        })
        return reply.status === 200 && reply.body.errcode === 0
          ? { state: 'sent', answer: '0 ok' }
          : refusalOf(reply)
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}
