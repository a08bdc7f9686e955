import { askApproval } from '#modules/approvals/contract.ts'
import { finishCorrection, listProblems, openCorrection } from '#modules/corrections/contract.ts'
import { openIncident, publishNews } from '#modules/incidents/contract.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { seeProject } from '#modules/places/contract/projects.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { listQueue } from '#modules/tickets/contract/lists.ts'
import { Refusal } from '#platform/refusal.ts'
import type { DemoCompany } from './company.ts'
import type { DemoStage } from './stage.ts'

/** What is under way on the last day: a lift that stands still, words that are waited for, what is corrected for good. */
export async function leaveUnderWay(stage: DemoStage, company: DemoCompany): Promise<void> {
  for (const leave of [comeAgain, stopLift, askForWords, correct])
    try {
      await leave(stage, company)
    } catch (refused) {
      // The year went another way: there is nothing to leave of this kind.
      if (!(refused instanceof Refusal)) throw refused
    }
}

/** One owner rings for the third time, and says so. */
async function comeAgain(stage: DemoStage, company: DemoCompany): Promise<void> {
  const home = company.homes.find(({ project }) => project === 'garden')
  if (!home) return
  const { unitId, customerId, steward } = home
  for (const words of ['卫生间顶上滴水', '上次修过的地方又滴水了', '第三次了，还在滴，要个说法'])
    await stage.as(steward)(fileTicket, {
      kind: 'repair',
      category: '漏水·卫生间',
      channel: 'phone',
      words,
      unitId,
      customerId,
    })
}

async function stopLift(stage: DemoStage, company: DemoCompany): Promise<void> {
  const projectId = company.projects.garden
  const lead = stage.as(company.leadOf.garden)
  const { buildings } = await stage.as(stage.admin)(seeProject, { id: projectId })
  const buildingId = buildings.find(({ name }) => name === '7栋')?.id
  const { units } = await stage.as(stage.admin)(listUnits, { projectId, buildingId, limit: 500 })
  const unitIds = units.filter(({ room }) => room.startsWith('7-2-')).map(({ id }) => id)
  const homes = company.homes.filter(({ unitId }) => unitIds.includes(unitId))
  const said = ['电梯停在一楼不动了', '7 栋 2 单元电梯又停了，老人下不来', '电梯坏了，快递上不来']
  const ticketIds: string[] = []
  for (const [at, words] of said.entries()) {
    const home = homes[at]
    if (!home) continue
    const { unitId, customerId } = home
    const report = {
      kind: 'repair',
      category: '电梯故障',
      channel: 'phone',
      words,
      unitId,
      customerId,
    } as const
    ticketIds.push((await lead(fileTicket, report)).id)
  }
  const { id } = await lead(openIncident, {
    projectId,
    title: '7栋2单元电梯停用',
    category: '电梯故障',
    cause: '门机控制板烧坏',
    say: '7 栋 2 单元电梯停用，维保单位在换控制板，预计后天上午恢复。要上下楼搬重物的，前台安排人帮忙。',
    expectedEndAt: `${stage.dayAfter(2)}T03:00:00.000Z`,
    unitIds,
    ticketIds,
  })
  await lead(publishNews, {
    id,
    version: 1,
    words: '控制板明天到货，后天上午换好。期间请走楼梯，需要帮忙请打前台电话。',
  })
}

/** A compensation and an end by force, each with its reason, wait for whom the policy names. */
async function askForWords(stage: DemoStage, company: DemoCompany): Promise<void> {
  const lead = stage.as(company.leadOf.garden)
  const { tickets } = await lead(listQueue, { which: 'open', projectId: company.projects.garden, limit: 50 })
  const [paid, ended] = tickets.filter(({ kind, state }) => kind === 'complaint' && state !== 'solved')
  if (paid)
    await lead(askApproval, {
      ticketId: paid.id,
      what: 'compensate',
      amount: 300,
      reason: '答应的处理时间两次没有做到，客户要求减免当月的费用。',
    })
  if (ended)
    await lead(askApproval, {
      ticketId: ended.id,
      what: 'close',
      reason: '已经书面答复两次，客户知道还可以找哪里，不再补充材料。',
    })
}

/** What comes again and again: one correction is being made, one is made and waits to be proved by somebody else. */
async function correct(stage: DemoStage, company: DemoCompany): Promise<void> {
  const manager = stage.as(company.manager)
  const { problems } = await manager(listProblems, {})
  const own = problems
    .filter(({ projectId, kind }) => projectId === company.projects.garden && kind === 'repair')
    .slice(0, 2)
  for (const [at, { projectId, kind, category, cause }] of own.entries()) {
    const owner = company.leadOf.garden
    const { id } = await manager(openCorrection, {
      projectId,
      title: `${category}反复出现`,
      kind,
      category,
      ...(cause ? { cause } : {}),
      analysis: '同一类问题三个月里报了多次，每次只处理当户，没有查上一级的原因。',
      corrective: '把报过的几户一起复查，一次处理完。',
      preventive: '列入月度巡查，每月第一周由班长查一遍并签字。',
      owner: owner.id!,
      dueOn: stage.dayAfter(at === 0 ? 14 : -1),
      days: 90,
    })
    if (at === 1)
      await stage.as(owner)(finishCorrection, {
        id,
        version: 1,
        words: '复查了报过的住户，巡查表已经用起来。',
      })
  }
}
