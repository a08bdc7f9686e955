import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import type { Placed } from '../tickets/place-report.ts'
import type { Letter } from './contract/reading.ts'
import { maskAddress } from './rules.ts'

export interface Sender {
  sealed: string | null
  index: string | null
  masked: string | null
  /** The one customer whose address it is on record: what a mail says of itself, and no proof. */
  likelyId: string | null
  /** Where a ticket of his belongs: as he is known only where our own server says that it is he. */
  placed: Placed
}

interface Known {
  id: string
  name: string
  projectId: string | null
  homes: { unitId: string; room: string; projectId: string; steward: string | null; holdingId: string }[]
}

/** Who writes. An address on record is never believed alone; shared by two people it is nobody's. */
export async function findSender(ctx: Ctx, letter: Letter, projectId: string): Promise<Sender> {
  const address = letter.from.address.toLowerCase()
  const nobody: Placed = {
    projectId,
    unitId: null,
    room: null,
    customerId: null,
    customer: null,
    holdingId: null,
    steward: null,
  }
  if (!address.includes('@'))
    return { sealed: null, index: null, masked: null, likelyId: null, placed: nobody }
  const { rows } = await sql<Known>`
    select c.id, c.name, c.project_id as "projectId", (select coalesce(json_agg(json_build_object('unitId', u.id, 'room', u.room, 'projectId', u.project_id,
        'steward', u.steward_id, 'holdingId', h.id) order by u.sort_key), '[]') from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
      where h.tenant_id = c.tenant_id and h.customer_id = c.id and h.ended_on is null) as homes
    from customers c where c.tenant_id = ${ctx.tenantId} and lower(c.email) = ${address} and c.merged_into is null limit 2`.execute(
    ctx.db,
  )
  const known = rows.length === 1 ? rows[0]! : null
  return {
    sealed: ctx.vault.seal(letter.from.address),
    index: ctx.vault.index(`mail-address:${address}`),
    masked: maskAddress(letter.from.address),
    likelyId: known?.id ?? null,
    placed: known && letter.standing === 'verified' ? placedAs(known, projectId) : nobody,
  }
}

/** His one home; with several nobody can tell which. */
function placedAs({ id, name, projectId: own, homes }: Known, fallback: string): Placed {
  const home = homes.length === 1 ? homes[0]! : null
  return {
    projectId: home?.projectId ?? own ?? fallback,
    unitId: home?.unitId ?? null,
    room: home?.room ?? null,
    customerId: id,
    customer: name,
    holdingId: home?.holdingId ?? null,
    steward: home?.steward ?? null,
  }
}
