import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ruleTitle } from '../obligations/rule-words.ts'
import { listedAmong, type TicketBehind } from '../tickets/listed-among.ts'
import { seeMeasureRows } from './contract.ts'
import { isCounted } from './count-measures.ts'
import { measureNamed, projectsAsked } from './defined.ts'
import { frozenMonths, frozenRows } from './frozen.ts'
import { measuresSeen } from './see-measures.ts'
import { spanOf } from './span.ts'
import { type Defined, MeasureStatement } from './statement.ts'

interface Behind {
  id: string
  hit: boolean
  adds: number | null
}

type Shown = (typeof seeMeasureRows)['output']['_output']['rows'][number]

export const seeMeasureRowsOperation = implement(seeMeasureRows, async (ctx, input) => {
  const defined = await measureNamed(ctx, input.key)
  if (!isCounted(ctx, defined)) throw new Refusal('measures.not_counted', {}, 'key')
  const projects = await projectsAsked(ctx, input.projectId)
  const behind = await rowsBehind(ctx, defined, input, projects)
  const { measures } = await measuresSeen(ctx, { ...input, playbook: defined.running.name, compare: false })
  const { rows, hidden } = await shownRows(ctx, defined, behind.slice(0, input.limit))
  return {
    measure: measures.find(({ key }) => key === input.key)!,
    rows,
    total: behind.length,
    hidden,
  }
})

/** The rows a number is made of: of a closed month those that were kept, else those there are. */
async function rowsBehind(
  ctx: Ctx,
  defined: Defined,
  input: {
    month: string
    which: 'hits' | 'others' | 'all'
    cutBy?: string | undefined
    cut?: string | undefined
  },
  projects: readonly string[] | null,
): Promise<Behind[]> {
  const closing = (await frozenMonths(ctx, [input.month])).get(input.month)
  const kept = closing && (await frozenRows(ctx, defined, input.month, closing.version, projects))
  const statement = new MeasureStatement(ctx, projects)
  const { from, whenever, population, hit, adds, id } = statement.counting(
    defined,
    spanOf(input.month, defined.measure.per),
    { split: input.cutBy !== undefined },
  )
  const cut = input.cutBy ? statement.cut(defined, input.cutBy) : null
  const narrowed = cut ? `and coalesce(${cut}, '') = ${statement.put(input.cut ?? '', 'text')}` : ''
  const all = kept
    ? kept
    : (
        await ctx.client.query<Behind>(
          `select ${id} as id, ${hit === null ? 'true' : `(${hit})`} as hit, ${adds?.of ?? 'null::float8'} as adds from ${from} and ${population}
            ${adds ? `and ${adds.of} is not null` : ''} ${narrowed}`,
          statement.values,
        )
      ).rows
  const among =
    kept && cut
      ? await idsAmong(ctx, statement, `select ${id} as id from ${whenever} ${narrowed} and ${id}`, kept)
      : null
  return all
    .filter((row) => row.hit !== null && (!among || among.has(row.id)))
    .filter(({ hit }) => input.which === 'all' || hit === (input.which === 'hits'))
    .sort((a, b) => Number(a.hit) - Number(b.hit) || (a.id < b.id ? 1 : -1))
}

async function idsAmong(
  ctx: Ctx,
  statement: MeasureStatement,
  text: string,
  kept: readonly Behind[],
): Promise<Set<string>> {
  const ids = statement.put(
    kept.map(({ id }) => id),
    'uuid[]',
  )
  const { rows } = await ctx.client.query<{ id: string }>(`${text} = any(${ids})`, statement.values)
  return new Set(rows.map(({ id }) => id))
}

async function shownRows(
  ctx: Ctx,
  { measure }: Defined,
  behind: readonly Behind[],
): Promise<{ rows: Shown[]; hidden: number }> {
  const ids = behind.map(({ id }) => id)
  const kind = 'kind' in measure.of ? measure.of.kind : 'owed'
  const found =
    kind === 'ticket'
      ? new Map((await listedAmong(ctx, ids)).map((row) => [row.id, ofTicket(row)]))
      : kind === 'owed'
        ? await owedRows(ctx, ids)
        : await customerRows(ctx, kind, ids)
  const rows = behind.flatMap(({ id, hit, adds }) => {
    const row = found.get(id)
    return row ? [{ ...row, id, hit, adds }] : []
  })
  return { rows, hidden: behind.length - rows.length }
}

type Told = Omit<Shown, 'id' | 'hit' | 'adds'>

const ofTicket = (row: TicketBehind): Told => ({
  ticketId: row.id,
  customerId: null,
  title: `${row.number} ${row.kindTitle}`,
  words: row.words,
  room: row.room ?? row.place,
  project: row.project,
  who: row.assignee,
  state: row.state,
  severity: row.severity,
  at: row.filedAt,
  dueAt: null,
  doneAt: row.closedAt ?? row.solvedAt,
})

async function owedRows(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Told>> {
  const { rows } = await sql<{
    id: string
    playbook: string
    version: number
    rule: string
    clause: string
    ticketId: string | null
    customerId: string | null
    customer: string | null
    room: string | null
    project: string | null
    who: string | null
    at: string
    dueAt: string | null
    doneAt: string | null
  }>`select o.id, o.playbook, o.version, o.rule, o.clause, case when o.subject_kind = 'ticket' then o.subject_id end as "ticketId", o.customer_id as "customerId", c.name as customer,
      u.room, p.name as project, s.name as who, o.trigger_at as at, o.due_at as "dueAt", o.met_at as "doneAt"
    from obligations o left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
      left join projects p on p.tenant_id = o.tenant_id and p.id = o.project_id left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
    where o.tenant_id = ${ctx.tenantId} and o.id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  const tickets = await listedAmong(
    ctx,
    rows.flatMap(({ ticketId }) => ticketId ?? []),
  )
  const seen = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const told = await Promise.all(
    rows.map(async ({ id, playbook, version, rule, clause, customer, ...row }) => {
      const ticket = row.ticketId ? seen.get(row.ticketId) : undefined
      if (row.ticketId && !ticket) return []
      const title = await ruleTitle(ctx, { playbook, version, rule, clause })
      const own: Told = {
        ...row,
        title: ticket ? `${ticket.number} ${ticket.kindTitle}` : title,
        words: ticket ? ticket.words : customer,
        room: row.room ?? ticket?.place ?? null,
        state: ticket?.state ?? null,
        severity: ticket?.severity ?? null,
      }
      return [[id, own] as const]
    }),
  )
  return new Map(told.flat())
}

async function customerRows(ctx: Ctx, kind: string, ids: readonly string[]): Promise<Map<string, Told>> {
  const source =
    kind === 'holding'
      ? sql`select h.id, h.customer_id, h.unit_id, h.project_id from holdings h where h.tenant_id = ${ctx.tenantId}`
      : kind === 'unit'
        ? sql`select w.id, null::uuid as customer_id, w.id as unit_id, w.project_id from units w where w.tenant_id = ${ctx.tenantId}`
        : sql`select k.id, k.id as customer_id, k.main_unit_id as unit_id, k.project_id from customers k where k.tenant_id = ${ctx.tenantId}`
  const { rows } = await sql<{
    id: string
    customerId: string | null
    customer: string | null
    room: string | null
    project: string | null
  }>`select x.id, x.customer_id as "customerId", c.name as customer, u.room, p.name as project from (${source}) x
      left join customers c on c.tenant_id = ${ctx.tenantId} and c.id = x.customer_id left join units u on u.tenant_id = ${ctx.tenantId} and u.id = x.unit_id
      left join projects p on p.tenant_id = ${ctx.tenantId} and p.id = x.project_id
    where x.id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return new Map(
    rows.map(({ id, customer, ...row }) => [
      id,
      {
        ...row,
        ticketId: null,
        title: customer,
        words: null,
        who: null,
        state: null,
        severity: null,
        at: null,
        dueAt: null,
        doneAt: null,
      },
    ]),
  )
}
