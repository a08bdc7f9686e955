import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { addBuilding, addProject } from '#modules/places/contract/projects.ts'
import { adoptPack } from '#modules/playbooks/contract/documents.ts'
import { readDraft } from '#modules/playbooks/contract/drafts.ts'
import { publishPlaybook } from '#modules/playbooks/contract/versions.ts'
import { changeOwnPassword } from '#modules/staff/contract/account.ts'
import { assignGrid } from '#modules/staff/contract/grids.ts'
import { addStaffMember } from '#modules/staff/contract/people.ts'
import type { Actor } from '#platform/actor.ts'
import type { World } from './world.ts'

export const PASSWORD = 'a-long-password'

export interface SmallCompany {
  projectId: string
  buildingId: string
  steward: Actor
  lead: Actor
  manager: Actor
  accounts: { steward: string; lead: string; manager: string }
  customerId: string
  holdingId: string
  unitId: string
}

/**
 * A project with one building of six homes, a steward, his lead, a manager, the property policy running, one owner. Only where somebody
 * signs in have they chosen their passwords: hashing one takes a tenth of a second.
 */
export async function smallCompany(world: World, { signIn = false } = {}): Promise<SmallCompany> {
  const admin = world.as(world.admin)
  await admin(adoptPack, { pack: 'property-care' })
  const draft = await admin(readDraft, { name: 'property-care' })
  await admin(publishPlaybook, { name: 'property-care', revision: draft.revision, reason: '首次启用' })
  const { id: projectId } = await admin(addProject, { name: '云栖花园' })
  const rooms = { entrances: ['1'], floors: '1-3', perFloor: 2 }
  const { id: buildingId } = await admin(addBuilding, { projectId, name: '5栋', rooms })
  const hire = async (name: string, role: string) => {
    const account = `${world.slug}-${role}`
    const { id } = await admin(addStaffMember, {
      name,
      account,
      password: `first-${PASSWORD}`,
      roles: [{ role, projectId: role === 'general-manager' ? null : projectId }],
    })
    const actor = await world.person(id)
    if (signIn) await world.as(actor)(changeOwnPassword, { current: `first-${PASSWORD}`, next: PASSWORD })
    return { actor, account }
  }
  const steward = await hire('周敏', 'steward')
  const lead = await hire('刘敏', 'care-lead')
  const manager = await hire('唐莉', 'general-manager')
  await admin(assignGrid, { buildingId, staffId: steward.actor.id!, fromOn: world.now.slice(0, 10) })
  const { units } = await admin(listUnits, { projectId })
  const unit = units.find((each) => each.room === '5-1-301')!
  const ask = world.as(steward.actor)
  const { id: customerId, holdingId } = await ask(addCustomer, {
    name: '王芳',
    sex: 'female',
    phone: '13812345678',
    holding: { unitId: unit.id },
  })
  return {
    projectId,
    buildingId,
    steward: steward.actor,
    lead: lead.actor,
    manager: manager.actor,
    accounts: { steward: steward.account, lead: lead.account, manager: manager.account },
    customerId,
    holdingId: holdingId!,
    unitId: unit.id,
  }
}

/** The owner subscribes today: what the policy owes then opens. */
export async function subscribe(world: World, company: SmallCompany): Promise<void> {
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'subscribed',
    on: world.now.slice(0, 10),
  })
}
