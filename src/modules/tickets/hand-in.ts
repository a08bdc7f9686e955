import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { handIn, seeHandIn } from './contract/hand-in.ts'
import { file } from './file-ticket.ts'
import { kindTitles, openKinds } from './kinds.ts'
import { numberText } from './rules.ts'

interface Mine {
  id: string
  day: string
  number: number
  kind: string
  category: string | null
  words: string
  state: string
  filedAt: string
  answer: string | null
}

export const seeHandInOperation = implement(seeHandIn, async (ctx) => {
  const [kinds, titles, { rows: projects }, { rows: mine }] = await Promise.all([
    openKinds(ctx),
    kindTitles(ctx),
    sql<{
      id: string
      name: string
    }>`select id, name from projects where tenant_id = ${ctx.tenantId} order by name limit 500`.execute(
      ctx.db,
    ),
    sql<Mine>`select t.id, t.day, t.number, t.kind, t.category, left(t.words, 120) as words, t.state, t.filed_at as "filedAt",
        (select x.words from ticket_steps x where x.tenant_id = t.tenant_id and x.ticket_id = t.id and x.move in ('answer', 'solve', 'reject') and x.told
          and x.words is not null order by x.at desc limit 1) as answer
      from tickets t where t.tenant_id = ${ctx.tenantId} and t.filed_by = ${ctx.actor.id}::uuid and t.filed_by_kind = 'staff'
        and t.respondent is distinct from ${ctx.actor.id}::uuid and t.filed_at > ${ctx.now}::timestamptz - interval '1 year' order by t.filed_at desc, t.id limit 20`.execute(
      ctx.db,
    ),
  ])
  return {
    kinds: kinds.map(({ name, title, categories }) => ({ name, title, categories })),
    projects,
    mine: mine.map(({ day, number, kind, ...row }) => ({
      ...row,
      number: numberText(day, number),
      kindTitle: titles.get(kind) ?? kind,
    })),
  }
})

export const handInOperation = implement(handIn, async (ctx, input) => {
  if (!(await openKinds(ctx)).some(({ name }) => name === input.kind))
    throw new Refusal('tickets.no_kind', { kind: input.kind }, 'kind')
  const { rows } =
    await sql`select from projects where tenant_id = ${ctx.tenantId} and id = ${input.projectId}`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('tickets.where', {}, 'projectId')
  const { projectId, place, customer } = input
  const { id, number } = await file(
    ctx,
    {
      kind: input.kind,
      category: input.category,
      words: input.words,
      channel: 'other',
      urgent: false,
      projectId,
      place,
      photoIds: [],
      ...(customer
        ? { caller: { name: customer.name, relation: customer.position, phone: customer.phone } }
        : {}),
    },
    {
      projectId,
      unitId: null,
      room: null,
      customerId: null,
      customer: null,
      holdingId: null,
      steward: null,
    },
    ctx.actor.id,
  )
  return { id, number }
})
