import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideDaily, decideOpenings, type OpenEffect, type WaitingEffect } from '#engine/decide.ts'
import { roundsAt } from '#engine/rounds.ts'
import { recordConsent } from '#modules/customers/contract/consents.ts'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { addCustomer, seeCustomer } from '#modules/customers/contract/profile.ts'
import { contextOf } from '#modules/obligations/apply-playbook.ts'
import { openDay } from '#modules/obligations/contract/time.ts'
import { findPeople } from '#modules/obligations/find-people.ts'
import { loadSlice } from '#modules/obligations/load-world.ts'
import { OpenRound } from '#modules/obligations/open-round.ts'
import { columnsOf, dutyRow } from '#modules/obligations/write-effects.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { adoptPack } from '#modules/playbooks/contract/documents.ts'
import { readDraft, saveDraft, startDraft } from '#modules/playbooks/contract/drafts.ts'
import { publishPlaybook } from '#modules/playbooks/contract/versions.ts'
import { runningPlaybooks } from '#modules/playbooks/running-playbooks.ts'
import { recordContact } from '#modules/visits/contract.ts'
import { systemActor } from '#platform/actor.ts'
import { inTenant } from '#platform/database.ts'
import type { Ctx } from '#platform/perform.ts'
import { makeChance } from '../src/start/demo/invent.ts'
import { randomPack } from './support/random-pack.ts'
import { type SmallCompany, smallCompany } from './support/small-company.ts'
import { makeWorld, type World } from './support/world.ts'

let world: World
let company: SmallCompany

/** Days on which months, quarters and weeks begin, with festivals and birthdays among them: three for each pack, one after the other. */
const days = [
  ['2026-04-01', '2026-04-05', '2026-04-06'],
  ['2026-04-07', '2026-05-01', '2026-05-04'],
  ['2026-05-05', '2026-06-01', '2026-06-02'],
  ['2026-06-19', '2026-06-20', '2026-07-01'],
] as const
/** KEBAN_SEED tries other packs. */
const other = Number(process.env.KEBAN_SEED ?? 0)

const midnightOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()

beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-01-01')
  company = await smallCompany(world)
  const admin = world.as(world.admin)
  await admin(adoptPack, { pack: 'general-care' })
  const chance = makeChance(20260402)
  const ask = world.as(company.steward)
  const { units } = await admin(listUnits, { projectId: company.projectId })
  const day = () => `-${chance.pick(days.flat()).slice(5)}`
  const maybe = <T>(value: T): T | undefined => (chance.yes(0.3) ? undefined : value)
  for (let n = 0; n < 40; n += 1) {
    const { id } = await admin(addCustomer, {
      name: `客户${n}`,
      birthday: maybe(chance.yes(0.2) ? '五月初五(农历)' : `19${70 + chance.below(30)}${day()}`),
      since: maybe(`202${chance.below(6)}${day()}`),
      level: maybe(chance.pick(['甲', '乙', '丙'])),
      fields: Object.fromEntries(
        Object.entries({
          score: maybe(chance.below(10)),
          vip: maybe(chance.yes(0.5)),
          opened: maybe(chance.pick(['2024-07-01', '2025-06-19', '2024-02-30', '不记得', ''])),
          nick: maybe(chance.pick(['小王', ''])),
        }).filter(([, value]) => value !== undefined),
      ) as Record<string, string>,
      ...(chance.yes(0.8) ? { holding: { unitId: chance.pick(units).id, role: 'family' as const } } : {}),
    })
    for (const purpose of ['care', 'marketing'] as const)
      if (chance.yes(0.7)) await admin(recordConsent, { id, purpose, given: chance.yes(0.8), how: '电话' })
    const [holding] = (await admin(seeCustomer, { id })).holdings
    const on = chance.pick(['2026-01-05', '2026-02-01', '2026-03-01'])
    for (const event of ['subscribed', 'signed', 'moved-in'] as const)
      if (holding && chance.yes(0.6)) await admin(recordHoldingFact, { id: holding.id, event, on })
    if (holding && chance.yes(0.4))
      await ask(recordContact, {
        customerId: id,
        by: chance.pick(['phone', 'visit'] as const),
        result: chance.pick(['reached', 'no-answer'] as const),
        again: true,
      })
  }
}, 120_000)

afterAll(() => world.close())

async function publish(text: string): Promise<void> {
  const admin = world.as(world.admin)
  await admin(startDraft, { name: 'general-care' })
  const { revision } = await admin(readDraft, { name: 'general-care' })
  const saved = await admin(saveDraft, { name: 'general-care', revision, path: 'playbook.yaml', text })
  expect(saved.findings.filter((finding) => finding.severity === 'error')).toEqual([])
  await admin(publishPlaybook, { name: 'general-care', revision: saved.revision, reason: '试' })
}

type Row = Record<string, unknown>

/** What is written when an obligation opens, but for its id. */
let columns: string[] = []

/** What `decide` says, with all facts in memory, that this midnight opens and ends: whole rows, as they would be written. */
async function decided(midnight: string) {
  return inCompany(midnight, async (ctx) => {
    const opened: Row[] = []
    const lapsed: string[] = []
    let asked = 0
    let answered = 0
    for (const running of await runningPlaybooks(ctx)) {
      const { world: facts } = await loadSlice(ctx, running.playbook, null, 1000, true)
      const people = await findPeople(ctx, running.playbook)
      const context = contextOf(ctx, running, null)
      const until = new Date(Date.parse(midnight) + 1).toISOString()
      const effects = decideOpenings(running.playbook, facts, { ...context, from: midnight, until })
      const openings = effects.filter(
        (effect): effect is OpenEffect | WaitingEffect =>
          effect.effect === 'open' || effect.effect === 'waiting',
      )
      const rows = openings.map((effect) => dutyRow(ctx, running, effect, null, facts, people))
      if (rows[0]) columns = columnsOf(rows[0]).filter((name) => name !== 'id')
      const kept = await ctx.client.query<{ row: Row }>(
        `select to_jsonb(o) - 'id' as row from jsonb_populate_recordset(null::obligations, $2) o where not exists (select from obligations k
          where k.tenant_id = $1 and k.playbook = o.playbook and k.rule = o.rule and k.occurrence = o.occurrence and k.subject_id = o.subject_id)`,
        [ctx.tenantId, JSON.stringify(rows)],
      )
      opened.push(...kept.rows.map(({ row }) => row))
      for (const effect of decideDaily(running.playbook, facts, { ...context, at: midnight }))
        if (effect.effect === 'lapse') lapsed.push(`${effect.rule} ${effect.occurrence} ${effect.subject.id}`)
      const rounds = roundsAt(running.playbook, midnight, context, null)
      asked += rounds.filter(({ rule }) => rule.subject === 'customer' || rule.subject === 'holding').length
      answered += rounds.filter((round) => OpenRound.of(ctx, running, people, round)).length
    }
    return { opened, lapsed, asked, answered }
  })
}

function inCompany<T>(now: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return inTenant(world.opened.pool, world.tenantId, 'read', async (db, client) => {
    const tenant = await world.opened.system.tenants.get(world.tenantId)
    return work({
      tenantId: world.tenantId,
      tenant,
      db,
      client,
      now,
      actor: systemActor(world.tenantId),
    } as Ctx)
  })
}

async function written(midnight: string): Promise<{ opened: Row[]; lapsed: string[] }> {
  return inCompany(midnight, async ({ client, tenantId }) => {
    const opened = await client.query<{ row: Row }>(
      `select to_jsonb(o) - 'id' as row from obligations o where tenant_id = $1 and recorded_at = $2`,
      [tenantId, midnight],
    )
    const lapsed = await client.query<{ key: string }>(
      `select rule || ' ' || occurrence || ' ' || subject_id as key from obligations where tenant_id = $1 and state = 'lapsed' and closed_at = $2`,
      [tenantId, midnight],
    )
    return { opened: opened.rows.map(({ row }) => row), lapsed: lapsed.rows.map(({ key }) => key) }
  })
}

/** Each row as one text of what was decided, without its id. */
const inOrder = (rows: Row[]) =>
  rows.map((row) => JSON.stringify(columns.map((name) => [name, row[name]]))).sort()

/** What only one side has: a line each, readable where they differ. */
const differing = (one: Row[], other: Row[]) => {
  const others = new Set(inOrder(other))
  return inOrder(one).filter((row) => !others.has(row))
}

/** A spread is made among those looked at together: where there is one, all are. */
const spreads = (seed: number) => seed % 2 === 0

test.each(days.map((own, at) => [at + 1, own] as const))(
  'what the database opens for all at once is what decide opens for each (seed %i)',
  { timeout: 120_000 },
  async (seed, own) => {
    world.turnTo(midnightOf(own[0]))
    await publish(randomPack(makeChance(seed + other), `s${seed}`, 24, spreads(seed)))
    let opened = 0
    for (const day of own) {
      const midnight = midnightOf(day)
      world.turnTo(new Date(Date.parse(midnight) - 1000).toISOString())
      await world.system(openDay, { until: world.now })
      const expected = await decided(midnight)
      expect(expected.answered).toBeGreaterThan(expected.asked / 2)
      world.turnTo(new Date(Date.parse(midnight) + 60_000).toISOString())
      while ((await world.system(openDay, { until: world.now, slice: spreads(seed) ? 1000 : 7 })).more);
      const life = await written(midnight)
      expect(differing(expected.opened, life.opened)).toEqual([])
      expect(differing(life.opened, expected.opened)).toEqual([])
      expect(life.lapsed.sort()).toEqual(expected.lapsed.sort())
      opened += life.opened.length
    }
    expect(opened).toBeGreaterThan(50)
  },
)
