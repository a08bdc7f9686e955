import { saveContractor } from '#modules/repairs/contract/contractors.ts'
import { finishJob, type Line } from '#modules/repairs/contract/jobs.ts'
import { savePrice } from '#modules/repairs/contract/prices.ts'
import { seeWarrantySettings, setAcceptance, setAnswersFor } from '#modules/repairs/contract/warranty.ts'
import { appointTicket } from '#modules/tickets/contract/moves.ts'
import type { Actor } from '#platform/actor.ts'
import type { Chance } from './invent.ts'
import type { DemoStage } from './stage.ts'

const PRICES = [
  { name: '上门检查', unit: '次', fen: 0, labour: true },
  { name: '疏通下水', unit: '次', fen: 12000, labour: true },
  { name: '换锁芯', unit: '把', fen: 18000, labour: true },
  { name: '角阀', unit: '个', fen: 3500, labour: false },
  { name: '陶瓷阀芯', unit: '个', fen: 2800, labour: false },
  { name: '开关面板', unit: '个', fen: 2200, labour: false },
] as const

/** Who built the garden and the bay, and answers for it; when their buildings were accepted. */
export async function keepContractors(
  stage: DemoStage,
  manager: Actor,
  projects: readonly { projectId: string; acceptedOn: string }[],
): Promise<void> {
  const as = stage.as(manager)
  const ids: string[] = []
  for (const [name, contact, phone] of CONTRACTORS)
    ids.push((await as(saveContractor, { name, contact, phone })).id)
  for (const { projectId, acceptedOn } of projects) {
    const { buildings, parts } = await as(seeWarrantySettings, { projectId })
    for (const { id } of buildings) await as(setAcceptance, { buildingId: id, acceptedOn })
    for (const [at, { part }] of parts.entries())
      await as(setAnswersFor, { projectId, part, contractorId: ids[at % ids.length]! })
  }
}

const CONTRACTORS = [
  ['甲方防水工程队', '程工', '13900000021'],
  ['乙方安装工程队', '安工', '13900000022'],
  ['丙方门窗队', '门师傅', '13900000023'],
] as const

/** What paid work costs. */
export async function keepPrices(stage: DemoStage, manager: Actor): Promise<void> {
  for (const price of PRICES) await stage.as(manager)(savePrice, price)
}

/** The hours that suit most people: the next evening. */
export async function appointVisit(stage: DemoStage, chance: Chance, by: Actor, id: string): Promise<void> {
  const day = stage.dayAfter(1)
  const hour = chance.pick(['09:00', '14:00', '19:00'])
  const from = `${day}T${hour}:00+08:00`
  await stage.as(by)(appointTicket, {
    id,
    from,
    until: new Date(Date.parse(from) + 90 * 60_000).toISOString(),
  })
}

/** One visit ends: mostly within the fee, sometimes with a part, now and then paid. */
export async function mend(stage: DemoStage, chance: Chance, by: Actor, id: string) {
  const paid = chance.yes(0.15)
  const lines: Line[] = chance.yes(0.5) || paid ? [{ ...chance.pick(PRICES.slice(1)), count: 1 }] : []
  const total = lines.reduce((sum, line) => sum + line.fen, 0)
  return stage.as(by)(finishJob, {
    id,
    words: chance.pick(['已经修好，试过没有问题。', '换了配件，好了。', '调好了，试过三次。']),
    terms: paid ? 'paid' : 'service',
    lines,
    ...(paid ? { agreed: { at: stage.now, fen: total } } : {}),
  })
}
