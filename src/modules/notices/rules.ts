import { localDayAt, startOfDay, zoneOf } from '#engine/zone.ts'
import { usualHours } from './contract/words.ts'
import { wallClock } from './digest-times.ts'

/** In the order in which one is taken where nobody chose; texts cost money and are sent only to who asks for them. */
export const personalChannels = ['wecom', 'dingtalk', 'feishu', 'mail', 'sms'] as const
export type PersonalChannel = (typeof personalChannels)[number]

export interface NoticeWish {
  channel?: string | undefined
  /** `08:00`, local. */
  from?: string | undefined
  until?: string | undefined
}

/** Where a person is told things: as he wishes while that is possible, otherwise the first way there is. Null: nowhere. */
export function channelFor(
  wish: NoticeWish,
  reachable: ReadonlySet<string>,
  set: readonly string[],
): PersonalChannel | 'app' | null {
  if (wish.channel === 'app') return 'app'
  const possible = personalChannels.filter((channel) => reachable.has(channel) && set.includes(channel))
  const wished = possible.find((channel) => channel === wish.channel)
  return wished ?? possible.find((channel) => channel !== 'sms') ?? null
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const minuteOf = (text: string | undefined, otherwise: number) => {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text ?? '')
  return found ? Number(found[1]) * 60 + Number(found[2]) : otherwise
}

/** When a person may be told, at the earliest; null: now. */
export function mayTellAt(now: string, wish: NoticeWish, timeZone: string): string | null {
  const from = minuteOf(wish.from ?? usualHours.from, 0)
  const until = minuteOf(wish.until ?? usualHours.until, 24 * 60)
  if (from >= until) return null
  const moment = Date.parse(now)
  const day = localDayAt(zoneOf(timeZone), moment)
  const start = wallClock(day, from, timeZone)
  if (moment < start) return new Date(start).toISOString()
  if (
    moment <
    (until === 24 * 60 ? startOfDay(zoneOf(timeZone), day) + DAY_MS : wallClock(day, until, timeZone))
  )
    return null
  return new Date(wallClock(day + 1, from, timeZone)).toISOString()
}

/** For so long the provider takes the same message of ours once, however often it is sent. */
const RECOGNISED_MS: Record<string, number> = {
  wecom: 4 * 3_600_000,
  dingtalk: 3_600_000,
  feishu: 3_600_000,
}
const SENT_AGAIN_AT_MOST = 6

/** Whether a notice without an answer may be sent once more by itself. */
export function mayRepeat(
  channel: string | null,
  firstClaimedMs: number,
  nowMs: number,
  tries: number,
): boolean {
  return nowMs - firstClaimedMs < (RECOGNISED_MS[channel ?? ''] ?? 0) && tries < SENT_AGAIN_AT_MOST
}

/** How long to wait before the next try: what the provider asks for, and longer each time. */
export const waitFor = (tries: number, asked: number | undefined) =>
  Math.max(asked ?? 0, Math.min(30_000 * 2 ** tries, 15 * MINUTE_MS))

const ROBOTS = [
  {
    channel: 'wecom-robot',
    pattern: /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=([\w-]{8,100})$/,
  },
  {
    channel: 'dingtalk-robot',
    pattern: /^https:\/\/oapi\.dingtalk\.com\/robot\/send\?access_token=([\w-]{8,200})$/,
  },
  {
    channel: 'feishu-robot',
    pattern: /^https:\/\/open\.feishu\.cn\/open-apis\/bot\/v2\/hook\/([\w-]{8,100})$/,
  },
] as const

/** The provider and the key in the address of a group robot; only the key is kept, the address is ours. */
export function robotOf(
  address: string,
): { channel: (typeof ROBOTS)[number]['channel']; key: string } | null {
  for (const { channel, pattern } of ROBOTS) {
    const key = pattern.exec(address)?.[1]
    if (key) return { channel, key }
  }
  return null
}
