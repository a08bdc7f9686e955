import { sql } from 'kysely'
import { compileCalendar } from '#engine/calendar.ts'
import { dueDate, resolveDue } from '#engine/deadline.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { parseDue } from '#engine/times.ts'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { inScope } from '../customers/customer-in-scope.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { whoMay } from '../staff/who-may.ts'
import {
  ANSWER_WORKING_DAYS,
  answerDataRequest,
  askAboutMyData,
  listDataRequests,
  listMyDataRequests,
} from './contract/requests.ts'

export const askAboutMyDataOperation = implement(askAboutMyData, async (ctx, input) => {
  if ((input.kind === 'correct' || input.kind === 'explain') && !input.note)
    throw new Refusal('privacy.say_what', {}, 'note')
  const customerId = ctx.actor.id!
  await sql`select from customers where tenant_id = ${ctx.tenantId} and id = ${customerId} for update`.execute(
    ctx.db,
  )
  const open = await sql<{
    due_on: string
  }>`select due_on from data_requests where tenant_id = ${ctx.tenantId}
    and customer_id = ${customerId} and kind = ${input.kind} and state = 'open'`.execute(ctx.db)
  if (open.rows[0]) throw new Refusal('privacy.asked_already', { dueOn: open.rows[0].due_on })
  const id = newId(Date.parse(ctx.now))
  const dueOn = await answeredBy(ctx)
  await ctx.db
    .insertInto('data_requests')
    .values({
      tenant_id: ctx.tenantId,
      id,
      customer_id: customerId,
      kind: input.kind,
      note: input.note || null,
      asked_at: ctx.now,
      due_on: dueOn,
    })
    .execute()
  const projectId = ctx.actor.kind === 'customer' ? ctx.actor.homes[0]!.projectId : null
  const told = await whoMay(ctx, ['customers.erase'], projectId)
  await ringAtOnce(
    ctx,
    told.map((staffId) => ({ staffId, kind: 'data-asked' })),
  )
  return { id, dueOn }
})

/** On the calendar of the running policy, or the usual week where none runs. */
async function answeredBy(ctx: Ctx): Promise<string> {
  const running = (await runningPlaybooks(ctx))[0]
  const calendar = running
    ? indexOf(running.playbook).calendar
    : compileCalendar({
        timeZone: ctx.tenant.timeZone,
        hours: { 'mon-fri': ['09:00-18:00'] },
        holidays: 'cn-state-council',
        published: ctx.tenant.publishedDays,
      })
  const times = resolveDue(parseDue(`${ANSWER_WORKING_DAYS} working days`), {
    trigger: ctx.now,
    timeZone: calendar.timeZone,
    calendar,
    anchor: () => undefined,
    parameter: () => undefined,
  })
  if ('waitingFor' in times) throw new Error('a span waits for nothing')
  return dueDate(times.due, calendar.timeZone)
}

const COLUMNS = sql`r.id, r.kind, r.note, r.asked_at as "askedAt", r.due_on as "dueOn", r.state, r.answer, r.decided_at as "decidedAt"`

interface Asked {
  id: string
  kind: 'copy' | 'correct' | 'erase' | 'explain'
  note: string | null
  askedAt: string
  dueOn: string
  state: 'open' | 'done' | 'declined'
  answer: string | null
  decidedAt: string | null
}

export const listMyDataRequestsOperation = implement(listMyDataRequests, async (ctx) => {
  const { rows } = await sql<Asked>`select ${COLUMNS} from data_requests r
    where r.tenant_id = ${ctx.tenantId} and r.customer_id = ${ctx.actor.id}::uuid order by r.id desc limit 50`.execute(
    ctx.db,
  )
  return { requests: rows }
})

type Listed = Asked & { customerId: string; customer: string; room: string | null; decidedBy: string | null }

export const listDataRequestsOperation = implement(listDataRequests, async (ctx, input) => {
  const { rows } =
    await sql<Listed>`select ${COLUMNS}, r.customer_id as "customerId", c.name as customer, c.room, s.name as "decidedBy"
    from data_requests r join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id
    left join staff s on s.tenant_id = r.tenant_id and s.id = r.decided_by
    where r.tenant_id = ${ctx.tenantId} and r.state = ${input.state} and ${inScope(ctx, 'c')}
      ${input.after ? sql`and r.id < ${input.after}::uuid` : sql``} order by r.id desc limit ${input.limit + 1}`.execute(
      ctx.db,
    )
  const shown = rows.slice(0, input.limit)
  return { requests: shown, after: rows.length > input.limit ? shown.at(-1)!.id : null }
})

export const answerDataRequestOperation = implement(answerDataRequest, async (ctx, input) => {
  const { rows } = await sql<{ state: string; customer_id: string }>`
    select r.state, r.customer_id from data_requests r join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id
    where r.tenant_id = ${ctx.tenantId} and r.id = ${input.id} and ${inScope(ctx, 'c')} for update of r`.execute(
    ctx.db,
  )
  const asked = rows[0]
  if (!asked) throw new Refusal('privacy.request_unknown')
  if (asked.state !== 'open') throw new Refusal('privacy.request_answered')
  await sql`update data_requests set state = ${input.granted ? 'done' : 'declined'}, answer = ${input.answer}, decided_by = ${ctx.actor.id}, decided_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'person.request-answered',
    subject: { kind: 'customer', id: asked.customer_id },
    detail: { granted: input.granted },
  })
  return { ok: true }
})

/** For an erasure: words of requests and answers go; that somebody asked and when stays, by number. */
export async function eraseDataRequests(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    'update data_requests set note = null, answer = null where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
}
