import { sql } from 'kysely'
import type { OutcomeOfMany } from '#modules/obligations/record-events.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Preview, Tally } from './contract/runs.ts'
import { sayProblem } from './say-problem.ts'

const NONE: Preview['obligations'] = {
  count: 0,
  rules: [],
  earliestDueAt: null,
  unopened: 0,
  unsent: 0,
  goLiveOn: '',
}

/** Rows by what becomes of them: each once, by the first of refused, created, updated, skipped that any person of it is. */
export async function tallyOf(ctx: Ctx, importId: string): Promise<Tally> {
  const { rows } = await sql<{ rank: number; count: number }>`select rank, count(*) as count from (
      select row, min(case outcome when 'refuse' then 1 when 'refused' then 1 when 'create' then 2 when 'created' then 2 when 'update' then 3 when 'updated' then 3
        when 'skip' then 4 when 'skipped' then 4 else 5 end) as rank
      from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${importId} group by row) r group by rank`.execute(
    ctx.db,
  )
  const count = (rank: number) => Number(rows.find((row) => row.rank === rank)?.count ?? 0)
  const sums = {
    created: count(2),
    updated: count(3),
    skipped: count(4),
    refused: count(1),
    leftOut: count(5),
  }
  return { total: Object.values(sums).reduce((sum, each) => sum + each, 0), ...sums }
}

/** Adds what a chunk of the rehearsal would open, of which each stands for `weight` alike. */
export async function addOpened(
  ctx: Ctx,
  importId: string,
  outcome: OutcomeOfMany,
  weight: number,
): Promise<void> {
  const { rows } = await sql<{
    preview: Partial<Preview>
  }>`select preview from imports where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(ctx.db)
  const before = rows[0]?.preview.obligations ?? NONE
  const rules = new Map(before.rules.map((each) => [each.rule, { ...each }]))
  for (const { rule, dueAt } of outcome.opened) {
    const known = rules.get(rule) ?? {
      rule,
      title: outcome.titles[rule] ?? rule,
      count: 0,
      earliestDueAt: null,
    }
    known.count += weight
    known.earliestDueAt = earlier(known.earliestDueAt, dueAt)
    rules.set(rule, known)
  }
  const obligations: Preview['obligations'] = {
    count: before.count + outcome.opened.length * weight,
    rules: [...rules.values()].sort((one, other) => other.count - one.count),
    earliestDueAt: outcome.opened.reduce((first, { dueAt }) => earlier(first, dueAt), before.earliestDueAt),
    unopened: before.unopened + outcome.unopened * weight,
    unsent: before.unsent + outcome.unsent * weight,
    goLiveOn: ctx.tenant.goLiveOn,
  }
  await keepPreview(ctx, importId, { obligations })
}

const earlier = (one: string | null, other: string | null) =>
  one && other ? (one < other ? one : other) : (one ?? other)

const keepPreview = (ctx: Ctx, importId: string, more: Partial<Preview>) =>
  sql`update imports set preview = preview || ${JSON.stringify(more)}::jsonb where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(
    ctx.db,
  )

/** The dry run is over: everything a person must know before he confirms. */
export async function finishPreview(ctx: Ctx, importId: string): Promise<void> {
  const tally = await tallyOf(ctx, importId)
  const figures = await sql<{
    customers: number
    homes: number
    given: number
    refused: number
    unsaid: number
    in_file: number
    in_archive: number
    shared: number
    people: number
    phones: number
    filled: number
  }>`
    select count(*) filter (where outcome = 'create' and plan->'customer' <> 'null'::jsonb) as customers,
      count(distinct (plan->'home'->>'projectId', plan->'home'->>'building', plan->'home'->>'unit', plan->'home'->>'room')) filter (
        where outcome in ('create', 'update') and plan->'home' <> 'null'::jsonb and not exists (select from units u where u.tenant_id = ${ctx.tenantId}
          and u.project_id = (plan->'home'->>'projectId')::uuid and u.room = concat_ws('-', plan->'home'->>'building', plan->'home'->>'unit', plan->'home'->>'room'))) as homes,
      count(*) filter (where outcome in ('create', 'update') and plan->>'consent' = 'true') as given,
      count(*) filter (where outcome in ('create', 'update') and plan->>'consent' = 'false') as refused,
      count(*) filter (where outcome in ('create', 'update') and plan->>'consent' is null) as unsaid,
      count(*) filter (where because = 'row.same_as') as in_file,
      count(*) filter (where matched_id is not null) as in_archive,
      count(*) filter (where notes @> '[{"code": "row.shared_phone"}]') as shared,
      count(distinct row) filter (where notes @> '[{"code": "name.split"}]') as people, count(distinct row) filter (where notes @> '[{"code": "phone.split"}]') as phones,
      count(distinct row) filter (where notes @> '[{"code": "home.filled"}]') as filled
    from import_rows where tenant_id = ${ctx.tenantId} and import_id = ${importId}`.execute(ctx.db)
  const one = figures.rows[0]!
  const { rows } = await sql<{
    preview: Partial<Preview>
  }>`select preview from imports where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(ctx.db)
  await keepPreview(ctx, importId, {
    tally,
    customers: Number(one.customers),
    homes: Number(one.homes),
    consents: { given: Number(one.given), refused: Number(one.refused), unsaid: Number(one.unsaid) },
    splits: { people: Number(one.people), phones: Number(one.phones) },
    filled: Number(one.filled),
    duplicates: {
      inFile: Number(one.in_file),
      inArchive: Number(one.in_archive),
      sharedPhones: Number(one.shared),
    },
    problems: await problemsOf(ctx, importId),
    leftOut: await leftOutOf(ctx, importId),
    obligations: rows[0]?.preview.obligations ?? { ...NONE, goLiveOn: ctx.tenant.goLiveOn },
  })
  await sql`update imports set state = 'checked', step = null, progress = total where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(
    ctx.db,
  )
}

async function problemsOf(ctx: Ctx, importId: string): Promise<Preview['problems']> {
  const { rows } = await sql<{ code: string; count: number; values: Record<string, string | number> }>`
    select p->>'code' as code, count(*) as count, (array_agg(p->'values' order by r.row))[1] as values from import_rows r, jsonb_array_elements(r.problems) p
    where r.tenant_id = ${ctx.tenantId} and r.import_id = ${importId} and r.outcome in ('refuse', 'refused') and r.part = 0
    group by 1 order by 2 desc limit 50`.execute(ctx.db)
  return rows.map(({ code, count, values }) => ({
    code,
    count: Number(count),
    example: sayProblem(code, values),
  }))
}

async function leftOutOf(ctx: Ctx, importId: string): Promise<Preview['leftOut']> {
  const { rows } = await sql<{
    because: string
    count: number
  }>`select because, count(*) as count from import_rows
    where tenant_id = ${ctx.tenantId} and import_id = ${importId} and outcome = 'left-out' group by 1 order by 2 desc`.execute(
    ctx.db,
  )
  return rows.map(({ because, count }) => ({ because, count: Number(count), example: sayLeftOut(because) }))
}

/** Why a row is no row to import. */
export const sayLeftOut = (because: string) =>
  sayProblem(because === 'example' ? 'row.example' : `left.${because}`)
