import type { Ctx } from '#platform/perform.ts'
import type { Clock } from '../obligations/clocks.ts'
import type { Placed } from './place-report.ts'
import { sayRoom } from './rules.ts'

type Said = Pick<Clock, 'clock' | 'dueAt' | 'who'>

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment as one says it on the phone in the company's zone: 今天 9 点 06 分, 11 月 24 日 13 点 55 分. */
export function sayMoment(ctx: Ctx, at: string): { zh: string; en: string } {
  const parts = (moment: string) =>
    Object.fromEntries(
      new Intl.DateTimeFormat('en-GB', {
        timeZone: ctx.tenant.timeZone,
        month: 'numeric',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
        .formatToParts(new Date(moment))
        .map(({ type, value }) => [type, value]),
    )
  // A due at midnight is the end of the day before.
  const exact = parts(at)
  const midnight = exact.hour === '00' && exact.minute === '00'
  const shown = midnight ? parts(new Date(Date.parse(at) - 60_000).toISOString()) : exact
  const today = parts(ctx.now)
  const same = shown.day === today.day && shown.month === today.month
  const hour = midnight ? 24 : Number(exact.hour)
  const minute = midnight ? '00' : exact.minute
  const clock = minute === '00' ? `${hour} 点` : `${hour} 点 ${minute} 分`
  return {
    zh: `${same ? '今天' : `${Number(shown.month)} 月 ${Number(shown.day)} 日`} ${clock}`,
    en: `${midnight ? '24:00' : `${exact.hour}:${exact.minute}`} ${same ? 'today' : `on ${Number(shown.day)} ${monthNames[Number(shown.month) - 1]}`}`,
  }
}

/** What the agent reads to the customer: number, place in full, who, by when, who speaks. */
export function sayFiled(
  ctx: Ctx,
  filed: {
    number: string
    placed: Pick<Placed, 'customer' | 'room'>
    place: string | null
    category: string | null
    clocks: readonly Said[]
    /** What he is to do before anybody comes, in the policy's words. */
    atOnce: string | null
  },
): { zh: string; en: string } {
  const { number, placed, category, clocks, atOnce } = filed
  const short = number.split('-').at(-1)
  const where = placed.room ? sayRoom(placed.room) : filed.place
  const first = clocks.find((clock) => clock.dueAt && clock.clock !== 'dispatch')
  const at = first?.dueAt ? sayMoment(ctx, first.dueAt) : null
  const who = first?.who ?? null
  const does = first?.clock === 'arrive' ? { zh: '到', en: 'is there' } : { zh: '答复您', en: 'answers you' }
  return {
    zh: [
      `${placed.customer ? `${placed.customer}，` : ''}您报的${category ? `“${category}”` : '事'}登记好了，编号 ${short}`,
      where ? `，地址${where}` : '',
      at ? `。${who ?? '同事'}${at.zh}前${does.zh}` : '',
      atOnce ? `。${atOnce.replace(/。$/, '')}` : '',
      `。我姓${[...ctx.actor.name][0] ?? ''}，有变化我先告诉您。`,
    ].join(''),
    en: [
      `${placed.customer ? `${placed.customer}, your` : 'Your'} report ${category ? `“${category}” ` : ''}is filed, number ${short}`,
      (placed.room ?? filed.place) ? `, for ${placed.room ?? filed.place}` : '',
      at ? `. ${who ?? 'A colleague'} ${does.en} by ${at.en}` : '',
      atOnce ? `. ${atOnce.replace(/[。.]$/, '')}` : '',
      `. This is ${ctx.actor.name}: you hear of any change from me first.`,
    ].join(''),
  }
}
