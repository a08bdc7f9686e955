import { sql } from 'kysely'
import type { DutyRule } from '#engine/duty-rule.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { inScope } from '../customers/customer-in-scope.ts'
import { audienceOf } from '../obligations/audience-of.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { written } from '../playbooks/written.ts'
import { listMailings, previewMailing } from './contract/messages.ts'
import { recipientOf } from './gate.ts'
import { fillTemplate, templateOf, verdictOf } from './prepare-message.ts'

const JUDGED = 1000
const EXAMPLES = 3

const isMailing = (rule: DutyRule) =>
  rule.verb === 'send' &&
  typeof rule.what === 'string' &&
  rule.who.some((owner) => owner.is === 'word' && owner.word === 'system')

export const listMailingsOperation = implement(listMailings, async (ctx) => ({
  mailings: (await runningPlaybooks(ctx)).flatMap(({ name, playbook }) =>
    playbook.rules.filter(isMailing).map((rule) => ({
      playbook: name,
      rule: rule.name,
      title: rule.title,
      purpose: written(playbook.source, 'messages', String(rule.what), 'purpose') ?? 'service',
    })),
  ),
}))

/** Those of them whom this person may see: a lead of one project learns nothing of another. */
async function inSight(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select c.id from customers c
    where c.tenant_id = ${ctx.tenantId} and c.id = any(${[...ids]}::uuid[]) and ${inScope(ctx, 'c')} order by c.id`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

/** Who would get a mailing today, who would not and why, and how it reads; nothing is written. */
export const previewMailingOperation = implement(previewMailing, async (ctx, input) => {
  const running = (await runningPlaybooks(ctx)).find((each) => each.name === input.playbook)
  const rule = running?.playbook.rules.find((each) => each.name === input.rule)
  if (!running || !rule || !isMailing(rule)) throw new Refusal('messages.unknown')
  const template = await templateOf(ctx, running.name, running.version, String(rule.what))
  const audience = await inSight(ctx, await audienceOf(ctx, running, rule))
  const skipped = new Map<string, number>()
  const examples: { customer: string; body: string }[] = []
  let would = 0
  for (const id of audience.slice(0, JUDGED)) {
    const to = await recipientOf(ctx, id)
    const verdict = await verdictOf(ctx, 'open', template, to)
    if (!verdict.pass) skipped.set(verdict.reason, (skipped.get(verdict.reason) ?? 0) + 1)
    else {
      would += 1
      if (examples.length < EXAMPLES)
        examples.push({ customer: to!.name, body: fillTemplate(ctx, template!.text!, to!).body })
    }
  }
  return {
    audience: audience.length,
    judged: Math.min(audience.length, JUDGED),
    would,
    skipped: [...skipped].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    examples,
  }
})
