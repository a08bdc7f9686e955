import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { kindTitles } from './kinds.ts'
import { rowJoins, visibleTickets } from './queries.ts'

/** Every ticket within this person's scope, to be taken out: number, words, people and times. */
export async function ticketsToTake(ctx: Ctx): Promise<RawBuilder<Record<string, unknown>>> {
  const titles = JSON.stringify(Object.fromEntries(await kindTitles(ctx)))
  return sql`select to_char(t.day, 'MMDD') || '-' || lpad(t.number::text, 4, '0') as number,
      coalesce(${titles}::jsonb ->> t.kind, t.kind) as kind, t.state, t.channel, t.category, t.severity, t.words, t.remedy,
      u.room, t.place, p.name as project, c.name as customer, f.name as first_contact, a.name as assignee, t.filed_at, t.answered_at, t.solved_at, t.closed_at,
      t.reopened, t.urged, t.outcome
    from tickets t ${rowJoins} where t.tenant_id = ${ctx.tenantId} and ${visibleTickets(ctx, 't')} order by t.filed_at, t.id`
}
