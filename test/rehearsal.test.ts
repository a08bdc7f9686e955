import { expect, test } from 'vitest'
import { rehearse } from '#engine/rehearse.ts'
import { searchAudit } from '#modules/audit/contract.ts'
import { recordConsent } from '#modules/customers/contract/consents.ts'
import { recordHappyEvent } from '#modules/customers/contract/history.ts'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { addCustomer, seeCustomer } from '#modules/customers/contract/profile.ts'
import { openDay } from '#modules/obligations/contract/time.ts'
import { localDayOf } from '#modules/obligations/local-day.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { moveMilestone } from '#modules/places/contract/milestones.ts'
import {
  addBuilding,
  addProject,
  changeProjectGoLive,
  seeProject,
} from '#modules/places/contract/projects.ts'
import { factsUntil } from '#modules/playbooks/rehearse.ts'
import { runningPlaybooks } from '#modules/playbooks/running-playbooks.ts'
import { changeGoLive } from '#modules/tenants/contract.ts'
import { callBack } from '#modules/tickets/contract/call-backs.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import {
  acceptTicket,
  answerTicket,
  mergeTicket,
  reopenTicket,
  resumeTicket,
  solveTicket,
  suspendTicket,
  triageTicket,
  urgeTicket,
} from '#modules/tickets/contract/moves.ts'
import { recordContact } from '#modules/visits/contract.ts'
import { systemActor } from '#platform/actor.ts'
import { inTenant } from '#platform/database.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { makeChance } from '../src/start/demo/invent.ts'
import { smallCompany, subscribe as subscribeOwner } from './support/small-company.ts'
import { makeWorld, type World } from './support/world.ts'

const DAY_MS = 86_400_000

/** What the company's database holds, and what a rehearsal of its facts says it must hold, each as one line per duty. */
async function lifeAndRehearsal(
  world: World,
  from: string,
): Promise<{ life: string[]; rehearsal: string[] }> {
  const tenant = await world.opened.system.tenants.get(world.tenantId)
  return inTenant(world.opened.pool, world.tenantId, 'read', async (db, client) => {
    const ctx = {
      tenantId: world.tenantId,
      tenant,
      db,
      client,
      now: world.now,
      actor: systemActor(world.tenantId),
    } as Ctx
    const [running] = await runningPlaybooks(ctx)
    const { rows } = await client.query(
      `select rule, occurrence, case subject_kind when 'company' then 'company' else subject_id::text end as subject, due_at from obligations where tenant_id = $1`,
      [world.tenantId],
    )
    const life = rows.map((row) => `${row.rule} ${row.occurrence} ${row.subject} ${row.due_at ?? 'waiting'}`)
    const timeline = await factsUntil(ctx, world.now)
    const since = localDayOf(running!.since, tenant.timeZone)
    const played = rehearse(running!.playbook, {
      timeline,
      from,
      until: world.now,
      goLive: tenant.goLiveOn,
      since,
    })
    const iso = (due: string | null) => (due ? new Date(due).toISOString() : 'waiting')
    const rehearsal = played.obligations.map(
      (duty) => `${duty.rule} ${duty.occurrence} ${duty.subject.id} ${iso(duty.due)}`,
    )
    return { life: life.sort(), rehearsal: rehearsal.sort() }
  })
}

test.each([1, 2, 3])(
  'rehearsing what a company lived through owes exactly what its days opened (seed %i)',
  { timeout: 240_000 },
  async (seed) => {
    const start = '2026-01-05T01:00:00.000Z'
    const world = await makeWorld(start, '2026-01-05')
    try {
      const chance = makeChance(seed)
      const company = await smallCompany(world)
      const ask = world.as(company.steward)
      const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
      const holdings = [{ id: company.holdingId, customerId: company.customerId, next: 0 }]
      const steps = ['subscribed', 'signed', 'handed-over', 'moved-in'] as const
      for (let day = 0; day < 110; day += 1) {
        const at = (hours: number) =>
          world.turnTo(new Date(Date.parse(start) + day * DAY_MS + hours * 3_600_000).toISOString())
        at(0)
        await world.system(openDay, { until: world.now })
        at(2)
        if (chance.yes(0.06) && holdings.length < units.length) {
          const unit = units[holdings.length]!
          const { id } = await ask(addCustomer, {
            name: `客户${holdings.length}`,
            phone: `1390000${String(1000 + holdings.length)}`,
            birthday: `1980-0${1 + chance.below(4)}-1${chance.below(9)}`,
            holding: { unitId: unit.id },
          })
          holdings.push({ id: (await ask(seeCustomer, { id })).holdings[0]!.id, customerId: id, next: 0 })
        }
        const holding = chance.pick(holdings)
        at(3)
        if (chance.yes(0.12) && holding.next < steps.length) {
          await ask(recordHoldingFact, {
            id: holding.id,
            event: steps[holding.next]!,
            on: world.now.slice(0, 10),
          })
          holding.next += 1
        }
        at(4)
        if (chance.yes(0.05))
          await ask(recordConsent, {
            id: holding.customerId,
            purpose: 'care',
            given: chance.yes(0.8),
            how: '电话',
          })
        at(5)
        if (chance.yes(0.15))
          await ask(recordContact, {
            customerId: holding.customerId,
            by: chance.pick(['phone', 'visit', 'face'] as const),
            result: chance.pick(['reached', 'no-answer'] as const),
            again: true,
          })
        at(6)
        if (chance.yes(0.03))
          await ask(recordHappyEvent, { id: holding.customerId, what: '乔迁', on: world.now.slice(0, 10) })
        at(7)
        if (chance.yes(0.03)) {
          const on = new Date(Date.parse(world.now) + (20 + chance.below(90)) * DAY_MS)
            .toISOString()
            .slice(0, 10)
          await world
            .as(world.admin)(moveMilestone, {
              subjectKind: 'project',
              subjectId: company.projectId,
              name: chance.pick(['handoverOn', 'firstHandoverOn', 'presaleOn'] as const),
              on,
              reason: '计划',
            })
            .catch(() => {})
        }
      }
      const { life, rehearsal } = await lifeAndRehearsal(world, start)
      expect(rehearsal.filter((line) => !life.includes(line))).toEqual([])
      expect(life.filter((line) => !rehearsal.includes(line))).toEqual([])
      expect(life.length).toBeGreaterThan(10)
    } finally {
      await world.close()
    }
  },
)

test('in a project that goes live later, what was due before is history, in life and in the rehearsal', async () => {
  const start = '2026-03-02T01:00:00.000Z'
  const world = await makeWorld(start, '2026-01-01')
  try {
    const company = await smallCompany(world)
    const admin = world.as(world.admin)
    const { id: projectId } = await admin(addProject, { name: '松湖里', goLiveOn: '2026-03-20' })
    const { id: buildingId } = await admin(addBuilding, {
      projectId,
      name: '1栋',
      rooms: { floors: '1-2', perFloor: 1 },
    })
    const { units } = await admin(listUnits, { buildingId })
    const subscribe = async (unitId: string, on: string) => {
      const { id } = await admin(addCustomer, { name: '李雷', holding: { unitId } })
      const holding = (await admin(seeCustomer, { id })).holdings[0]!
      return admin(recordHoldingFact, { id: holding.id, event: 'subscribed', on })
    }
    const early = await subscribe(units[0]!.id, '2026-03-02')
    expect(early).toMatchObject({ opened: 0, stage: '喜结连理' })
    world.turnTo('2026-03-21T01:00:00.000Z')
    await subscribe(units[1]!.id, '2026-03-21')
    await world.as(company.steward)(recordHoldingFact, {
      id: company.holdingId,
      event: 'subscribed',
      on: '2026-03-02',
    })
    world.turnTo('2026-03-22T01:00:00.000Z')
    const { life, rehearsal } = await lifeAndRehearsal(world, start)
    expect(life.filter((line) => line.startsWith('care.first-contact'))).toHaveLength(2)
    const ofFirstContact = (lines: string[]) => lines.filter((line) => line.startsWith('care.first-contact'))
    expect(ofFirstContact(rehearsal)).toEqual(ofFirstContact(life))
  } finally {
    await world.close()
  }
})

test('a project’s go-live date moves with a reason: earlier opens nothing, later not beyond what is owed', async () => {
  const start = '2026-03-02T01:00:00.000Z'
  const world = await makeWorld(start, '2026-01-01')
  try {
    await smallCompany(world)
    const admin = world.as(world.admin)
    const { id } = await admin(addProject, { name: '松湖里', goLiveOn: '2026-03-20' })
    const rooms = { floors: '1-3', perFloor: 1 }
    const { id: buildingId } = await admin(addBuilding, { projectId: id, name: '1栋', rooms })
    const { units } = await admin(listUnits, { buildingId })
    const subscribe = async (unitId: string) => {
      const { id: customer } = await admin(addCustomer, { name: '李雷', holding: { unitId } })
      const [holding] = (await admin(seeCustomer, { id: customer })).holdings
      return admin(recordHoldingFact, { id: holding!.id, event: 'subscribed', on: world.now.slice(0, 10) })
    }
    const owed = async () => (await admin(seeProject, { id })).project.open
    expect(await subscribe(units[0]!.id)).toMatchObject({ opened: 0 })

    world.turnTo('2026-03-03T01:00:00.000Z')
    await admin(changeProjectGoLive, { id, on: '2026-03-01', reason: '提前进场' })
    expect(await owed()).toBe(0)
    await subscribe(units[1]!.id)
    expect(await owed()).toBeGreaterThan(0)

    await expect(
      admin(changeProjectGoLive, { id, on: '2026-03-20', reason: '推迟进场' }),
    ).rejects.toMatchObject({ code: 'places.go_live_too_late', values: { on: '2026-03-04' } })
    await admin(changeProjectGoLive, { id, on: '2026-03-04', reason: '推迟进场' })
    const { entries } = await world.system(searchAudit, { action: 'go-live.changed' })
    expect(entries.map(({ reason, detail, subject }) => [subject!.name, reason, detail])).toEqual([
      ['松湖里', '推迟进场', { was: '2026-03-01', on: '2026-03-04' }],
      ['松湖里', '提前进场', { was: '2026-03-20', on: '2026-03-01' }],
    ])

    world.turnTo('2026-03-04T01:00:00.000Z')
    await subscribe(units[2]!.id)
    world.turnTo('2026-03-05T01:00:00.000Z')
    const { life, rehearsal } = await lifeAndRehearsal(world, start)
    const ofFirstContact = (lines: string[]) => lines.filter((line) => line.startsWith('care.first-contact'))
    expect(ofFirstContact(life)).toHaveLength(2)
    expect(ofFirstContact(rehearsal)).toEqual(ofFirstContact(life))
  } finally {
    await world.close()
  }
})

test('the company’s go-live date stays before what is owed already', async () => {
  const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-03-01')
  try {
    const company = await smallCompany(world)
    await subscribeOwner(world, company)
    const admin = world.as(world.admin)
    await expect(admin(changeGoLive, { goLiveOn: '2026-06-01', reason: '推迟启用' })).rejects.toMatchObject({
      code: 'tenants.go_live_too_late',
    })
    await admin(changeGoLive, { goLiveOn: '2026-02-01', reason: '提前启用' })
  } finally {
    await world.close()
  }
})

test('no project goes live before the company does, and says what to do instead', async () => {
  const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-03-01')
  try {
    const admin = world.as(world.admin)
    const tooEarly = { code: 'places.go_live_too_early', values: { on: '2026-03-01' } }
    await expect(admin(addProject, { name: '早村', goLiveOn: '2026-02-28' })).rejects.toMatchObject(tooEarly)
    const { id } = await admin(addProject, { name: '早村', goLiveOn: '2026-03-01' })
    await expect(
      admin(changeProjectGoLive, { id, on: '2026-02-28', reason: '提前进场' }),
    ).rejects.toMatchObject(tooEarly)
    expect((await admin(seeProject, { id })).project.goLiveOn).toBe('2026-03-01')
    await expect(admin(changeGoLive, { goLiveOn: '2026-03-05', reason: '推迟启用' })).rejects.toMatchObject({
      code: 'tenants.go_live_after_project',
      values: { project: '早村', on: '2026-03-01' },
    })
    await admin(changeProjectGoLive, { id, on: '2026-03-05', reason: '跟着公司推迟' })
    await admin(changeGoLive, { goLiveOn: '2026-03-05', reason: '推迟启用' })
  } finally {
    await world.close()
  }
})

test.each([1, 2])(
  'rehearsing what a desk lived through gives the clocks it had: pauses, judgements, merges and reopenings included (seed %i)',
  { timeout: 240_000 },
  async (seed) => {
    const start = '2026-03-02T01:00:00.000Z'
    const world = await makeWorld(start, '2026-01-05')
    try {
      const chance = makeChance(seed)
      const company = await smallCompany(world)
      const ask = world.as(company.steward)
      const ids: string[] = []
      for (let step = 0; step < 90; step += 1) {
        world.turnTo(new Date(Date.parse(start) + step * 7_000_000).toISOString())
        if (ids.length < 3 || chance.yes(0.2)) {
          const { id } = await ask(fileTicket, {
            kind: chance.pick(['repair', 'complaint', 'enquiry', 'suggestion']),
            channel: chance.pick(['phone', 'letter'] as const),
            urgent: chance.yes(0.2),
            unitId: company.unitId,
            ...(chance.yes(0.5) ? { customerId: company.customerId } : {}),
            words: '报一件事',
          })
          ids.push(id)
          continue
        }
        const id = chance.pick(ids)
        const { version } = await ask(seeTicket, { id })
        const seen = { id, version }
        const nextNewsAt = new Date(Date.parse(world.now) + DAY_MS).toISOString()
        const moves = [
          () => ask(acceptTicket, seen),
          () => ask(suspendTicket, { ...seen, reason: 'parts', words: '等料', nextNewsAt }),
          () => ask(resumeTicket, seen),
          () => ask(answerTicket, { ...seen, words: '已答复' }),
          () => ask(solveTicket, { ...seen, words: '办好了' }),
          () => ask(reopenTicket, { ...seen, reason: '又来了' }),
          () => ask(triageTicket, { ...seen, urgent: chance.yes(0.5) }),
          () => ask(urgeTicket, seen),
          () => world.as(company.manager)(callBack, { ...seen, result: 'solved' }),
          () => ask(mergeTicket, { ...seen, intoId: chance.pick(ids) }),
        ]
        await chance
          .pick(moves)()
          .catch((refused) => expect(refused).toBeInstanceOf(Refusal))
      }
      world.turnTo(new Date(Date.parse(world.now) + 60_000).toISOString())
      const { life, rehearsal } = await lifeAndRehearsal(world, start)
      const ofDesk = (all: string[]) => all.filter((line) => /^(?:promises|tickets)\./.test(line))
      expect(ofDesk(life).length).toBeGreaterThan(30)
      expect(ofDesk(rehearsal)).toEqual(ofDesk(life))
    } finally {
      await world.close()
    }
  },
)
