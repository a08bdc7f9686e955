import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { readPhone } from '../customers/phones.ts'
import { sayProblem } from '../imports/say-problem.ts'
import { RINGS_SECONDS, ring, seeRinging, takeCall } from './contract/ringing.ts'

export const ringOperation = implement(ring, async (ctx, { agent, phone }) => {
  const read = readPhone(phone)
  if ('problem' in read)
    throw new Refusal('tickets.phone_unreadable', { why: sayProblem(read.problem, read.values) }, 'phone')
  const { rows } = await sql<{ id: string }>`select s.id from staff s
    where s.tenant_id = ${ctx.tenantId} and s.left_on is null
      and (s.job_number = ${agent} or s.login_id in (select u.id from auth."user" u where u.username = lower(${agent}))) limit 1`.execute(
    ctx.db,
  )
  const [person] = rows
  if (!person) throw new Refusal('tickets.no_such_colleague', {}, 'agent')
  await sql`insert into ringing (tenant_id, staff_id, phone_sealed, rang_at) values (${ctx.tenantId}, ${person.id}, ${ctx.vault.seal(read.e164)}, ${ctx.now})
    on conflict (tenant_id, staff_id) do update set phone_sealed = excluded.phone_sealed, rang_at = excluded.rang_at`.execute(
    ctx.db,
  )
  ctx.hint(`desk ${ctx.tenantId}`)
  return { ok: true }
})

export const seeRingingOperation = implement(seeRinging, async (ctx) => {
  const since = new Date(Date.parse(ctx.now) - RINGS_SECONDS * 1000).toISOString()
  const { rows } = await sql<{ phone_sealed: string; rangAt: string }>`
    select phone_sealed, rang_at as "rangAt" from ringing where tenant_id = ${ctx.tenantId} and staff_id = ${ctx.actor.id} and rang_at > ${since}`.execute(
    ctx.db,
  )
  const [call] = rows
  return { call: call ? { phone: plain(ctx, call.phone_sealed), rangAt: call.rangAt } : null }
})

/** As it is dialled here. */
const plain = (ctx: Ctx, sealed: string) =>
  ctx.vault
    .open(sealed)
    .replace(/^\+86(?=1\d{10}$)/, '')
    .replace(/^\+86/, '0')

export const takeCallOperation = implement(takeCall, async (ctx) => {
  await sql`delete from ringing where tenant_id = ${ctx.tenantId} and staff_id = ${ctx.actor.id}`.execute(
    ctx.db,
  )
  return { ok: true }
})
