import { changesOf } from '#modules/customers/ready-customer.ts'
import { type KnownCustomer, readCustomers } from '#modules/customers/save-many.ts'
import { readHoldings } from '#modules/customers/save-many-holdings.ts'
import type { Ctx } from '#platform/perform.ts'
import { type Identity, type Match, matchArchive, sharedPhones } from './match-archive.ts'
import type { Plan } from './plan-row.ts'
import type { ImportRow } from './queries.ts'

interface Compared extends Identity {
  sheet_row: number
  home: string | null
  name: string | null
  lead: number
  outcome: 'create' | 'update' | 'skip' | 'refuse'
  matched_id: string | null
  said: { code: string; values: Record<string, string | number> } | null
  hint: string | null
}

/**
 * Compares every readable row with those before it and with the archive, by the keys the database itself holds unique.
 * One customer with several homes is one group, led by his first row; the same home twice is skipped.
 */
export async function compareRows(ctx: Ctx, found: ImportRow): Promise<void> {
  const { rows } = await ctx.client.query(
    `select row, part, sheet_row, name_key, phone_index, document_index, external_number, plan->'customer'->>'name' as name,
       case when plan->'home' <> 'null'::jsonb then concat_ws(' ', plan->'home'->>'projectId', plan->'home'->>'building', plan->'home'->>'unit',
         plan->'home'->>'room', plan->>'role') end as home
     from import_rows where tenant_id = $1 and import_id = $2 and outcome = 'create' order by row, part`,
    [ctx.tenantId, found.id],
  )
  const people = rows as Compared[]
  // A hundred thousand of them: what is known of each is written onto it, not into a second one.
  for (const each of people) {
    each.lead = each.row * 100 + each.part
    each.outcome = 'create'
    each.matched_id = null
    each.said = null
    each.hint = null
  }
  const groups = groupTogether(people)
  const matches = await matchArchive(ctx, people)
  const shared = await sharedPhones(ctx, people)
  for (const each of people) {
    const other = each.phone_index ? shared.get(each.phone_index) : undefined
    if (other && other !== each.name) each.hint = other
  }
  await judgeMatches(ctx, found, groups, matches)
  refuseWholeRows(people)
  await writeCompared(ctx, found.id, people)
}

/** Groups of records of one customer, each led by its first; within a group the same home is told apart from another one. */
function groupTogether(people: readonly Compared[]): Map<number, Compared[]> {
  const byKey = new Map<string, Compared>()
  const groups = new Map<number, Compared[]>()
  for (const each of people) {
    const keys = [
      each.document_index && `d ${each.document_index}`,
      each.phone_index && each.name_key && `p ${each.name_key} ${each.phone_index}`,
      each.external_number && `e ${each.external_number}`,
    ].filter((key): key is string => Boolean(key))
    const first = keys.map((key) => byKey.get(key)).find((known) => known !== undefined)
    if (first) joinGroup(each, first, groups.get(first.lead)!)
    else groups.set(each.lead, [each])
    if (each.outcome !== 'refuse') for (const key of keys) if (!byKey.has(key)) byKey.set(key, first ?? each)
  }
  return groups
}

function joinGroup(each: Compared, first: Compared, group: Compared[]): void {
  const say = (outcome: 'skip' | 'refuse', code: string, values: Record<string, string | number>) => {
    each.outcome = outcome
    each.said = { code, values }
  }
  const row = first.sheet_row
  if (each.document_index && first.document_index && each.document_index !== first.document_index) {
    say('refuse', 'row.document_differs', { name: first.name ?? '', row })
    return
  }
  if (
    each.document_index &&
    each.document_index === first.document_index &&
    each.name_key !== first.name_key
  ) {
    say('refuse', 'row.name_differs', { name: first.name ?? '', row })
    return
  }
  each.lead = first.lead
  const same = group.find(({ home, outcome }) => outcome !== 'refuse' && home === each.home)
  if (each.home === null || same) say('skip', 'row.same_as', { row: (same ?? first).sheet_row })
  else each.outcome = 'update'
  group.push(each)
}

async function judgeMatches(
  ctx: Ctx,
  found: ImportRow,
  groups: Map<number, Compared[]>,
  matches: Map<string, Match>,
): Promise<void> {
  const matched = [...groups.values()].flatMap((group) => {
    const match = group
      .map(({ row, part }) => matches.get(`${row} ${part}`))
      .find((each) => each !== undefined)
    return match ? [{ group, match }] : []
  })
  if (matched.length === 0) return
  const ids = [...new Set(matched.map(({ match }) => match.id))]
  const known = await readCustomers(ctx, ids, false)
  const held = new Map<string, Set<string>>()
  for (const { customer_id, unit_id, role } of await readHoldings(ctx, ids)) {
    const set = held.get(customer_id) ?? new Set()
    held.set(customer_id, set.add(`${unit_id} ${role}`))
  }
  const plans = await plansOf(
    ctx,
    found.id,
    matched.flatMap(({ group }) => group),
  )
  for (const { group, match } of matched) {
    const current = known.get(match.id)
    if (!current) continue
    for (const each of group) {
      if (each.outcome === 'skip' || each.outcome === 'refuse') continue
      each.matched_id = match.id
      judgeOne(
        each,
        current,
        match,
        plans.get(`${each.row} ${each.part}`)!,
        held.get(match.id) ?? new Set(),
        found.on_duplicate,
      )
    }
  }
}

interface PlanAndUnit {
  plan: Plan
  unitId: string | null
}

async function plansOf(
  ctx: Ctx,
  importId: string,
  people: readonly Compared[],
): Promise<Map<string, PlanAndUnit>> {
  const { rows } = await ctx.client.query(
    `select r.row, r.part, r.plan, (select u.id from units u where u.tenant_id = $1 and u.project_id = (r.plan->'home'->>'projectId')::uuid
       and u.room = concat_ws('-', r.plan->'home'->>'building', r.plan->'home'->>'unit', r.plan->'home'->>'room')) as unit_id
     from unnest($3::integer[], $4::integer[]) w(row, part) join import_rows r on r.tenant_id = $1 and r.import_id = $2 and r.row = w.row and r.part = w.part`,
    [ctx.tenantId, importId, people.map(({ row }) => row), people.map(({ part }) => part)],
  )
  return new Map(
    rows.map(({ row, part, plan, unit_id }) => [
      `${row} ${part}`,
      { plan: plan as Plan, unitId: unit_id as string | null },
    ]),
  )
}

function judgeOne(
  each: Compared,
  current: KnownCustomer,
  match: Match,
  { plan, unitId }: PlanAndUnit,
  held: Set<string>,
  policy: ImportRow['on_duplicate'],
): void {
  const newHome = plan.home !== null && !(unitId && held.has(`${unitId} ${plan.role}`))
  const name = current.name || match.by
  const conflict =
    match.by === 'document' && each.name_key && current.name_key && each.name_key !== current.name_key
      ? 'row.name_differs'
      : match.by === 'name_and_phone' &&
          each.document_index &&
          current.document_index &&
          each.document_index !== current.document_index
        ? 'row.document_differs'
        : null
  if (conflict && (policy !== 'skip' || newHome)) {
    each.outcome = 'refuse'
    each.said = { code: conflict, values: { name } }
  } else if (newHome) each.outcome = 'update'
  else if (policy === 'skip') {
    each.outcome = 'skip'
    each.said = { code: 'row.in_archive', values: { name } }
  } else if (
    !changesOf(current, plan.customer!, policy) &&
    Object.keys(plan.dates).length === 0 &&
    plan.points.length === 0
  ) {
    each.outcome = 'skip'
    each.said = { code: 'row.nothing_new', values: { name } }
  } else each.outcome = 'update'
}

/** A row of two people is taken whole or not at all. */
function refuseWholeRows(people: readonly Compared[]): void {
  const refused = new Map(
    people.filter(({ outcome }) => outcome === 'refuse').map((each) => [each.row, each.said]),
  )
  if (refused.size === 0) return
  const leads = new Set<number>()
  for (const each of people) {
    const said = refused.get(each.row)
    if (said === undefined || each.outcome === 'refuse') continue
    leads.add(each.lead)
    each.outcome = 'refuse'
    each.said = said
  }
  // Who waited for a refused row to make his customer now leads himself.
  for (const lead of leads) {
    const followers = people.filter(
      (each) => each.lead === lead && each.outcome === 'update' && !each.matched_id,
    )
    const [first] = followers
    if (!first) continue
    first.outcome = 'create'
    for (const each of followers) each.lead = first.row * 100 + first.part
  }
}

async function writeCompared(ctx: Ctx, importId: string, people: readonly Compared[]): Promise<void> {
  const changed = people.filter(
    (each) =>
      each.outcome !== 'create' || each.hint || each.lead !== each.row * 100 + each.part || each.matched_id,
  )
  if (changed.length === 0) return
  const rows = changed.map(({ row, part, lead, outcome, matched_id, said, hint }) => ({
    row,
    part,
    lead,
    outcome,
    matched_id,
    because: said?.code ?? null,
    problems: said ? [{ column: -1, field: 'name', ...said }] : null,
    hint: hint ? [{ column: -1, field: 'phone', code: 'row.shared_phone', values: { name: hint } }] : [],
  }))
  await ctx.client.query(
    `update import_rows r set lead = x.lead, outcome = x.outcome, matched_id = x.matched_id, because = x.because, problems = x.problems,
       notes = nullif((case when r.notes is null then '[]'::jsonb else r.notes end) || x.hint, '[]'::jsonb)
     from jsonb_to_recordset($3::jsonb) as x(row integer, part smallint, lead integer, outcome text, matched_id uuid, because text, problems jsonb, hint jsonb)
     where r.tenant_id = $1 and r.import_id = $2 and r.row = x.row and r.part = x.part`,
    [ctx.tenantId, importId, JSON.stringify(rows)],
  )
}
