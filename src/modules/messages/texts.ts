import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { companyLines } from '../access/help-lines.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { playbookVersion, type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { written, writtenAt } from '../playbooks/written.ts'
import { listTexts, sendText } from './contract/texts.ts'
import { messagePurposes, skipReasons } from './contract/words.ts'
import { judge, type Recipient, recipientOf } from './gate.ts'
import { fillTemplate, isAboutNothing, type Template, templateOf } from './prepare-message.ts'

interface Text extends Template {
  playbook: string
  title: string
  text: string
}

export const listTextsOperation = implement(listTexts, async (ctx, { id }) => {
  await customerInScope(ctx, id)
  const [to, running] = [await recipientOf(ctx, id), await runningPlaybooks(ctx)]
  const texts = []
  for (const text of to ? await textsOf(ctx, running) : []) {
    const { body, reason, notBefore } = await filled(ctx, text, to!)
    texts.push({
      playbook: text.playbook,
      template: text.name,
      title: text.title,
      purpose: text.purpose,
      body,
      channel: channelOf(to!),
      reason,
      notBefore,
    })
  }
  // What is about the service stands before good wishes.
  return { texts: texts.sort((one, other) => order(one) - order(other)) }
})

export const sendTextOperation = implement(sendText, async (ctx, input) => {
  await customerInScope(ctx, input.id)
  // Who presses twice is judged one after the other.
  await sql`select from customers where tenant_id = ${ctx.tenantId} and id = ${input.id} for no key update`.execute(
    ctx.db,
  )
  const to = await recipientOf(ctx, input.id)
  const running = (await runningPlaybooks(ctx)).filter(({ name }) => name === input.playbook)
  const text = (await textsOf(ctx, running)).find(({ name }) => name === input.template)
  if (!to || !text) throw new Refusal('messages.unknown')
  const { body, gaps, reason, notBefore } = await filled(ctx, text, to)
  if (reason)
    throw new Refusal('messages.held_back', { reason: (skipReasons as Record<string, Words>)[reason]! })
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('messages')
    .values({
      tenant_id: ctx.tenantId,
      id,
      customer_id: input.id,
      template: text.name,
      purpose: text.purpose,
      channel: channelOf(to),
      body,
      gaps: JSON.stringify(gaps),
      state: 'queued',
      queued_at: ctx.now,
      queued_by: ctx.actor.id,
      not_before: notBefore,
    })
    .execute()
  return { messageId: id, notBefore }
})

const order = ({ purpose }: { purpose: string }) => Object.keys(messagePurposes).indexOf(purpose)
const channelOf = (to: Recipient) => (to.phone_sealed ? 'sms' : 'mail')

/** What a person may send: short texts that ask for nothing but the customer; a gap for a fact is filled by the rule that sends it. */
async function textsOf(ctx: Ctx, running: readonly Running[]): Promise<Text[]> {
  const texts: Text[] = []
  for (const { name: playbook, version } of running) {
    const { source } = await playbookVersion(ctx, playbook, version)
    const all = writtenAt(source, 'messages')
    for (const name of Object.keys(all && typeof all === 'object' ? all : {})) {
      const kind = writtenAt(source, 'messages', name, 'kind')
      if (!(Array.isArray(kind) ? kind : [kind]).includes('sms')) continue
      const template = await templateOf(ctx, playbook, version, name)
      if (!template?.text || !isAboutNothing(template.text)) continue
      const title = written(source, 'messages', name, 'title') ?? name
      texts.push({ ...template, playbook, title, text: template.text })
    }
  }
  return texts
}

async function filled(ctx: Ctx, text: Text, to: Recipient) {
  const { servicePhone } = await companyLines(ctx)
  const { body, gaps, empty } = fillTemplate(
    ctx,
    text.text,
    to,
    servicePhone ? { 服务电话: servicePhone } : {},
  )
  if (empty.length > 0) return { body, gaps, reason: 'gap-empty', notBefore: null }
  const verdict = await judge(ctx, to, { template: text.name, purpose: text.purpose })
  return verdict.pass
    ? { body, gaps, reason: null, notBefore: verdict.notBefore }
    : { body, gaps, reason: verdict.reason, notBefore: null }
}
