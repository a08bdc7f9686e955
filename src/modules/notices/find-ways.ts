import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'

/** Channels by which a colleague `s` can be reached, as a text array. Who left the directory is not reached through it. */
export const reachableBy = (ctx: Ctx): RawBuilder<string[]> => sql<
  string[]
>`(array(select d.provider from directory_people d
    where d.tenant_id = ${ctx.tenantId} and d.staff_id = s.id and d.gone_at is null)
  || case when coalesce(s.email, '') <> '' then array['mail'] else '{}'::text[] end
  || case when s.phone_sealed is not null then array['sms'] else '{}'::text[] end)`
