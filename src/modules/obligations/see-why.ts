import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { seeWhy } from './contract/matters.ts'
import { type DutyRow, dutyColumns, dutyJoins, toMatter, visibleDuties } from './queries.ts'
import { ruleWords } from './rule-words.ts'
import { waiverOf } from './rules.ts'
import { sayDueText } from './say-due.ts'

export const seeWhyOperation = implement(seeWhy, async (ctx, input) => {
  const { rows } = await sql<
    DutyRow & { story: never[]; ladder: { at: string; tell: string[] }[]; rung: number }
  >`
    select ${dutyColumns}, o.ladder, o.rung, coalesce((select json_agg(e order by e.at) from (select v.at, v.kind, s.name as who, v.values from events v
        left join staff s on s.tenant_id = v.tenant_id and s.id = v.actor_id
        where v.tenant_id = o.tenant_id and v.subject_id = o.id order by v.at limit 50) e), '[]') as story
    from obligations o ${dutyJoins} where o.tenant_id = ${ctx.tenantId} and o.id = ${input.id} and ${visibleDuties(ctx, 'o')}`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (!row) throw new Refusal('obligations.unknown')
  const playbook = await playbookVersion(ctx, row.playbook, row.version)
  const said = ruleWords(playbook, row.rule, row.clause)
  const names = new Map(
    (
      await ctx.db
        .selectFrom('staff')
        .select(['id', 'name'])
        .where('tenant_id', '=', ctx.tenantId)
        .where('id', 'in', [...row.ladder.flatMap((rung) => rung.tell), ctx.tenantId])
        .execute()
    ).map((person) => [person.id, person.name]),
  )
  const waiver = waiverOf(said.waive)
  return {
    matter: await toMatter(ctx, row),
    room: row.room,
    project: row.project,
    role: row.role,
    roleTitle: playbook.roles.find((role) => role.name === row.role)?.title ?? null,
    clauseText: said.clauseText,
    dueText: sayDueText(row.used.reason.dueText, row.used.reason.parameters),
    parameters: Object.entries(row.used.reason.parameters).map(([name, value]) => ({
      name,
      title: playbook.parameters.find((parameter) => parameter.name === name)?.title ?? name,
      value,
    })),
    assumed: said.assumed,
    triggeredAt: row.trigger_at,
    openedAt: row.opened_at,
    ladder: row.ladder.map((rung, at) => ({
      at: rung.at,
      tell: rung.tell.length > 0 ? rung.tell.map((id) => names.get(id) ?? '') : [row.owed_by_name ?? ''],
      done: at < row.rung,
    })),
    waiveReasons: waiver.reasons,
    mayBeExcused: waiver.allowed,
    story: row.story,
  }
})
