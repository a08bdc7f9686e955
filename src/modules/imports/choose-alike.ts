import { onceAbout, worldNeeds } from '#engine/decide.ts'
import type { Playbook } from '#engine/playbook.ts'
import { runningPlaybooks } from '#modules/playbooks/running-playbooks.ts'
import type { Ctx } from '#platform/perform.ts'
import { CUSTOMER_FACTS } from './facts-of.ts'

/**
 * Says before the dry run whom it brings in and rolls back: of new customers who are alike in all that decides what they are owed, the
 * first stands for all. Whoever is on file already stands for himself, for what he is owed there is his own.
 */
export async function chooseAlike(ctx: Ctx, importId: string, alike: boolean): Promise<void> {
  const asked = alike ? wordsAsked((await runningPlaybooks(ctx)).map(({ playbook }) => playbook)) : null
  const own = asked ? 'known' : 'true'
  await ctx.client.query(
    `with records as (select r.lead, r.row, r.part, r.matched_id, r.plan, r.plan->'customer' as customer, r.plan->'home' as home
        from import_rows r where r.tenant_id = $1 and r.import_id = $2 and r.outcome in ('create', 'update')),
      each as (select r.lead, r.row, r.part, r.matched_id is not null as known, jsonb_build_array(
          r.plan->'role', r.plan->'dates', r.plan->'consent', r.plan->'steward', r.home->'projectId', u.steward_id, u.house_type, u.id is null,
          case when 'building' = any($3::text[]) then r.home->'building' end, r.customer->'kind', r.customer = 'null'::jsonb,
          case when 'level' = any($3::text[]) then r.customer->'level' end,
          case when $3::text[] && '{birthday,birthdayLunar}' then jsonb_build_array(r.customer->'birthday', r.customer->'lunar_month', r.customer->'lunar_day') end,
          (select jsonb_object_agg(f.key, f.value) from jsonb_each(r.customer->'fields') f where r.customer <> 'null'::jsonb and f.key = any($3::text[])),
          (select jsonb_object_agg(f.key, f.value) from jsonb_each(r.plan->'fields') f where f.key = any($3::text[])))::text as likeness
        from records r left join units u on u.tenant_id = $1 and u.project_id = (r.home->>'projectId')::uuid
          and u.room = concat_ws('-', r.home->>'building', r.home->>'unit', r.home->>'room')),
      customers as (select lead, bool_or(known) as known, string_agg(likeness, ' ' order by row, part) as likeness from each group by lead),
      kinds as (select min(lead) as lead, count(*) as many from customers group by case when ${own} then lead::text else likeness end)
     update import_rows r set stands_for = k.many from kinds k
     where r.tenant_id = $1 and r.import_id = $2 and r.lead = k.lead and r.outcome in ('create', 'update')`,
    [ctx.tenantId, importId, asked ?? []],
  )
}

/**
 * The names that what an import may open asks about; null where what one is owed may hang on others, on chance or on who looks after
 * his home, so that nobody can stand for anybody.
 */
function wordsAsked(playbooks: readonly Playbook[]): string[] | null {
  const words = new Set<string>()
  for (const playbook of playbooks) {
    const needs = CUSTOMER_FACTS.map((kind) => worldNeeds(playbook, kind))
    const names = new Set(needs.flatMap(({ opens, meets }) => [...opens, ...meets]))
    const rules = playbook.rules.filter((rule) => names.has(rule.name))
    if (!rules.every(standsAlone)) return null
    const { derived, appliesTo, journeys } = playbook
    for (const word of wordsOf([rules, derived, appliesTo, journeys])) words.add(word)
  }
  return [...words]
}

const wordsOf = (compiled: unknown) => JSON.stringify(compiled).match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? []

const OWN: readonly string[] = ['customer', 'holding']
const PEOPLE: readonly string[] = ['steward', 'manager']

const standsAlone = ({ where, unless, audience, triggers, ...rule }: Playbook['rules'][number]) =>
  OWN.includes(rule.subject) &&
  rule.sample === undefined &&
  OWN.includes(onceAbout(rule)) &&
  triggers.every(({ way }) => way !== null) &&
  !wordsOf([where, unless, audience, triggers]).some((word) => PEOPLE.includes(word))
