import { AppToken, withToken } from './app-token.ts'
import { callProvider, fitBytes, type Reply, saidBy, unanswered } from './call-provider.ts'
import type { Answer, Sender } from './sender.ts'

export interface WecomSettings {
  corp: string
  agent: string
  secret: string
  /** Instead of the provider's addresses, all of them. */
  endpoint?: string | undefined
}

const HOST = 'https://qyapi.weixin.qq.com'
/** Content of a text, in bytes. */
const MOST_BYTES = 2048
/** For so long the same content to the same person is delivered once: the most the provider offers. */
const SAME_SECONDS = 14_400

const STALE = new Set([40_014, 42_001, 42_007, 42_009])
/** Too often, too many at once, busy: after how many milliseconds again. */
const LATER = new Map([
  [-1, 5_000],
  [45_009, 60_000],
  [45_033, 5_000],
])

export const wecomHost = (settings: WecomSettings) => settings.endpoint ?? HOST

/** The token of the application: developer.work.weixin.qq.com/document/path/91039, GET cgi-bin/gettoken. */
export const wecomTokens = (settings: WecomSettings, clock: () => Date) =>
  new AppToken(
    {
      fetch: async () => {
        const query = new URLSearchParams({ corpid: settings.corp, corpsecret: settings.secret })
        const { status, body } = await callProvider(`${wecomHost(settings)}/cgi-bin/gettoken?${query}`)
        if (status === 200 && body.errcode === 0 && typeof body.access_token === 'string')
          return { token: body.access_token, seconds: Number(body.expires_in) }
        return { refused: refusalOf({ status, body, resetSeconds: null }) }
      },
    },
    clock,
  )

export const wecomStale = (body: Record<string, unknown>) => STALE.has(Number(body.errcode))

/**
 * Application messages of WeCom: developer.work.weixin.qq.com/document/path/90236, POST cgi-bin/message/send. One person a call,
 * so that who is unknown there (`invaliduser`, 81013) or has no licence (`unlicenseduser`) fails alone.
 */
export function wecomSender(settings: WecomSettings, clock: () => Date): Sender {
  const tokens = wecomTokens(settings, clock)
  return {
    channel: 'wecom',
    send: async (message) => {
      try {
        const done = await withToken<Answer>(tokens, async (token) => {
          const url = `${wecomHost(settings)}/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`
          const reply = await callProvider(url, {
            body: {
              touser: message.to,
              msgtype: 'text',
              agentid: Number(settings.agent),
              text: { content: fitBytes(message.body, MOST_BYTES) },
              enable_duplicate_check: 1,
              duplicate_check_interval: SAME_SECONDS,
            },
          })
          return wecomStale(reply.body) ? 'stale' : judge(reply, message.to)
        })
        return 'refused' in done ? done.refused : done
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}

function judge(reply: Reply, to: string): Answer {
  const { body } = reply
  if (reply.status !== 200 || body.errcode !== 0) return refusalOf(reply)
  const among = (list: unknown) =>
    String(list ?? '')
      .toLowerCase()
      .split('|')
      .includes(to.toLowerCase())
  if (among(body.invaliduser)) return { state: 'failed', answer: saidBy('invaliduser', body.invaliduser) }
  if (among(body.unlicenseduser))
    return { state: 'failed', answer: saidBy('unlicenseduser', body.unlicenseduser) }
  return { state: 'sent', answer: '0 ok', ...(body.msgid ? { providerId: String(body.msgid) } : {}) }
}

function refusalOf({ status, body }: Reply): Answer {
  if (body.errcode === undefined) return { state: 'unknown', answer: `HTTP_${status}` }
  const waitMs = LATER.get(Number(body.errcode))
  return {
    state: waitMs ? 'later' : 'failed',
    answer: saidBy(body.errcode, body.errmsg),
    ...(waitMs ? { waitMs } : {}),
  }
}

/**
 * A group robot of WeCom: developer.work.weixin.qq.com/document/path/91770, POST cgi-bin/webhook/send, 20 messages a minute.
 * `to` is the key in its address.
 */
export function wecomRobot(settings: { endpoint?: string | undefined }): Sender {
  return {
    channel: 'wecom-robot',
    send: async (message) => {
      try {
        const key = encodeURIComponent(message.to)
        const reply = await callProvider(`${settings.endpoint ?? HOST}/cgi-bin/webhook/send?key=${key}`, {
          body: { msgtype: 'text', text: { content: fitBytes(message.body, MOST_BYTES) } },
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
