import { askChange, askMyChange } from '#modules/dossiers/contract/changes.ts'
import { answerFact } from '#modules/dossiers/contract/dossier.ts'
import { wantFact } from '#modules/dossiers/contract/wanted.ts'
import { customerActor } from '#platform/actor.ts'
import type { DemoCompany } from './company.ts'
import type { DemoStage } from './stage.ts'

const WANTED = [
  ['bestTime', '什么时候给您打电话方便？', 'When is a good time to call you?', 'signed', 6],
  ['fields.work', '您现在在哪一行工作？', 'What line of work are you in?', 'signed', 24],
  ['fields.habits', '家里平时谁在，作息怎样？', 'Who is at home, and at which hours?', 'moved-in', 18],
  ['fields.hobbies', '平时喜欢做什么？', 'What do you like to do?', 'moved-in', null],
  ['email', '方便留个邮箱吗？', 'May we have your e-mail?', 'handed-over', null],
] as const

const TIMES = ['晚上七点后', '中午', '周末上午']
const HOBBIES = ['钓鱼、书法', '养花', '跑步、摄影', '广场舞']
const HABITS = ['老人在家带孩子，中午休息', '白天没人，晚上七点后在', '周末才住']
const WORK = ['教师', '医生', '自己做生意', '退休了']

/** What the company wants to know of its customers. */
export async function wantFacts(stage: DemoStage, company: DemoCompany): Promise<void> {
  for (const [at, [field, questionZh, questionEn, phase, freshMonths]] of WANTED.entries())
    await stage.as(company.manager)(wantFact, {
      field,
      questionZh,
      questionEn,
      phase,
      freshMonths,
      rank: at + 1,
    })
}

/** What some customers said when they were asked in passing, one home in so many. */
export async function hearFacts(stage: DemoStage, company: DemoCompany, every: number): Promise<void> {
  const asked = company.homes.map((home, at) => ({ ...home, at })).filter(({ at }) => at % every === 0)
  await stage.together(asked, async ({ customerId: id, steward, at }) => {
    const hear = stage.as(steward)
    const told = (field: string, value: string) =>
      hear(answerFact, { id, field, answer: { is: 'told', value } })
    await told('bestTime', TIMES[at % TIMES.length]!)
    if (at % 3 === 0) await told('fields.hobbies', HOBBIES[at % HOBBIES.length]!)
    if (at % 2 === 0) await told('fields.habits', HABITS[at % HABITS.length]!)
    if (at % 4 === 0) await hear(answerFact, { id, field: 'fields.work', answer: { is: 'declined' } })
    else await told('fields.work', WORK[at % WORK.length]!)
  })
}

/** Two changes that wait for an answer: one of a customer, one of a colleague who may not make it. */
export async function askChanges(stage: DemoStage, company: DemoCompany): Promise<void> {
  const [one, other] = company.homes.filter(({ project }) => project === 'garden')
  await stage.as(customerActor(stage.tenantId, one!.customerId, ''))(askMyChange, {
    field: 'bestTime',
    value: '工作日晚上八点后',
    why: '换了工作，白天接不了电话',
  })
  await stage.as(company.manager)(askChange, {
    id: other!.customerId,
    field: 'address',
    value: '桂花路 18 号 5 幢 601',
    why: '开会时他当面说的',
  })
}
