import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { queueText } from '../messages/queue-text.ts'
import { carryNews as carryToTicket, type News } from '../tickets/hold-ticket.ts'
import { ticketToMove } from '../tickets/take-step.ts'
import { carryNews, publishNews } from './contract.ts'
import { refusePast } from './open-incident.ts'
import { peopleOf, runningIncident } from './queries.ts'

const TICKETS_A_STEP = 25
const PEOPLE_A_STEP = 100

export const publishNewsOperation = implement(publishNews, async (ctx, input) => {
  const incident = await runningIncident(ctx, input.id, input.version)
  refusePast(ctx, input.expectedEndAt)
  const version = incident.version + 1
  const newsId = newId(Date.parse(ctx.now))
  await sql`update incidents set version = ${version} ${input.expectedEndAt ? sql`, expected_end_at = ${input.expectedEndAt}` : sql``}
      ${input.ends ? sql`, ended_at = ${ctx.now}` : sql``} where tenant_id = ${ctx.tenantId} and id = ${incident.id}`.execute(
    ctx.db,
  )
  await ctx.db
    .insertInto('incident_news')
    .values({
      tenant_id: ctx.tenantId,
      id: newsId,
      incident_id: incident.id,
      words: input.words,
      ends: input.ends,
      by: ctx.actor.id!,
      at: ctx.now,
    })
    .execute()
  await ctx.enqueue(carryNews.name, { newsId, step: 0 }, { key: `news ${newsId} 0` })
  return { version, newsId }
})

interface Carried extends News {
  incident_id: string
  carried_at: string | null
}

/** Whatever dies on the way, the next step finds who is left: a ticket by its story, a person by the list of those told. */
export const carryNewsOperation = implement(carryNews, async (ctx, { newsId, step }) => {
  const { rows } = await sql<Carried>`select id, incident_id, words, ends, at, carried_at from incident_news
    where tenant_id = ${ctx.tenantId} and id = ${newsId} for update`.execute(ctx.db)
  const news = rows[0]
  if (!news || news.carried_at) return { tickets: 0, people: 0, done: true }
  const tickets = await tellTickets(ctx, news)
  const people = tickets === 0 ? await tellPeople(ctx, news) : 0
  const done = tickets + people === 0
  if (done)
    await sql`update incident_news set carried_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${newsId}`.execute(
      ctx.db,
    )
  else await ctx.enqueue(carryNews.name, { newsId, step: step + 1 }, { key: `news ${newsId} ${step + 1}` })
  return { tickets, people, done }
})

async function tellTickets(ctx: Ctx, news: Carried): Promise<number> {
  const { rows } = await sql<{ id: string }>`select t.id from tickets t
    where t.tenant_id = ${ctx.tenantId} and t.incident_id = ${news.incident_id} and t.state not in ('solved', 'closed', 'withdrawn', 'rejected', 'merged')
      and not exists (select from ticket_steps s where s.tenant_id = t.tenant_id and s.ticket_id = t.id and s.detail->>'news' = ${news.id})
    order by t.id limit ${TICKETS_A_STEP}`.execute(ctx.db)
  for (const { id } of rows) await carryToTicket(ctx, await ticketToMove(ctx, id), news)
  return rows.length
}

async function tellPeople(ctx: Ctx, news: Carried): Promise<number> {
  const { rows } = await sql<{ id: string; phone_index: string | null }>`
    select p.id, p.phone_index from (${peopleOf(ctx, sql`${news.incident_id}::uuid`)}) p
    where not exists (select from incident_told x where x.tenant_id = ${ctx.tenantId} and x.news_id = ${news.id} and x.customer_id = p.id)
    order by p.id limit ${PEOPLE_A_STEP}`.execute(ctx.db)
  for (const person of rows) await tellPerson(ctx, news, person)
  return rows.length
}

/** A number that two people share gets the text once. */
async function tellPerson(
  ctx: Ctx,
  news: Carried,
  person: { id: string; phone_index: string | null },
): Promise<void> {
  const { rows } = await sql<{
    shared: boolean
  }>`select exists (select from incident_told x where x.tenant_id = ${ctx.tenantId} and x.news_id = ${news.id}
    and x.address = ${person.phone_index}) as shared`.execute(ctx.db)
  const shared = rows[0]!.shared
  const queued = shared
    ? { messageId: null, reason: 'same-number' }
    : await queueText(ctx, { customerId: person.id, template: 'incident-news', words: news.words })
  await ctx.db
    .insertInto('incident_told')
    .values({
      tenant_id: ctx.tenantId,
      news_id: news.id,
      customer_id: person.id,
      address: queued.messageId ? person.phone_index : null,
      message_id: queued.messageId,
      reason: queued.reason,
    })
    .execute()
}
