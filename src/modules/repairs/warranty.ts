import { sql } from 'kysely'
import { judgeWarranty, type WarrantyPart, warrantyOf } from '#engine/warranty.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import {
  type HomePart,
  seeMyWarranty,
  seeWarranty,
  seeWarrantySettings,
  setAcceptance,
  setAnswersFor,
} from './contract/warranty.ts'
import { contractorNamed } from './contractors.ts'

/** Parts of the running playbooks, each name once. */
async function partsOf(ctx: Ctx): Promise<WarrantyPart[]> {
  const all = (await runningPlaybooks(ctx)).flatMap(({ playbook }) =>
    playbook.tickets.flatMap((kind) => kind.warranty),
  )
  return all.filter((part, at) => all.findIndex((other) => other.part === part.part) === at)
}

interface Dates {
  projectId: string
  acceptedOn: string | null
  handedOverOn: string | null
}

async function datesOf(ctx: Ctx, unitId: string): Promise<Dates> {
  const { rows } = await sql<Dates>`
    select u.project_id as "projectId", a.accepted_on as "acceptedOn",
      (select min(h.handed_over_on) from holdings h where h.tenant_id = u.tenant_id and h.unit_id = u.id) as "handedOverOn"
    from units u left join acceptances a on a.tenant_id = u.tenant_id and a.building_id = u.building_id
    where u.tenant_id = ${ctx.tenantId} and u.id = ${unitId}`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('places.unknown')
  return rows[0]
}

async function warrantyOfHome(ctx: Ctx, dates: Dates, on: string): Promise<HomePart[]> {
  const { rows } = await sql<{ part: string; id: string; name: string }>`
    select f.part, c.id, c.name from answers_for f join contractors c on c.tenant_id = f.tenant_id and c.id = f.contractor_id
    where f.tenant_id = ${ctx.tenantId} and f.project_id = ${dates.projectId}`.execute(ctx.db)
  return (await partsOf(ctx)).map((part) => {
    const ends = warrantyOf(part, dates)
    const answering = rows.find((row) => row.part === part.part)
    return {
      part: part.part,
      categories: part.categories,
      ...ends,
      ...judgeWarranty(ends, on, dates),
      contractor: answering ? { id: answering.id, name: answering.name } : null,
    }
  })
}

export const seeWarrantyOperation = implement(seeWarranty, async (ctx, input) => {
  const dates = await datesOf(ctx, input.unitId)
  const on = input.on ?? localDayOf(ctx.now, ctx.tenant.timeZone)
  const { acceptedOn, handedOverOn } = dates
  return { acceptedOn, handedOverOn, parts: await warrantyOfHome(ctx, dates, on) }
})

export const seeMyWarrantyOperation = implement(seeMyWarranty, async (ctx, input) => {
  const dates = await datesOf(ctx, input.unitId)
  const parts = await warrantyOfHome(ctx, dates, localDayOf(ctx.now, ctx.tenant.timeZone))
  return {
    handedOverOn: dates.handedOverOn,
    parts: parts.map(({ part, categories, ownerEndsOn, verdict }) => ({
      part,
      categories,
      ownerEndsOn,
      verdict,
    })),
  }
})

export const setAcceptanceOperation = implement(setAcceptance, async (ctx, { buildingId, acceptedOn }) => {
  const { rows } = await sql<{
    project_id: string
  }>`select project_id from buildings where tenant_id = ${ctx.tenantId} and id = ${buildingId}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('places.unknown')
  await projectInSight(ctx, rows[0].project_id)
  if (acceptedOn && acceptedOn > localDayOf(ctx.now, ctx.tenant.timeZone))
    throw new Refusal('repairs.accepted_later', {}, 'acceptedOn')
  await (acceptedOn
    ? sql`insert into acceptances (tenant_id, building_id, accepted_on, set_by, set_at) values (${ctx.tenantId}, ${buildingId}, ${acceptedOn}, ${ctx.actor.id}, ${ctx.now})
        on conflict (tenant_id, building_id) do update set accepted_on = excluded.accepted_on, set_by = excluded.set_by, set_at = excluded.set_at`
    : sql`delete from acceptances where tenant_id = ${ctx.tenantId} and building_id = ${buildingId}`
  ).execute(ctx.db)
  await recordAudit(ctx, {
    action: 'warranty.changed',
    subject: { kind: 'building', id: buildingId },
    detail: { acceptedOn },
  })
  return { acceptedOn }
})

export const seeWarrantySettingsOperation = implement(seeWarrantySettings, async (ctx, { projectId }) => {
  await projectInSight(ctx, projectId)
  const [{ rows: buildings }, { rows: named }, parts] = await Promise.all([
    sql<{ id: string; name: string; acceptedOn: string | null }>`
      select b.id, b.name, a.accepted_on as "acceptedOn" from buildings b left join acceptances a on a.tenant_id = b.tenant_id and a.building_id = b.id
      where b.tenant_id = ${ctx.tenantId} and b.project_id = ${projectId} order by b.sort_key limit 500`.execute(
      ctx.db,
    ),
    sql<{ part: string; id: string }>`
      select part, contractor_id as id from answers_for where tenant_id = ${ctx.tenantId} and project_id = ${projectId}`.execute(
      ctx.db,
    ),
    partsOf(ctx),
  ])
  return {
    buildings,
    parts: parts.map(({ part }) => ({
      part,
      contractorId: named.find((each) => each.part === part)?.id ?? null,
    })),
  }
})

export const setAnswersForOperation = implement(
  setAnswersFor,
  async (ctx, { projectId, part, contractorId }) => {
    await projectInSight(ctx, projectId)
    if (contractorId) await contractorNamed(ctx, contractorId)
    await (contractorId
      ? sql`insert into answers_for (tenant_id, project_id, part, contractor_id) values (${ctx.tenantId}, ${projectId}, ${part}, ${contractorId})
          on conflict (tenant_id, project_id, part) do update set contractor_id = excluded.contractor_id`
      : sql`delete from answers_for where tenant_id = ${ctx.tenantId} and project_id = ${projectId} and part = ${part}`
    ).execute(ctx.db)
    await recordAudit(ctx, {
      action: 'warranty.changed',
      subject: { kind: 'project', id: projectId },
      detail: { part, contractorId },
    })
    return { contractorId }
  },
)
