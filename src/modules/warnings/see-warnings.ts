import { sql } from 'kysely'
import { clearedEvent } from '#engine/decide-warnings.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { heldIn } from '../obligations/held-in.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { ruleWords } from '../obligations/rule-words.ts'
import { playbookVersion, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { clearWarning, type ListedWarning, listWarnings, seeWarning } from './contract.ts'
import { visibleWarnings, type WarningRow, warningColumns, warningInSight, warningJoins } from './queries.ts'
import { mayRaise } from './raise-warning.ts'

export const listWarningsOperation = implement(listWarnings, async (ctx, input) => {
  const { rows } = await sql<WarningRow>`select ${warningColumns} from warnings_raised w ${warningJoins}
    where w.tenant_id = ${ctx.tenantId} and w.cleared_at ${input.which === 'open' ? sql`is null` : sql`is not null`} and ${visibleWarnings(ctx)}
      ${input.after ? sql`and (w.raised_at, w.id) < (select x.raised_at, x.id from warnings_raised x where x.tenant_id = ${ctx.tenantId} and x.id = ${input.after})` : sql``}
    order by w.raised_at desc, w.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, input.limit)
  const warnings = await Promise.all(page.map((row) => shown(ctx, row)))
  return { warnings, after: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null }
})

const wordsOf = async (ctx: Ctx, row: WarningRow) => {
  const playbook = await playbookVersion(ctx, row.playbook, row.version)
  return { playbook, warning: playbook.warnings?.find(({ name }) => name === row.warning) }
}

async function shown(ctx: Ctx, row: WarningRow): Promise<ListedWarning> {
  const { warning } = await wordsOf(ctx, row)
  return {
    id: row.id,
    warning: row.warning,
    title: warning?.title ?? row.warning,
    severity: row.severity,
    signs: row.signs,
    customerId: row.customer_id,
    customer: row.customer,
    room: row.room,
    project: row.project,
    raisedAt: row.raised_at,
    raisedBy: row.by,
    clearedAt: row.cleared_at,
  }
}

export const seeWarningOperation = implement(seeWarning, async (ctx, { id }) => {
  const row = await warningInSight(ctx, id)
  const { playbook, warning } = await wordsOf(ctx, row)
  const said = row.said ? (JSON.parse(ctx.vault.open(row.said)) as Record<string, unknown>) : {}
  const [reach, notReached, owed, held] = await Promise.all([
    reachOf(ctx, row),
    notReachedBy(ctx, row),
    owedFor(ctx, row),
    warning ? heldIn(ctx, playbook, warning.byHand) : [],
  ])
  const { permissions } = ctx.actor
  return {
    ...(await shown(ctx, row)),
    said: (warning?.fields ?? []).flatMap(({ name, title }) =>
      said[name] === undefined ? [] : [{ title, value: said[name] }],
    ),
    why: row.cleared_why,
    reach,
    notReached,
    owed: owed.map(({ rule, clause, who, state, due_at }) => ({
      title: ruleWords(playbook, rule, clause).title,
      who,
      state,
      dueAt: due_at,
    })),
    mayClear:
      row.cleared_at === null &&
      (held.length > 0 || permissions === 'all' || permissions.has('work.supervise')),
  }
})

/** The last message of each duty that carries it: what became of it. */
const carried = (ctx: Ctx, row: WarningRow) =>
  sql`from obligations o left join lateral (select m.state, m.skip_reason from messages m where m.tenant_id = o.tenant_id and m.customer_id = o.customer_id
      and m.obligation_id = o.id order by m.queued_at desc limit 1) m on true
    where o.tenant_id = ${ctx.tenantId} and o.trigger_id = ${row.event_id}::uuid and o.used->>'verb' = 'send' and o.role = 'system'`

async function reachOf(ctx: Ctx, row: WarningRow) {
  const { rows } = await sql<{ state: string | null; reason: string | null; many: number }>`
    select m.state, m.skip_reason as reason, count(*) as many ${carried(ctx, row)} group by 1, 2`.execute(
    ctx.db,
  )
  const many = (...states: (string | null)[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, each) => sum + each.many, 0)
  return {
    waiting: many(null, 'queued', 'claimed', 'unknown'),
    sent: many('sent'),
    delivered: many('delivered'),
    failed: many('failed'),
    skipped: Object.fromEntries(
      rows.flatMap(({ state, reason, many }) => (state === 'skipped' ? [[reason ?? '', many]] : [])),
    ),
  }
}

const MOST = 200

async function notReachedBy(ctx: Ctx, row: WarningRow) {
  const { rows } = await sql<{ customerId: string; customer: string; room: string | null; reason: string }>`
    select c.id as "customerId", c.name as customer, c.room, case when x.state = 'skipped' then x.skip_reason else x.state end as reason
    from (select o.customer_id, m.state, m.skip_reason ${carried(ctx, row)} and m.state in ('skipped', 'failed')) x
      join customers c on c.tenant_id = ${ctx.tenantId} and c.id = x.customer_id order by c.room, c.name limit ${MOST}`.execute(
    ctx.db,
  )
  return rows
}

async function owedFor(ctx: Ctx, row: WarningRow) {
  const { rows } = await sql<{
    rule: string
    clause: string
    who: string | null
    state: string
    due_at: string | null
  }>`select o.rule, o.clause, s.name as who, o.state, o.due_at from obligations o left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
    where o.tenant_id = ${ctx.tenantId} and o.trigger_id = ${row.event_id}::uuid and not (o.used->>'verb' = 'send' and o.role = 'system')
    order by o.due_at limit ${MOST}`.execute(ctx.db)
  return rows
}

export const clearWarningOperation = implement(clearWarning, async (ctx, { id, why }) => {
  const row = await warningInSight(ctx, id, true)
  if (row.cleared_at) throw new Refusal('warnings.over')
  const { permissions } = ctx.actor
  const running = (await runningPlaybooks(ctx)).find(({ name }) => name === row.playbook)
  const { warning } = await wordsOf(ctx, row)
  if (running && warning && permissions !== 'all' && !permissions.has('work.supervise'))
    await mayRaise(ctx, running, warning)
  await sql`update warnings_raised set cleared_at = ${ctx.now}, cleared_by = ${ctx.actor.id}::uuid, cleared_why = ${why}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  await recordEvent(ctx, {
    kind: clearedEvent(row.warning),
    subject: { kind: row.subject_kind, id: row.subject_id },
    customerId: row.customer_id,
    unitId: row.unit_id,
    projectId: row.project_id,
    values: { warning: id },
  })
  return { ok: true }
})
