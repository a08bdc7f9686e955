import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { maskPhone } from '../customers/masks.ts'
import { readPhone } from '../customers/phones.ts'
import { attachFiles, holdFiles } from '../files/see-file.ts'
import { sayProblem } from '../imports/say-problem.ts'
import { clocksOf } from '../obligations/clocks.ts'
import type { Recorded } from '../obligations/facts.ts'
import { holdersOf } from '../obligations/find-people.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { fileTicket } from './contract/filing.ts'
import { type Judgement, judge } from './judge.ts'
import { isUrgent, kindNamed, refuseUnknownWord } from './kinds.ts'
import { type Placed, placeReport, type Report } from './place-report.ts'
import { numberText } from './rules.ts'
import { sayFiled } from './say-filed.ts'
import { alikeNow, homesOf, spreadTo } from './spread.ts'
import { wakeDispatch, writeStep } from './take-step.ts'
import { recordLevel } from './triage-ticket.ts'

export interface Filing extends Report {
  words: string
  remedy?: string | undefined
  convenient?: string | undefined
  caller?:
    | { name?: string | undefined; relation?: string | undefined; phone?: string | undefined }
    | undefined
  respondentId?: string | undefined
  photoIds: string[]
  /** What the story says of how it came. */
  detail?: Record<string, unknown>
}

/** The fact a filing is, with everything promises, routes and levels may ask about. */
export function factOfFiling(ctx: Ctx, id: string, input: Report, placed: Placed, homes: number): Recorded {
  return {
    id,
    kind: 'ticket.filed',
    subject: { kind: 'ticket', id },
    at: input.receivedAt ?? ctx.now,
    customerId: placed.customerId,
    unitId: placed.unitId,
    projectId: placed.projectId,
    values: {
      kind: input.kind,
      channel: input.channel,
      status: 'filed',
      urgent: input.urgent,
      project: placed.projectId,
      ...(input.category ? { category: input.category } : {}),
      ...(placed.customerId ? { customer: placed.customerId } : {}),
      ...(placed.unitId ? { unit: placed.unitId } : {}),
      ...(placed.holdingId ? { holding: placed.holdingId } : {}),
      ...(homes > 1 ? { influence: homes } : {}),
      ...(input.authority ? { authorityDueAt: input.authority.dueAt } : {}),
    },
  }
}

/** Takes a matter in: number, clocks and first contact in one transaction. `by` is the first contact; a customer's own report has his steward. */
export async function file(ctx: Ctx, filing: Filing, placed: Placed, by: string | null) {
  const at = filing.receivedAt ?? ctx.now
  if (Date.parse(at) > Date.parse(ctx.now) + 60_000) throw new Refusal('events.future', {}, 'receivedAt')
  const [{ running, kind }, alike] = await Promise.all([
    kindNamed(ctx, filing.kind),
    alikeNow(ctx, { ...filing, ...placed }),
    holdersOf(ctx),
    refuseClosedMonth(ctx, at),
  ])
  refuseUnknownWord(kind, 'categories', filing.category)
  const input = { ...filing, urgent: isUrgent(kind, filing) }
  const id = newId(Date.parse(ctx.now))
  const homes = homesOf(alike)
  const fact = factOfFiling(ctx, id, input, placed, homes)
  const judged = await judge(ctx, running, kind, fact)
  const firstContact = by ?? placed.steward ?? judged.person
  const values = {
    ...fact.values,
    ...(firstContact ? { firstContact } : {}),
    ...(judged.accountable ? { accountable: judged.accountable } : {}),
    ...(judged.level ? { severity: judged.level } : {}),
  }
  const [{ eventId }, { day, number }] = await Promise.all([
    recordEvent(ctx, { ...fact, values }),
    takeNumber(ctx),
  ])
  await holdFiles(ctx, input.photoIds, id)
  if (placed.customerId) await attachFiles(ctx, input.photoIds, placed.customerId)
  const [clocks] = await Promise.all([
    clocksOf(ctx, id),
    tell(ctx, judged, id),
    wakeDispatch(ctx, placed.projectId, id),
    ctx.db
      .insertInto('tickets')
      .values({
        tenant_id: ctx.tenantId,
        id,
        day,
        number,
        playbook: running.name,
        kind: kind.name,
        state: 'filed',
        channel: input.channel,
        category: input.category ?? null,
        severity: judged.level,
        influence: homes > 1 ? homes : null,
        urgent: input.urgent,
        words: input.words,
        remedy: input.remedy ?? null,
        place: input.place ?? null,
        convenient: input.convenient ?? null,
        project_id: placed.projectId,
        unit_id: placed.unitId,
        holding_id: placed.holdingId,
        customer_id: placed.customerId,
        ...callerColumns(ctx, input.caller),
        first_contact: firstContact,
        accountable: judged.accountable,
        respondent: input.respondentId ?? null,
        confidential: kind.confidential,
        authority_number: input.authority?.number ?? null,
        authority_due_at: input.authority?.dueAt ?? null,
        filed_by_kind: ctx.actor.kind,
        filed_by: ctx.actor.id,
        filed_at: at,
        recorded_at: ctx.now,
        photos: input.photoIds,
      })
      .execute(),
    writeStep(ctx, {
      ticketId: id,
      move: 'file',
      from: null,
      to: 'filed',
      at,
      eventId,
      files: input.photoIds,
      ...(filing.detail ? { detail: filing.detail } : {}),
    }),
  ])
  const atOnce = input.category ? (kind.wording[input.category]?.atOnce ?? null) : null
  if (judged.level) await recordLevel(ctx, { ...fact, values }, judged.level)
  await spreadTo(ctx, alike, judged.level)
  return { id, number: numberText(day, number), judged, firstContact, clocks, atOnce }
}

async function takeNumber(ctx: Ctx): Promise<{ day: string; number: number }> {
  const [taken] = await ctx.atOnce<{ day: string; number: number }>(
    `insert into ticket_days (tenant_id, day, last) values ($1, $2, 1)
    on conflict (tenant_id, day) do update set last = ticket_days.last + 1 returning day, last as number`,
    [ctx.tenantId, localDayOf(ctx.now, ctx.tenant.timeZone)],
  )
  return taken!
}

/** Whoever has to send somebody, and those a grave level names, hear of it at once. */
async function tell(ctx: Ctx, { level, tell, person }: Judgement, ticketId: string): Promise<void> {
  await ringAtOnce(ctx, [
    ...tell.map((staffId) => ({ staffId, kind: 'ticket-level' as const, detail: { ticketId, level } })),
    ...(person && !tell.includes(person)
      ? [{ staffId: person, kind: 'ticket-filed' as const, detail: { ticketId } }]
      : []),
  ])
}

function callerColumns(ctx: Ctx, caller: Filing['caller']) {
  const plain = { caller_name: caller?.name || null, caller_relation: caller?.relation || null }
  if (!caller?.phone) return plain
  const phone = readPhone(caller.phone)
  if ('problem' in phone)
    throw new Refusal(
      'tickets.phone_unreadable',
      { why: sayProblem(phone.problem, phone.values) },
      'caller.phone',
    )
  return {
    ...plain,
    caller_sealed: ctx.vault.seal(phone.e164),
    caller_index: ctx.vault.index(`phone:${phone.e164}`),
    caller_masked: maskPhone(phone.e164),
  }
}

export const fileTicketOperation = implement(fileTicket, async (ctx, input) => {
  // What filing will ask anyway, in the same turn.
  const [placed] = await Promise.all([
    placeReport(ctx, input),
    input.respondentId ? refuseWhoLeft(ctx, input.respondentId) : undefined,
    runningPlaybooks(ctx),
    holdersOf(ctx),
  ])
  const { id, number, judged, clocks, atOnce } = await file(ctx, input, placed, ctx.actor.id)
  return {
    id,
    number,
    version: 1,
    promises: clocks,
    sentence: sayFiled(ctx, {
      number,
      placed,
      place: input.place ?? null,
      category: input.category ?? null,
      clocks,
      atOnce,
    }),
    accountable: judged.accountable,
  }
})

async function refuseWhoLeft(ctx: Ctx, id: string): Promise<void> {
  const { rows } =
    await sql`select from staff where tenant_id = ${ctx.tenantId} and id = ${id} and left_on is null`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('tickets.no_such_colleague', {}, 'respondentId')
}
