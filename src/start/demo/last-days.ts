import { recordHappyEvent } from '#modules/customers/contract/history.ts'
import { appoint } from '#modules/obligations/contract/work.ts'
import { moveMilestone } from '#modules/places/contract/milestones.ts'
import { inTenant } from '#platform/database.ts'
import type { DemoCompany } from './company.ts'
import type { DemoStage } from './stage.ts'

/** Before the year ends the last project's handover is planned: the next milestone of the demo. */
export async function planNextHandover(
  stage: DemoStage,
  company: DemoCompany,
  inDays: number,
): Promise<void> {
  for (const name of ['firstHandoverOn', 'handoverOn'] as const)
    await stage.as(stage.admin)(moveMilestone, {
      subjectKind: 'project',
      subjectId: company.projects.lake,
      name,
      on: stage.dayAfter(inDays),
      reason: '交付计划评审通过',
    })
}

/** The evening before: each steward has something late, something due on the day, and two homes who want a call at seven. */
export async function leaveWork(stage: DemoStage, company: DemoCompany): Promise<void> {
  const homes = Map.groupBy(company.homes, ({ steward }) => steward.id!)
  await stage.together([...homes.values()], async (own) => {
    const { steward } = own[0]!
    for (const [at, [what, ago]] of [['添了宝宝', 2] as const, ['乔迁', 0] as const].entries())
      if (own[at])
        await stage.as(steward)(recordHappyEvent, {
          id: own[at].customerId,
          what,
          on: stage.dayAfter(-ago),
        })
    const at = `${stage.dayAfter(1)}T11:00:00.000Z`
    for (const id of await openWindows(stage, steward.id!)) await stage.as(steward)(appoint, { id, at })
  })
}

async function openWindows(stage: DemoStage, staffId: string): Promise<string[]> {
  return inTenant(stage.system.pool, stage.tenantId, 'read', async (_db, client) => {
    const { rows } = await client.query(
      `select id from obligations where tenant_id = $1 and owed_by = $2 and state = 'open' and not parent
        and window_start <= $3 and due_at > $3::timestamptz + interval '3 days' order by due_at, id limit 2`,
      [stage.tenantId, staffId, stage.now],
    )
    return rows.map((row) => row.id as string)
  })
}
