import { sql } from 'kysely'
import { decideDaily, decideRecurring } from '#engine/decide.ts'
import type { DutyKey } from '#engine/effects.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { contextOf, writeEffects } from './apply-playbook.ts'
import { openDay } from './contract/time.ts'
import { nothing } from './facts.ts'
import { loadSlice } from './load-world.ts'

/** Customers whose facts are held in memory at once. */
const SLICE = 20_000

/**
 * Opens each local midnight since the last run, oldest first, so that a server that slept catches up in order.
 * Deciding a day twice inserts nothing; the mark moves in the same transaction as what it opened.
 */
export const openDayOperation = implement(openDay, async (ctx, input) => {
  let opened = 0
  let lapsed = 0
  for (const running of await runningPlaybooks(ctx)) {
    const { rows } = await sql<{
      until: string
    }>`select until from opened_days where tenant_id = ${ctx.tenantId} and playbook = ${running.name} for update`.execute(
      ctx.db,
    )
    const from = rows[0]?.until ?? input.until
    for (const midnight of midnightsBetween(from, input.until, running.playbook.timeZone)) {
      const outcome = await openMidnight(
        { ...ctx, now: midnight > ctx.now ? ctx.now : midnight },
        running,
        midnight,
      )
      opened += outcome.opened.length
      lapsed += outcome.closed
    }
    await sql`insert into opened_days (tenant_id, playbook, until) values (${ctx.tenantId}, ${running.name}, ${input.until})
      on conflict (tenant_id, playbook) do update set until = greatest(opened_days.until, excluded.until)`.execute(
      ctx.db,
    )
  }
  return { opened, lapsed }
})

async function openMidnight(ctx: Ctx, running: Running, midnight: string) {
  const outcome = nothing()
  const after = new Date(Date.parse(midnight) + 1).toISOString()
  const keys = await coveredKeys(ctx, running, midnight)
  const context = {
    ...contextOf(ctx, running, null),
    exists: (key: DutyKey) => keys.has(`${key.rule} ${key.occurrence} ${key.subject.id}`),
  }
  for (let last: string | null = null, first = true; first || last; first = false) {
    const slice = await loadSlice(ctx, running.playbook, last, SLICE)
    const effects = decideRecurring(running.playbook, slice.world, {
      ...context,
      from: midnight,
      until: after,
    })
    await writeEffects(ctx, running, null, slice.world, effects, outcome)
    await writeEffects(
      ctx,
      running,
      null,
      slice.world,
      decideDaily(running.playbook, slice.world, { ...context, at: midnight }),
      outcome,
    )
    last = slice.last
  }
  return outcome
}

/** What is owed for the running periods already, in whatever state: a cover looks at everybody every day. */
async function coveredKeys(ctx: Ctx, running: Running, midnight: string): Promise<Set<string>> {
  const rules = running.playbook.rules.filter((rule) => rule.cover).map((rule) => rule.name)
  if (rules.length === 0) return new Set()
  const { rows } = await sql<{
    key: string
  }>`select rule || ' ' || occurrence || ' ' || subject_id as key from obligations
    where tenant_id = ${ctx.tenantId} and playbook = ${running.name} and rule = any(${rules}) and period_end >= (${midnight}::timestamptz at time zone ${running.playbook.timeZone})::date`.execute(
    ctx.db,
  )
  return new Set(rows.map((row) => row.key))
}

/** The local midnights in [from, until), as instants. */
export function midnightsBetween(from: string, until: string, timeZone: string): string[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const midnights: string[] = []
  const HOUR = 3_600_000
  for (let at = Math.ceil(Date.parse(from) / (HOUR / 4)) * (HOUR / 4); at < Date.parse(until); ) {
    const [, time] = format.format(new Date(at)).split(' ')
    const [hours, minutes] = time!.split(':').map(Number)
    if (hours === 0 && minutes === 0) {
      midnights.push(new Date(at).toISOString())
      at += 22 * HOUR
    } else at += Math.max(HOUR / 4, (23 - hours!) * HOUR - minutes! * 60_000)
  }
  return midnights
}
