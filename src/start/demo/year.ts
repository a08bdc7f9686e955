import { recordHappyEvent } from '#modules/customers/contract/history.ts'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { askExcuse, decideExcuses } from '#modules/obligations/contract/excuses.ts'
import { openDay, sweep } from '#modules/obligations/contract/time.ts'
import { moveMilestone } from '#modules/places/contract/milestones.ts'
import { closeMonth } from '#modules/proof/contract.ts'
import { recordContact } from '#modules/visits/contract.ts'
import type { Actor } from '#platform/actor.ts'
import { inTenant } from '#platform/database.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Sender } from '#platform/senders/sender.ts'
import { sendQueued } from '../send.ts'
import type { DemoCompany, Home } from './company.ts'
import { DemoDesk } from './desk.ts'
import { askChanges, hearFacts, wantFacts } from './dossiers.ts'
import { doneWithEvidence } from './evidence.ts'
import { keepRegisters } from './front-desk.ts'
import { type Chance, talks } from './invent.ts'
import { leaveWork, planNextHandover } from './last-days.ts'
import { remind } from './remind-demo.ts'
import { sell } from './sell.ts'
import type { DemoStage } from './stage.ts'
import { leaveUnderWay } from './under-way.ts'

/** For so many days before the last the digests are kept. */
const DIGEST_DAYS = 6

interface Open {
  id: string
  rule: string
  verb: string
  role: string
  customer_id: string | null
  unit_id: string | null
  owed_by: string | null
  due_at: string
  attempts: number
  asked: boolean
  days_left: number
}

/** Plays the year day by day: facts come in, people work through what they owe as people do, what is late climbs. */
export async function playYear(
  stage: DemoStage,
  chance: Chance,
  company: DemoCompany,
  days: number,
  senders: readonly Sender[],
  progress: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const bay = company.homes.filter((home) => home.project === 'bay')
  const handoverDay = 150
  const people = new Map<string, Actor>()
  const desk = new DemoDesk(stage, company)
  const personOf = async (id: string) => {
    const known = people.get(id) ?? (await stage.person(id))
    people.set(id, known)
    return known
  }
  for (let day = 0; day < days; day += 1) {
    stage.turnTo(day, 0, 40)
    await stage.asSystem()(openDay, { until: stage.now })
    await sweepAll(stage)
    await sendQueued(stage.system, stage.tenantId, senders, () => stage.now, 500)
    if (day > days - DIGEST_DAYS) await remind(stage, senders)
    stage.turnTo(day, 3)
    if (day === 60) await planHandover(stage, company, handoverDay)
    await facts(stage, chance, day, handoverDay, bay, company)
    stage.turnTo(day, 8, 30)
    // The last days are half done: somebody opening the demo finds a real morning, not an empty one.
    await work(stage, chance, personOf, company, day, day > days - 8 ? 0.35 : 1)
    stage.turnTo(day, 8, 35)
    await desk.day(day, days)
    if (day > days - DIGEST_DAYS) {
      stage.turnTo(day, 8, 40)
      await remind(stage, senders)
    }
    stage.turnTo(day, 10, 0)
    await sweepAll(stage)
    if (day < days - 2) await readBells(stage)
    if (stage.today().endsWith('-05')) await closeLastMonth(stage, company)
    if (day === 100) {
      await wantFacts(stage, company)
      await hearFacts(stage, company, 5)
    }
    if (day === days - 20) await planNextHandover(stage, company, 62)
    if (day === days - 1) {
      await keepRegisters(stage, company)
      await leaveUnderWay(stage, company)
      await hearFacts(stage, company, 7)
      await askChanges(stage, company)
      await leaveWork(stage, company)
    }
    // In the evening no digest is due any more: only what cannot wait is told.
    stage.turnTo(day, 12)
    await remind(stage, senders)
    if (day % 10 === 0) await progress(day, days)
  }
  await openToday(stage, days, senders)
}

/** The morning of the day itself, where its hour has come: greetings go out on time. */
async function openToday(stage: DemoStage, days: number, senders: readonly Sender[]): Promise<void> {
  stage.turnTo(days, 0, 40)
  if (stage.now > stage.end) return
  await stage.asSystem()(openDay, { until: stage.now })
  await sweepAll(stage)
  await sendQueued(stage.system, stage.tenantId, senders, () => stage.now, 500)
  await remind(stage, senders)
}

async function planHandover(stage: DemoStage, company: DemoCompany, handoverDay: number): Promise<void> {
  const admin = stage.as(stage.admin)
  const on = stage.dayAfter(handoverDay - 60)
  await admin(moveMilestone, {
    subjectKind: 'project',
    subjectId: company.projects.bay,
    name: 'firstHandoverOn',
    on,
    reason: '交付计划评审通过',
  })
  await admin(moveMilestone, {
    subjectKind: 'project',
    subjectId: company.projects.bay,
    name: 'handoverOn',
    on,
    reason: '交付计划评审通过',
  })
}

async function facts(
  stage: DemoStage,
  chance: Chance,
  day: number,
  handoverDay: number,
  bay: readonly Home[],
  company: DemoCompany,
): Promise<void> {
  const keys =
    day >= handoverDay && day < handoverDay + 20
      ? bay.slice((day - handoverDay) * 24, (day - handoverDay + 1) * 24)
      : []
  await stage.together(keys, async (home) => {
    await stage.as(home.steward)(recordHoldingFact, {
      id: home.holdingId,
      event: 'handed-over',
      on: stage.today(),
    })
  })
  const moving =
    day >= handoverDay + 30 && day < handoverDay + 150
      ? bay.slice((day - handoverDay - 30) * 4, (day - handoverDay - 29) * 4)
      : []
  await stage.together(moving, async (home) => {
    await stage.as(home.steward)(recordHoldingFact, {
      id: home.holdingId,
      event: 'moved-in',
      on: stage.today(),
    })
  })
  await sell(stage, chance, day, company)
  const arriving = chance.yes(0.55) ? company.homes.find((home) => home.waits) : undefined
  if (arriving) {
    arriving.waits = false
    await stage.as(arriving.steward)(recordHoldingFact, {
      id: arriving.holdingId,
      event: 'moved-in',
      on: stage.today(),
    })
  }
  if (chance.yes(0.3)) {
    const home = chance.pick(company.homes)
    await stage.as(home.steward)(recordHappyEvent, {
      id: home.customerId,
      what: chance.pick(['添了宝宝', '乔迁', '孩子考上大学', '结婚']),
      on: stage.today(),
    })
  }
}

const PER_DAY = 12

/** Stewards talk to those whose time has come; most answer, some do not, a few are late, some ask to be excused. */
async function work(
  stage: DemoStage,
  chance: Chance,
  personOf: (id: string) => Promise<Actor>,
  company: DemoCompany,
  day: number,
  zeal: number,
): Promise<void> {
  const weekday = new Date(stage.now).getUTCDay()
  if (weekday === 0) return
  const open = await dueSoon(stage)
  const done = new Map<string, number>()
  const visited = new Set<string>()
  const planned: { duty: Open; reached: boolean; talk: string; excuse: boolean }[] = []
  for (const duty of open) {
    if (!duty.owed_by || duty.asked) continue
    const today = done.get(duty.owed_by) ?? 0
    const urgency =
      duty.days_left < 0
        ? 0.5
        : duty.days_left < 1
          ? 0.9
          : duty.days_left < 2
            ? 0.6
            : duty.days_left < 6
              ? 0.25
              : 0.06
    if (today >= PER_DAY || !chance.yes(urgency * zeal)) continue
    const home = duty.customer_id ?? duty.id
    if (visited.has(home)) continue
    visited.add(home)
    done.set(duty.owed_by, today + 1)
    planned.push({
      duty,
      reached: chance.yes(0.82),
      talk: chance.pick(talks),
      excuse: duty.attempts >= 3 && chance.yes(0.5),
    })
  }
  await stage.together(planned, async ({ duty, reached, talk, excuse }) => {
    const ask = stage.as(await personOf(duty.owed_by!))
    try {
      if (excuse)
        await ask(askExcuse, { id: duty.id, reason: '三次联系不上' }).catch(() =>
          ask(askExcuse, { id: duty.id, reason: '联系方式失效' }),
        )
      else if (duty.verb === 'contact' || duty.verb === 'visit')
        await ask(recordContact, {
          customerId: duty.customer_id!,
          ...(duty.unit_id ? { unitId: duty.unit_id } : {}),
          by: duty.verb === 'visit' ? 'visit' : 'phone',
          result: reached ? 'reached' : 'no-answer',
          ...(reached ? { note: talk } : {}),
          again: true,
        })
      else await doneWithEvidence(stage, chance, await personOf(duty.owed_by!), duty.id)
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused
    }
  })
  if (day % 3 === 0) await agreeExcuses(stage, company)
}

async function dueSoon(stage: DemoStage): Promise<Open[]> {
  return inTenant(stage.system.pool, stage.tenantId, 'read', async (_db, client) => {
    const { rows } = await client.query(
      `select o.id, o.rule, o.used->>'verb' as verb, o.role, o.customer_id, o.unit_id, o.owed_by, o.due_at, o.attempts, o.excuse_asked_at is not null as asked,
        extract(epoch from o.due_at - $2::timestamptz) / 86400 as days_left from obligations o
       where o.tenant_id = $1 and o.state = 'open' and not o.parent and o.role <> 'system' and o.subject_kind <> 'ticket' and (o.window_start is null or o.window_start <= $2)
       order by o.due_at, o.id limit 600`,
      [stage.tenantId, stage.now],
    )
    return rows.map((row) => ({ ...row, days_left: Number(row.days_left) }))
  })
}

async function agreeExcuses(stage: DemoStage, company: DemoCompany): Promise<void> {
  const ids = await inTenant(stage.system.pool, stage.tenantId, 'read', async (_db, client) => {
    const { rows } = await client.query(
      `select id from obligations where tenant_id = $1 and state = 'open' and excuse_asked_at < $2::timestamptz - interval '2 days' order by id limit 50`,
      [stage.tenantId, stage.now],
    )
    return rows.map((row) => row.id as string)
  })
  if (ids.length > 0) await stage.as(company.manager)(decideExcuses, { ids, agree: true })
}

async function sweepAll(stage: DemoStage): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds += 1)
    if ((await stage.asSystem()(sweep, { limit: 500 })).taken === 0) return
}

/** Everybody looks at his bell before he goes home. */
async function readBells(stage: DemoStage): Promise<void> {
  await inTenant(stage.system.pool, stage.tenantId, 'write', async (_db, client) => {
    await client.query('update bell_entries set read_at = $2 where tenant_id = $1 and read_at is null', [
      stage.tenantId,
      stage.now,
    ])
  })
}

async function closeLastMonth(stage: DemoStage, company: DemoCompany): Promise<void> {
  const index = Number(stage.now.slice(0, 4)) * 12 + Number(stage.now.slice(5, 7)) - 2
  const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  await stage.as(company.manager)(closeMonth, { month })
}
