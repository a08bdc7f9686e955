import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordConsent } from '../customers/contract/consents.ts'
import { rehearsePlaybook, runRehearsal } from '../playbooks/contract/rehearsals.ts'
import { addStaffMember } from '../staff/contract/people.ts'
import { recordContact } from '../visits/contract.ts'
import { seeChecklist } from './contract.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
})
afterAll(() => world.close())

const states = async () => {
  const { steps } = await world.as(world.admin)(seeChecklist, {})
  return Object.fromEntries(steps.map((step) => [step.name, step.state]))
}

test('an empty company is told what to do first, a working one that it can begin', async () => {
  expect(await states()).toEqual({
    company: 'done',
    places: 'open',
    people: 'open',
    grids: 'open',
    owners: 'open',
    consents: 'open',
    history: 'optional',
    policy: 'open',
    rehearsal: 'open',
    'go-live': 'open',
  })
  const company = await smallCompany(world)
  await subscribe(world, company)
  const { steps } = await world.as(world.admin)(seeChecklist, {})
  const said = (name: string) => steps.find((step) => step.name === name)!
  expect(said('places')).toMatchObject({ state: 'done', count: 6 })
  expect(said('grids')).toMatchObject({ state: 'done', count: 6 })
  expect(said('owners').there.zh).toBe('1 位客户；5 户还没有登记业主')
  expect(said('people')).toMatchObject({ state: 'open' })
  expect(said('people').missing!.zh).toMatch(/个岗位有事要办，还没有人/)
  expect(said('policy')).toMatchObject({ state: 'done', missing: null })
  expect(said('go-live')).toMatchObject({ state: 'open', count: expect.any(Number) })

  const unheld = ['care-department', 'quality-department', 'marketing-team', 'service-centre']
  for (const role of unheld)
    await world.as(world.admin)(addStaffMember, {
      name: `员工${role.slice(0, 4)}`,
      account: `${world.slug}-${role}`,
      password: 'a-long-password',
      roles: [{ role, projectId: role === 'quality-department' ? null : company.projectId }],
    })
  await world.as(company.steward)(recordConsent, {
    id: company.customerId,
    purpose: 'care',
    given: true,
    how: 'phone',
  })
  await world.as(company.steward)(recordContact, {
    customerId: company.customerId,
    by: 'phone',
    result: 'reached',
  })
  await expect(world.as(company.steward)(seeChecklist, {})).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
  const { rehearsalId } = await world.as(company.manager)(rehearsePlaybook, {
    name: 'property-care',
    against: 'next-year',
  })
  await world.system(runRehearsal, { id: rehearsalId })
  expect(await states()).toEqual({
    company: 'done',
    places: 'done',
    people: 'done',
    grids: 'done',
    owners: 'done',
    consents: 'done',
    history: 'optional',
    policy: 'done',
    rehearsal: 'done',
    'go-live': 'done',
  })
})
