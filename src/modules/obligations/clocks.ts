import { sql } from 'kysely'
import { decide } from '#engine/decide.ts'
import type { Ctx } from '#platform/perform.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { contextOf, happeningOf, putFact } from './apply-playbook.ts'
import type { Recorded } from './facts.ts'
import { findPeople } from './find-people.ts'
import { loadWorld } from './load-world.ts'
import { ruleWords } from './rule-words.ts'
import { sayDueText } from './say-due.ts'

/** A clock of a ticket in words: who owes what by when, and why. */
export interface Clock {
  id: string
  clock: string
  title: string
  state: 'open' | 'waiting' | 'met' | 'waived' | 'lapsed'
  dueAt: string | null
  provisional: boolean
  owedBy: string | null
  who: string | null
  startedAt: string
  metAt: string | null
  due: { zh: string; en: string }
  clause: string
  clauseTitle: string
}

/** All clocks a ticket ever had, in the order they started. */
export async function clocksOf(ctx: Ctx, ticketId: string): Promise<Clock[]> {
  const { rows } = await sql<{
    id: string
    playbook: string
    rule: string
    clause: string
    state: Clock['state']
    due_at: string | null
    provisional: boolean
    owed_by: string | null
    who: string | null
    trigger_at: string
    met_at: string | null
    used: { clock?: string; reason: { dueText: string; parameters: Record<string, string> } }
  }>`select o.id, o.playbook, o.rule, o.clause, o.state, o.due_at, o.provisional, o.owed_by, s.name as who, o.trigger_at, o.met_at, o.used
    from obligations o left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
    where o.tenant_id = ${ctx.tenantId} and o.subject_id = ${ticketId} and o.subject_kind = 'ticket' order by o.trigger_at, o.due_at, o.id`.execute(
    ctx.db,
  )
  const running = await runningPlaybooks(ctx)
  return rows.map((row) => {
    const playbook = running.find((each) => each.name === row.playbook)?.playbook
    const said = playbook && ruleWords(playbook, row.rule, row.clause)
    const { reason, clock } = row.used
    return {
      id: row.id,
      clock: clock ?? '',
      title: said?.title ?? row.rule,
      state: row.state,
      dueAt: row.due_at,
      provisional: row.provisional,
      owedBy: row.owed_by,
      who: row.who,
      startedAt: row.trigger_at,
      metAt: row.met_at,
      due: sayDueText(reason.dueText, reason.parameters),
      clause: row.clause,
      clauseTitle: said?.clauseTitle ?? row.clause,
    }
  })
}

/** The clocks a filing would start, decided as the filing itself decides; nothing is written. */
export async function clocksPreviewed(
  ctx: Ctx,
  fact: Recorded,
): Promise<Omit<Clock, 'id' | 'state' | 'metAt' | 'who'>[]> {
  const found: Omit<Clock, 'id' | 'state' | 'metAt' | 'who'>[] = []
  for (const running of await runningPlaybooks(ctx)) {
    const { playbook } = running
    const world = await loadWorld(ctx, playbook, {
      customers: fact.customerId ? [fact.customerId] : [],
      projects: fact.projectId ? [fact.projectId] : [],
      tickets: [],
    })
    putFact(world, running, fact)
    const people = await findPeople(ctx, playbook)
    const context = contextOf(ctx, running, fact.projectId ?? null)
    for (const effect of decide(playbook, happeningOf(fact), world, context)) {
      if (effect.effect !== 'open' || !effect.clock) continue
      const said = ruleWords(playbook, effect.rule, effect.clause[0] ?? '')
      const share = fact.customerId ?? fact.projectId ?? fact.subject.id
      found.push({
        clock: effect.clock,
        title: said.title,
        dueAt: new Date(effect.due).toISOString(),
        provisional: effect.provisional,
        owedBy: people.of(effect.who[0], fact.projectId ?? null, share),
        startedAt: effect.trigger,
        due: sayDueText(effect.reason.dueText, effect.reason.parameters),
        clause: effect.clause[0] ?? '',
        clauseTitle: said.clauseTitle,
      })
    }
  }
  return found.sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
}

/** The clocks that go along with the handler are his from now on. */
export async function assignClocks(ctx: Ctx, ticketId: string, staffId: string): Promise<void> {
  await sql`update obligations set owed_by = ${staffId} where tenant_id = ${ctx.tenantId} and subject_id = ${ticketId}
    and subject_kind = 'ticket' and state in ('open', 'waiting') and used->>'byHandler' = 'true'`.execute(
    ctx.db,
  )
}
