import { sql } from 'kysely'
import { retimed } from '#engine/decide.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { moveObligations } from '../playbooks/contract/versions.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { contextOf } from './apply-playbook.ts'
import { findPeople } from './find-people.ts'
import { loadWorld } from './load-world.ts'
import { ruleWords } from './rule-words.ts'
import { moveDuties } from './write-effects.ts'

interface Open {
  id: string
  rule: string
  clause: string
  customer_id: string | null
  project_id: string | null
  room: string | null
}

const EXAMPLES = 40

/** Moves what is open under an older version to the running one, on purpose; the preview says what becomes late at once. */
export const moveObligationsOperation = implement(moveObligations, async (ctx, input) => {
  const running = (await runningPlaybooks(ctx)).find((each) => each.name === input.name)
  if (!running) throw new Refusal('playbooks.unknown')
  if (input.from >= running.version) throw new Refusal('playbooks.version_unknown', { version: input.from })
  const { rows } =
    await sql<Open>`select o.id, o.rule, o.clause, o.customer_id, o.project_id, u.room from obligations o
    left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
    where o.tenant_id = ${ctx.tenantId} and o.playbook = ${input.name} and o.version = ${input.from} and o.state in ('open', 'waiting') for update of o`.execute(
      ctx.db,
    )
  const effects = await newTimes(ctx, running, rows)
  const withoutRule = rows.filter((row) => !running.playbook.rules.some((rule) => rule.name === row.rule))
  if (!input.preview) {
    const people = await findPeople(ctx, running.playbook)
    await moveDuties(
      ctx,
      effects.map(({ row, effect }) => ({ id: row.id, effect })),
      people,
    )
    await sql`update obligations set version = ${running.version} where tenant_id = ${ctx.tenantId} and playbook = ${input.name} and version = ${input.from}
      and state in ('open', 'waiting') and not (id = any(${withoutRule.map((row) => row.id)}::uuid[]))`.execute(
      ctx.db,
    )
  }
  return {
    moves: rows.length - withoutRule.length,
    changed: effects.length,
    lateAtOnce: effects.filter(({ effect }) => effect.graced).length,
    withoutRule: withoutRule.length,
    examples: effects.slice(0, EXAMPLES).map(({ row, effect }) => ({
      title: ruleWords(running.playbook, row.rule, row.clause).title,
      room: row.room,
      from: effect.was,
      to: effect.due,
    })),
  }
})

async function newTimes(ctx: Ctx, running: Running, rows: readonly Open[]) {
  const ids = (key: 'customer_id' | 'project_id') =>
    [...new Set(rows.map((row) => row[key]))].filter((id) => id !== null)
  const world = await loadWorld(ctx, running.playbook, {
    customers: ids('customer_id'),
    projects: ids('project_id'),
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return world.duties({ rules: running.playbook.rules.map((rule) => rule.name) }).flatMap((duty) => {
    const row = byId.get(duty.id)
    const effect =
      row &&
      retimed(running.playbook, duty, world, { ...contextOf(ctx, running, row.project_id), at: ctx.now })
    return row && effect ? [{ row, effect }] : []
  })
}
