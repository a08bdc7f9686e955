import { sql } from 'kysely'
import type { z } from 'zod'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { inScope } from '../customers/customer-in-scope.ts'
import { noteContact } from '../customers/note-contact.ts'
import { attachFiles } from '../files/see-file.ts'
import { attemptDuties, openDutiesOfHome } from '../obligations/home-duties.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { isLateEntry } from '../obligations/write-effects.ts'
import { checkAnswers } from '../playbooks/check-answers.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { formOf } from '../playbooks/see-form.ts'
import { contactResults, noSuchForm, recordContact, whyNotMet } from './contract.ts'
import { engineResult, engineWay } from './engine-words.ts'

/** A colleague's record this recent is shown before a second one is written. */
const JUST_NOW_MS = 10 * 60_000
/** After this many attempts another way is offered. */
const ATTEMPTS_BEFORE_OTHER_WAY = 3

export const recordContactOperation = implement(recordContact, async (ctx, input) => {
  const at = input.happenedAt ?? ctx.now
  if (Date.parse(at) > Date.parse(ctx.now) + 60_000) throw new Refusal('events.future', {}, 'happenedAt')
  await refuseClosedMonth(ctx, at)
  await refuseWrongAnswers(ctx, input.answers ?? {})
  const [who] = await Promise.all([
    whoIsMeant(ctx, input.customerId, input.unitId),
    // What the record will ask for next travels with the first question.
    runningPlaybooks(ctx),
  ])
  if (who.justNow && !input.again) refuseSecondRecord(ctx, who.justNow)
  const id = newId(Date.parse(ctx.now))
  const inPerson = input.by === 'visit' || input.by === 'face'
  const duties = openDutiesOfHome(ctx, who.customerId, who.holdingId)
  const unmet = input.meets
    ? (await duties).filter((duty) => !input.meets!.includes(duty.id)).map((duty) => duty.id)
    : []
  // None of these waits for another; they travel to the database together.
  const [before, met] = await Promise.all([
    duties,
    sayWhatHappened(ctx, input, { id, at, who, unmet, inPerson }),
    writeContact(ctx, input, { id, at, who }),
    attachFiles(ctx, input.photoIds, who.customerId),
    noteContact(ctx, who.customerId, {
      at,
      inPerson,
      reached: input.result === 'reached',
      contactId: id,
      words: input.note,
    }),
  ])
  const tried = input.result !== 'reached' ? await attemptDuties(ctx, who.customerId, who.holdingId, at) : []
  const title = new Map(before.map((duty) => [duty.id, duty]))
  const closed = new Set(met.map((each) => each.id))
  const attempts = Math.max(0, ...tried.map((duty) => duty.attempts))
  return {
    id,
    lateEntry: isLateEntry(at, ctx.now),
    met: met
      .filter((each) => title.has(each.id))
      .map((each) => ({ id: each.id, title: title.get(each.id)!.title, inTime: !each.late })),
    stillOpen: before
      .filter((duty) => !closed.has(duty.id))
      .map((duty) => ({
        id: duty.id,
        title: duty.title,
        attempts: tried.find((each) => each.id === duty.id)?.attempts ?? duty.attempts,
        why: unmet.includes(duty.id) ? null : whyNotMet(duty, input.by, input.result),
      })),
    suggest: suggestionAfter(input.result, attempts),
  }
})

type Input = z.output<typeof recordContact.input>

interface Contact {
  id: string
  at: string
  who: Who
}

const formOfAnswers = ({ answers }: Input) => Object.keys(answers ?? {})[0] ?? null

async function writeContact(ctx: Ctx, input: Input, { id, at, who }: Contact): Promise<void> {
  await ctx.db
    .insertInto('contacts')
    .values({
      tenant_id: ctx.tenantId,
      id,
      customer_id: who.customerId,
      unit_id: who.unitId,
      project_id: who.projectId,
      staff_id: ctx.actor.id!,
      by: input.by,
      result: engineResult[input.result],
      happened_at: at,
      recorded_at: ctx.now,
      note: input.note ?? null,
      answers: input.answers ? JSON.stringify(input.answers) : null,
      form: formOfAnswers(input),
      photos: input.photoIds,
      next_step: input.nextStep,
      next_at: input.nextAt ?? null,
    })
    .execute()
}

/** A meeting in person is a visit and a contact, in this order; answers what the two met. */
async function sayWhatHappened(
  ctx: Ctx,
  input: Input,
  { id, at, who, unmet, inPerson }: Contact & { unmet: string[]; inPerson: boolean },
): Promise<{ id: string; late: boolean }[]> {
  const form = formOfAnswers(input)
  const met: { id: string; late: boolean }[] = []
  for (const kind of inPerson
    ? (['visit.made', 'contact.recorded'] as const)
    : (['contact.recorded'] as const)) {
    const outcome = await recordEvent(ctx, {
      kind,
      subject: { kind: kind === 'visit.made' ? 'visit' : 'contact', id },
      at,
      customerId: who.customerId,
      unitId: who.unitId,
      projectId: who.projectId,
      values: {
        by: engineWay[input.by],
        result: engineResult[input.result],
        customer: who.customerId,
        staff: ctx.actor.id,
        ...(who.holdingId ? { holding: who.holdingId } : {}),
        ...(form ? { form } : {}),
        ...(input.inBulk ? { inBulk: true } : {}),
        ...overallOf(input.answers),
      },
      unmet,
    })
    met.push(...outcome.met)
  }
  return met
}

/** Answers belong to a form of a running playbook and fit its questions. Throws `contacts.form`. */
async function refuseWrongAnswers(ctx: Ctx, answers: Record<string, Record<string, unknown>>): Promise<void> {
  for (const [form, given] of Object.entries(answers)) {
    const found = await anyForm(ctx, form)
    const problem = found ? checkAnswers(found.questions, given) : { question: form, why: noSuchForm }
    if (problem) throw new Refusal('contacts.form', { ...problem }, `answers.${form}`)
  }
}

async function anyForm(ctx: Ctx, form: string) {
  for (const running of await runningPlaybooks(ctx)) {
    const found = await formOf(ctx, running.name, form)
    if (found) return found
  }
  return null
}

function suggestionAfter(result: string, attempts: number): 'none' | 'tonight' | 'other-way' {
  if (result !== 'no-answer') return 'none'
  return attempts >= ATTEMPTS_BEFORE_OTHER_WAY ? 'other-way' : 'tonight'
}

/** Answers a form gave as numbers may decide what follows; they go with the fact, the words stay with the record. */
function overallOf(answers: Record<string, Record<string, unknown>> | undefined): Record<string, unknown> {
  const numbers = Object.values(answers ?? {}).flatMap((form) =>
    Object.entries(form).filter(([, value]) => typeof value === 'number'),
  )
  return Object.fromEntries(numbers)
}

interface Who {
  customerId: string
  unitId: string | null
  holdingId: string | null
  projectId: string | null
}

interface JustNow {
  name: string
  at: string
  result: string
}

/** The customer and the home, if this person may see them, and what a colleague wrote about him a moment ago. */
async function whoIsMeant(ctx: Ctx, customerId: string | undefined, unitId: string | undefined) {
  if (!customerId && !unitId) throw new Refusal('contacts.who')
  const since = new Date(Date.parse(ctx.now) - JUST_NOW_MS).toISOString()
  const { rows } = await sql<Who & { seen: boolean; justNow: JustNow | null }>`
    select c.id as "customerId", coalesce(h.unit_id, c.main_unit_id) as "unitId", h.id as "holdingId", coalesce(h.project_id, c.project_id) as "projectId",
      ${inScope(ctx, 'c')} as seen,
      (select json_build_object('name', s.name, 'at', k.recorded_at, 'result', k.result) from contacts k join staff s on s.tenant_id = k.tenant_id and s.id = k.staff_id
        where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.staff_id <> ${ctx.actor.id}::uuid and k.taken_back_at is null
          and k.recorded_at > ${since}::timestamptz and k.recorded_at <= ${ctx.now}::timestamptz order by k.recorded_at desc limit 1) as "justNow"
    from customers c left join lateral (select x.id, x.unit_id, x.project_id from holdings x where x.tenant_id = c.tenant_id and x.customer_id = c.id and x.ended_on is null
      ${unitId ? sql`and x.unit_id = ${unitId}` : sql``}
      order by x.unit_id = c.main_unit_id desc, x.role = 'owner' desc limit 1) h on true
    where c.tenant_id = ${ctx.tenantId} and c.merged_into is null and ${
      customerId
        ? sql`c.id = ${customerId}`
        : sql`c.id = (select o.customer_id from holdings o where o.tenant_id = ${ctx.tenantId} and o.unit_id = ${unitId} and o.ended_on is null order by o.role = 'owner' desc, o.id limit 1)`
    }`.execute(ctx.db)
  const who = rows[0]
  if (!who) throw new Refusal('contacts.unknown')
  if (!who.seen) throw new Refusal('customers.unknown')
  return who
}

function refuseSecondRecord(ctx: Ctx, { name, at, result }: JustNow): never {
  const minutes = Math.max(1, Math.round((Date.parse(ctx.now) - Date.parse(at)) / 60_000))
  const words = contactResults[result === 'reached' ? 'reached' : 'no-answer']
  throw new Refusal('contacts.just_now', { who: name, minutes, result: words })
}
