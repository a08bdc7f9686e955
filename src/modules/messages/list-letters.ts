import { sql } from 'kysely'
import type { Plain } from '#engine/tree.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { dutiesInSight } from '../obligations/duties-in-sight.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { written, writtenAt } from '../playbooks/written.ts'
import { listLetters } from './contract/messages.ts'
import { recipientOf } from './gate.ts'
import { fillGaps, templateOf } from './prepare-message.ts'

const MOST = 100

interface Kind {
  playbook: string
  version: number
  template: string
}

interface Owed extends Kind {
  id: string
  customer_id: string
  customer: string
  room: string | null
  address: string | null
  due_at: string | null
  event: Record<string, unknown> | null
}

export const listLettersOperation = implement(listLetters, async (ctx, input) => {
  const { rows: found } = await sql<Kind & { count: number }>`
    select o.playbook, o.version, o.used->>'what' as template, count(*) as count from obligations o
    where ${owedLetters(ctx, input.projectId)} group by 1, 2, 3 order by 3, 2`.execute(ctx.db)
  const letters = []
  for (const each of found) {
    const letter = await letterOf(ctx, each)
    if (letter) letters.push({ ...each, ...letter, name: `${each.playbook} ${each.template}` })
  }
  const chosen = letters.filter(({ name }) => !input.letter || name === input.letter)
  const { rows } = await sql<Owed>`
    select o.id, o.playbook, o.version, o.used->>'what' as template, o.customer_id, c.name as customer, u.room, c.address, o.due_at,
      (select e.values from events e where e.tenant_id = o.tenant_id and e.id = o.trigger_id) as event
    from obligations o join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
    where ${owedLetters(ctx, input.projectId)} and concat_ws(' ', o.playbook, o.version, o.used->>'what') = any(${chosen.map(keyOf)}::text[])
    order by o.due_at, u.sort_key, o.id limit ${MOST + 1}`.execute(ctx.db)
  const byKey = new Map(chosen.map((letter) => [keyOf(letter), letter]))
  const printed = []
  for (const row of rows.slice(0, MOST)) {
    const { text, enclosed } = byKey.get(keyOf(row))!
    const to = await recipientOf(ctx, row.customer_id)
    if (!to) continue
    const { title, body } = fillGaps(ctx, text, { ...to, room: row.room ?? to.room }, row.event ?? {})
    printed.push({
      obligationId: row.id,
      customerId: row.customer_id,
      customer: row.customer,
      room: row.room,
      dueAt: row.due_at,
      title,
      body,
      enclosed,
      address: row.address,
    })
  }
  return {
    kinds: [...Map.groupBy(letters, ({ name }) => name)].map(([letter, versions]) => ({
      letter,
      title: versions.at(-1)!.title,
      count: versions.reduce((sum, { count }) => sum + Number(count), 0),
    })),
    letters: printed,
    more: rows.length > MOST,
  }
})

const keyOf = ({ playbook, version, template }: Kind) => `${playbook} ${version} ${template}`

/** What a person has to send by hand; what the system sends by itself is no letter. */
const owedLetters = (ctx: Ctx, projectId: string | undefined) =>
  sql`o.tenant_id = ${ctx.tenantId} and o.state = 'open' and not o.parent and o.customer_id is not null and o.used->>'verb' = 'send' and o.owed_by is not null
    and ${dutiesInSight(ctx, 'o')} ${projectId ? sql`and o.project_id = ${projectId}` : sql``}`

/** The letter of a policy with what goes with it; null for what is no letter, or has no text. */
async function letterOf(
  ctx: Ctx,
  { playbook, version, template }: Kind,
): Promise<{ title: string; text: string; enclosed: string[] } | null> {
  const { source } = await playbookVersion(ctx, playbook, version)
  const own = (key: string) => listOf(writtenAt(source, 'messages', template, key))
  if (!own('kind').includes('letter')) return null
  const found = await templateOf(ctx, playbook, version, template)
  if (!found?.text) return null
  const enclosed = own('attachments').map((name) => written(source, 'documents', name, 'title') ?? name)
  return { title: written(source, 'messages', template, 'title') ?? template, text: found.text, enclosed }
}

const listOf = (said: Plain | undefined) =>
  (Array.isArray(said) ? said : [said]).filter((each): each is string => typeof each === 'string')
