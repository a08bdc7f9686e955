import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { salutation } from '../customers/names.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { unwantedNow } from '../obligations/unwanted-now.ts'
import { playbookFiles, playbookVersion } from '../playbooks/running-playbooks.ts'
import { written } from '../playbooks/written.ts'
import { judge, type Recipient, recipientOf } from './gate.ts'

export interface Template {
  name: string
  purpose: string
  text: string | null
}

export async function templateOf(
  ctx: Ctx,
  playbook: string,
  version: number,
  name: string,
): Promise<Template | null> {
  const { source } = await playbookVersion(ctx, playbook, version)
  const own = (key: string) => written(source, 'messages', name, key)
  if (own('title') === null) return null
  const files = await playbookFiles(ctx, playbook, version)
  const file = own('file')
  const found = file ? (files[file] ?? files[file.replace(/^messages\//, 'messages/zh-CN/')]) : undefined
  return { name, purpose: own('purpose') ?? 'service', text: found ?? null }
}

/** The gaps of our templates, and their names at a provider that keeps the texts itself. */
const gapNames = {
  公司: 'company',
  称呼: 'salutation',
  姓名: 'name',
  房号: 'room',
  项目: 'project',
  管家: 'steward',
  农历: 'lunar',
  节点: 'node',
  服务电话: 'servicePhone',
} as const

const GAP = /\{(\p{L}+)\}/gu
/** Gaps that are filled from the fact which a rule sends a text for. */
const OF_A_FACT = new Set(['节点'])

/** Whether everything a text asks for is known of the customer and the company, whatever happened. */
export const isAboutNothing = (text: string): boolean =>
  [...text.matchAll(GAP)].every(([, gap]) => gap! in gapNames && !OF_A_FACT.has(gap!))

/** Fills `{称呼}` and the other gaps of a template, and `{节点}` from what the fact behind it says of itself; a first line after `# ` is a title and is left out of a text message. */
export function fillTemplate(
  ctx: Ctx,
  text: string,
  to: Recipient,
  event: Record<string, unknown> = {},
): { body: string; gaps: Record<string, string>; empty: string[] } {
  const { body, gaps, empty } = fillGaps(ctx, text, to, event)
  return { body: `【${ctx.tenant.name}】${body}`, gaps, empty }
}

/** The same without the company in front, with the title it begins with: as a letter reads. */
export function fillGaps(
  ctx: Ctx,
  text: string,
  to: Recipient,
  event: Record<string, unknown> = {},
): { title: string | null; body: string; gaps: Record<string, string>; empty: string[] } {
  const values: Record<string, string> = {
    公司: ctx.tenant.name,
    称呼: to.salutation || salutation(to.name, to.sex),
    姓名: to.name,
    房号: to.room ?? '',
    项目: to.project ?? '',
    管家: to.steward ?? '',
    农历: to.lunar_month ? '农历' : '',
  }
  const gaps: Record<string, string> = {}
  const empty: string[] = []
  const plain = text
    .replace(/^---[\s\S]*?---\s*/, '')
    .replace(/^#.*\n+/, '')
    .trim()
  const body = plain.replace(GAP, (whole, gap: string) => {
    const said = event[gap]
    const value =
      values[gap] ?? (typeof said === 'string' || typeof said === 'number' ? String(said) : undefined)
    if (!value && gap !== '农历') empty.push(gap)
    if (value !== undefined) gaps[gap in gapNames ? gapNames[gap as keyof typeof gapNames] : gap] = value
    return value ?? whole
  })
  return { title: /^(?:---[\s\S]*?---\s*)?#\s*(.+)/.exec(text)?.[1]?.trim() ?? null, body, gaps, empty }
}

/** Writes the message an automatic duty owes, or the reason why none is sent; a message not sent ends the duty with that reason. */
export async function prepareForDuty(
  ctx: Ctx,
  obligationId: string,
): Promise<{ state: string; reason: string | null }> {
  const { rows } = await sql<{
    id: string
    playbook: string
    version: number
    rule: string
    clause: string
    state: string
    customer_id: string | null
    unit_id: string | null
    project_id: string | null
    what: unknown
    event_kind: string | null
    event: Record<string, unknown> | null
  }>`
    select o.id, o.playbook, o.version, o.rule, o.clause, o.state, o.customer_id, o.unit_id, o.project_id, o.used->'what' as what, o.event_kind,
      (select e.values from events e where e.tenant_id = o.tenant_id and e.id = o.trigger_id) as event from obligations o
    where o.tenant_id = ${ctx.tenantId} and o.id = ${obligationId} for update of o`.execute(ctx.db)
  const duty = rows[0]
  if (!duty?.customer_id) return { state: 'skipped', reason: 'no-longer-owed' }
  const name = typeof duty.what === 'string' ? duty.what : ''
  const template = await templateOf(ctx, duty.playbook, duty.version, name)
  const to = await recipientOf(ctx, duty.customer_id)
  const unwanted = await unwantedNow(ctx, duty.id)
  const verdict = unwanted
    ? ({ pass: false, reason: 'no-longer-owed' } as const)
    : // A second warning within a day says something new.
      await verdictOf(ctx, duty.state, template, to, duty.event_kind?.startsWith('warning.') ?? false)
  const values = {
    tenant_id: ctx.tenantId,
    id: newId(Date.parse(ctx.now)),
    customer_id: duty.customer_id,
    obligation_id: duty.id,
    template: name,
    purpose: template?.purpose ?? 'service',
  }
  if (!verdict.pass) {
    await ctx.db
      .insertInto('messages')
      .values({
        ...values,
        channel: 'sms',
        body: '',
        state: 'skipped',
        skip_reason: verdict.reason,
        queued_at: ctx.now,
      })
      .execute()
    await sql`update obligations set state = 'lapsed', closed_at = ${ctx.now}, closing_reason = ${verdict.reason}, next_step_at = null
      where tenant_id = ${ctx.tenantId} and id = ${duty.id} and state = 'open'`.execute(ctx.db)
    await recordEvent(ctx, {
      kind: 'message.skipped',
      subject: { kind: 'message', id: values.id },
      customerId: duty.customer_id,
      unitId: duty.unit_id,
      projectId: duty.project_id,
      values: { template: name, reason: verdict.reason, rule: duty.rule },
    })
    return { state: 'skipped', reason: verdict.reason }
  }
  const { body, gaps } = fillTemplate(ctx, template!.text!, to!, duty.event ?? {})
  await ctx.db
    .insertInto('messages')
    .values({
      ...values,
      channel: to!.phone_sealed ? 'sms' : 'mail',
      body,
      gaps: JSON.stringify(gaps),
      state: 'queued',
      queued_at: ctx.now,
      not_before: verdict.notBefore,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { state: 'queued', reason: null }
}

export async function verdictOf(
  ctx: Ctx,
  state: string,
  template: Template | null,
  to: Recipient | undefined,
  everyTime = false,
) {
  if (state !== 'open' || !to) return { pass: false, reason: 'no-longer-owed' } as const
  if (!template?.text) return { pass: false, reason: 'no-template' } as const
  return judge(ctx, to, { template: template.name, purpose: template.purpose, everyTime })
}
