import { sql } from 'kysely'
import type { Locale } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { ruleTitle } from '../obligations/rule-words.ts'
import { reachableBy } from './find-ways.ts'
import { channelFor, mayTellAt, type NoticeWish } from './rules.ts'
import { dueTime } from './say-when.ts'
import { type NewNotice, writeNotices } from './write-notices.ts'

interface Entry {
  id: string
  staff_id: string
  kind: string
  detail: { homes?: number; open?: number; ticketId?: string }
  /** Which kind of thing and where, where it is about a ticket; the customer's words stay in the house. */
  ticket: string | null
  playbook: string | null
  version: number | null
  rule: string | null
  clause: string | null
  room: string | null
  due_at: string | null
}

interface Person {
  id: string
  preferences: { language?: Locale; notices?: NoticeWish }
  ways: string[]
}

/** What is told at once is of use for a day. */
const HOLDS_MS = 24 * 3_600_000
const SHOWN = 3

const heads: Record<string, { zh: (n: number) => string; en: (n: number) => string }> = {
  urgent: { zh: (n) => `急：${n} 件马上要办`, en: (n) => `Urgent: ${n} to be done now` },
  overdue: { zh: (n) => `${n} 件投诉报修超时了`, en: (n) => `${n} reports past their time` },
  'passed-on': { zh: (n) => `转给你 ${n} 件`, en: (n) => `${n} passed on to you` },
  'export-asked': {
    zh: (n) => `${n} 个导出等您同意`,
    en: (n) => `${n} exports wait for your agreement`,
  },
  'erasure-asked': {
    zh: (n) => `${n} 个删除申请等您同意`,
    en: (n) => `${n} erasures wait for your agreement`,
  },
  'entry-asked': {
    zh: (n) => `${n} 位业主说号码没登记，请在一天内确认`,
    en: (n) => `${n} residents say their number is not on record; confirm within a day`,
  },
  'data-asked': {
    zh: (n) => `${n} 位客户问自己的资料，请答复`,
    en: (n) => `${n} customers ask about their data`,
  },
  'change-asked': {
    zh: (n) => `${n} 个资料变更等您答复`,
    en: (n) => `${n} changes of records wait for your answer`,
  },
  'change-accepted': {
    zh: (n) => `您申请的 ${n} 处资料改了`,
    en: (n) => `${n} records were changed as you asked`,
  },
  'change-declined': { zh: (n) => `您申请的 ${n} 处资料没有改`, en: (n) => `${n} records were not changed` },
  'ticket-filed': { zh: (n) => `${n} 件新诉求等你安排`, en: (n) => `${n} new tickets to be dispatched` },
  'ticket-dispatched': { zh: (n) => `派给你 ${n} 件`, en: (n) => `${n} tickets given to you` },
  'ticket-returned': { zh: (n) => `退回来 ${n} 件，要另派`, en: (n) => `${n} tickets came back` },
  'ticket-passed-on': { zh: (n) => `转来 ${n} 件`, en: (n) => `${n} matters passed on to you` },
  'ticket-reopened': { zh: (n) => `${n} 件没办好，重新处理`, en: (n) => `${n} tickets reopened` },
  'ticket-urged': { zh: (n) => `客户催了 ${n} 件`, en: (n) => `${n} tickets urged` },
  'ticket-added': { zh: (n) => `${n} 件有补充`, en: (n) => `${n} tickets have more to read` },
  'ticket-appealed': { zh: (n) => `${n} 件申请复核`, en: (n) => `${n} reviews asked for` },
  'correction-given': { zh: (n) => `${n} 项纠正预防由您做`, en: (n) => `${n} corrections are yours` },
  'correction-failed': { zh: (n) => `${n} 项纠正预防没见效`, en: (n) => `${n} corrections did not work` },
  'approval-asked': { zh: (n) => `${n} 件等您定`, en: (n) => `${n} requests wait for your word` },
  'approval-waits': { zh: (n) => `${n} 件申请等久了`, en: (n) => `${n} requests have waited long` },
  'approval-granted': {
    zh: (n) => `您申请的 ${n} 件同意了`,
    en: (n) => `${n} requests of yours were agreed to`,
  },
  'approval-declined': {
    zh: (n) => `您申请的 ${n} 件没有同意`,
    en: (n) => `${n} requests of yours were declined`,
  },
  'ticket-level': { zh: (n) => `${n} 件级别升高`, en: (n) => `${n} tickets rose in level` },
  covering: { zh: () => '请你代班', en: () => 'You cover for a colleague' },
  'handed-over': { zh: () => '房子交接给你了', en: () => 'Homes were handed over to you' },
}

/**
 * Gives the entries of the bell that cannot wait to notices: one a person and kind, however many entries. Hours of a person hold
 * back all but what is urgent.
 */
export async function carryBell(ctx: Ctx): Promise<number> {
  const { rows } = await sql<Entry>`
    with taken as (update bell_entries set carried_at = ${ctx.now}::timestamptz where tenant_id = ${ctx.tenantId} and at_once and carried_at is null
      returning id, staff_id, kind, detail, obligation_id)
    select t.id, t.staff_id, t.kind, t.detail, o.playbook, o.version, o.rule, o.clause, o.due_at, coalesce(u.room, m.room) as room,
      (select concat_ws(' ', x.room, k.place, k.category) from tickets k left join units x on x.tenant_id = k.tenant_id and x.id = k.unit_id
        where k.tenant_id = ${ctx.tenantId} and k.id = (t.detail->>'ticketId')::uuid) as ticket
    from taken t left join obligations o on o.tenant_id = ${ctx.tenantId} and o.id = t.obligation_id
    left join units u on u.tenant_id = ${ctx.tenantId} and u.id = o.unit_id
    left join customers m on m.tenant_id = ${ctx.tenantId} and m.id = o.customer_id order by t.staff_id, t.kind, o.due_at, t.id`.execute(
    ctx.db,
  )
  if (rows.length === 0) return 0
  const people = await sql<Person>`select s.id, s.preferences, ${reachableBy(ctx)} as ways from staff s
    where s.tenant_id = ${ctx.tenantId} and s.id = any(${[...new Set(rows.map((row) => row.staff_id))]}::uuid[]) and s.left_on is null`.execute(
    ctx.db,
  )
  const until = new Date(Date.parse(ctx.now) + HOLDS_MS).toISOString()
  const notices: NewNotice[] = []
  for (const person of people.rows) {
    const wish = person.preferences.notices ?? {}
    const channel = channelFor(wish, new Set(person.ways), ctx.channels)
    if (channel === 'app') continue
    const mine = rows.filter((row) => row.staff_id === person.id)
    for (const [kind, entries] of Map.groupBy(mine, (row) => row.kind)) {
      const later = kind === 'urgent' ? null : mayTellAt(ctx.now, wish, ctx.tenant.timeZone)
      notices.push({
        staffId: person.id,
        kind: 'at-once',
        occasion: `bell ${entries[0]!.id}`,
        channel,
        body: await say(ctx, kind, entries, person.preferences.language === 'en' ? 'en' : 'zh'),
        notBefore: later ?? ctx.now,
        until,
      })
    }
  }
  await writeNotices(ctx, notices)
  return notices.length
}

async function say(
  ctx: Ctx,
  kind: string,
  entries: readonly Entry[],
  language: 'zh' | 'en',
): Promise<string> {
  const head = (heads[kind] ?? heads['passed-on']!)[language](entries.length)
  const lines: string[] = []
  for (const entry of entries.slice(0, SHOWN)) {
    const { homes, open } = entry.detail
    if (homes !== undefined)
      lines.push(
        language === 'zh' ? `${homes} 户，未办 ${open ?? 0} 件` : `${homes} homes, ${open ?? 0} open`,
      )
    if (entry.ticket) lines.push(entry.ticket)
    if (!entry.rule) continue
    const title = await ruleTitle(ctx, {
      playbook: entry.playbook!,
      version: entry.version!,
      rule: entry.rule,
      clause: entry.clause!,
    })
    const at = entry.due_at ? dueTime(entry.due_at, ctx.tenant.timeZone) : ''
    const by = at && (language === 'zh' ? `（${at} 前）` : ` (by ${at})`)
    lines.push(`${entry.room ? `${entry.room} ` : ''}${title}${by}`)
  }
  if (entries.length > SHOWN) lines.push('…')
  return [head, ...lines].join('\n')
}
