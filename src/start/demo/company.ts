import { keepHelpLines } from '#modules/access/contract/help-lines.ts'
import { recordConsent } from '#modules/customers/contract/consents.ts'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { keepPeople, linkPeople } from '#modules/directory/contract.ts'
import { addGift } from '#modules/gifts/contract/stock.ts'
import { addRobot } from '#modules/notices/contract/settings.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { moveMilestone } from '#modules/places/contract/milestones.ts'
import { addBatch, addBuilding, addProject } from '#modules/places/contract/projects.ts'
import { adoptPack } from '#modules/playbooks/contract/documents.ts'
import { readDraft } from '#modules/playbooks/contract/drafts.ts'
import { publishPlaybook } from '#modules/playbooks/contract/versions.ts'
import { assignGrid } from '#modules/staff/contract/grids.ts'
import { addStaffMember } from '#modules/staff/contract/people.ts'
import type { Actor } from '#platform/actor.ts'
import { type Chance, inventPerson } from './invent.ts'
import { keepContractors, keepPrices } from './mending.ts'
import type { DemoStage } from './stage.ts'

export interface Home {
  unitId: string
  customerId: string
  holdingId: string
  project: 'garden' | 'bay' | 'lake'
  steward: Actor
  /** Bought, handed over, and not lived in yet. */
  waits: boolean
}

export interface DemoCompany {
  homes: Home[]
  projects: Record<'garden' | 'bay' | 'lake', string>
  leadOf: Record<Home['project'], Actor>
  /** Who sends those who mend things there, and they themselves. */
  serviceOf: Record<Home['project'], Actor>
  fittersOf: Record<Home['project'], Actor[]>
  manager: Actor
  accounts: { account: string; name: string; role: string }[]
  /** Homes of the lake nobody holds yet, and contracts that will be signed. */
  forSale: { unitId: string; steward: Actor }[]
  signing: { day: number; holdingId: string; steward: Actor }[]
}

export const DEMO_PASSWORD = 'keban-demo'

const PROJECTS = {
  garden: {
    name: '云栖花园',
    buildings: 8,
    entrances: ['1', '2'],
    floors: '1-16',
    perFloor: 4,
    stewards: ['周敏', '李想', '郑好', '何苗'],
  },
  bay: {
    name: '听澜湾',
    buildings: 5,
    entrances: ['1'],
    floors: '1-30',
    perFloor: 4,
    stewards: ['方圆', '沈青', '罗佳'],
  },
  lake: {
    name: '松湖里',
    buildings: 4,
    entrances: ['1'],
    floors: '1-25',
    perFloor: 4,
    stewards: ['唐悦', '白露'],
  },
} as const

const FITTERS = {
  garden: ['赵强', '钱勇', '孙海'],
  bay: ['李壮', '陈勇'],
  lake: ['吴刚'],
} as const
const GIFTS = [
  { name: '乔迁礼盒', occasions: ['乔迁礼品'], worth: 128, stock: 180 },
  { name: '四季香薰', occasions: ['乔迁礼品'], worth: 96, stock: 60 },
  { name: '茶礼', worth: 168, stock: 24 },
  { name: '鲜花', worth: 60, stock: 12 },
]

/** The company before its year begins: people, three projects in different stages, homes, owners, consents, the policy. */
export async function foundDemo(
  stage: DemoStage,
  chance: Chance,
  progress: (done: number, step: string) => Promise<void>,
): Promise<DemoCompany> {
  const admin = stage.as(stage.admin)
  await admin(adoptPack, { pack: 'property-care' })
  const draft = await admin(readDraft, { name: 'property-care' })
  await admin(publishPlaybook, { name: 'property-care', revision: draft.revision, reason: '首次启用' })
  await admin(keepHelpLines, {
    emergencyPhone: '0571-8688 0000',
    servicePhone: '400-820 0000',
    serviceHours: '9:00–18:00',
    outside: [
      { name: '街道办事处', phone: '' },
      { name: '住房和城乡建设局（物业科）', phone: '' },
      { name: '政务服务便民热线', phone: '12345' },
    ],
  })
  const staff = new Map([['luohui', { id: stage.admin.id!, name: '罗辉' }]])
  const accounts = [{ account: 'luohui', name: '罗辉', role: '系统管理员' }]
  const hire = async (account: string, name: string, role: string, title: string, projectId?: string) => {
    const { id } = await admin(addStaffMember, {
      account,
      name,
      password: DEMO_PASSWORD,
      roles: [{ role, projectId }],
    })
    accounts.push({ account, name, role: title })
    staff.set(account, { id, name })
    return stage.person(id)
  }
  const manager = await hire('tangli', '唐莉', 'general-manager', '总经理')
  await keepPrices(stage, manager)
  await hire('wulv', '吴律', 'audit-administrator', '审计管理员')
  await hire('anran', '安然', 'security-administrator', '安全管理员')
  await hire('xiaoyan', '严谨', 'quality-department', '品质部')
  const projects = {} as DemoCompany['projects']
  const leadOf = {} as DemoCompany['leadOf']
  const serviceOf = {} as DemoCompany['serviceOf']
  const fittersOf = {} as DemoCompany['fittersOf']
  const homes: Home[] = []
  let sequence = 0
  const forSale: DemoCompany['forSale'] = []
  for (const [key, plan] of Object.entries(PROJECTS) as [
    'garden' | 'bay' | 'lake',
    (typeof PROJECTS)[keyof typeof PROJECTS],
  ][]) {
    await progress(homes.length, plan.name)
    const { id: projectId } = await admin(addProject, { name: plan.name, city: '杭州' })
    projects[key] = projectId
    leadOf[key] = await hire(
      `lead-${key}`,
      { garden: '刘敏', bay: '林晓', lake: '高远' }[key],
      'care-lead',
      `客户管家部主管 · ${plan.name}`,
      projectId,
    )
    serviceOf[key] = await hire(
      `service-${key}`,
      { garden: '赵立', bay: '孙浩', lake: '马建' }[key],
      'service-centre',
      `物业服务中心 · ${plan.name}`,
      projectId,
    )
    fittersOf[key] = []
    for (const [at, name] of FITTERS[key].entries())
      fittersOf[key].push(
        await hire(`fitter-${key}-${at + 1}`, name, 'service-centre', `维修 · ${plan.name}`, projectId),
      )
    if (key !== 'garden')
      await hire(
        `sales-${key}`,
        { bay: '钱多', lake: '江月' }[key],
        'marketing-team',
        `项目营销组 · ${plan.name}`,
        projectId,
      )
    const stewards: Actor[] = []
    for (const [at, name] of plan.stewards.entries())
      stewards.push(await hire(`${key}-${at + 1}`, name, 'steward', `客户管家 · ${plan.name}`, projectId))
    const buildings: string[] = []
    for (let number = 1; number <= plan.buildings; number += 1) {
      const rooms = { entrances: [...plan.entrances], floors: plan.floors, perFloor: plan.perFloor }
      const { id } = await admin(addBuilding, { projectId, name: `${number}栋`, rooms })
      buildings.push(id)
      await admin(assignGrid, {
        buildingId: id,
        staffId: stewards[number % stewards.length]!.id!,
        fromOn: stage.today(),
      })
    }
    if (key === 'bay') await admin(addBatch, { projectId, name: '首批', buildingIds: buildings.slice(0, 2) })
    homes.push(
      ...(await settle(
        stage,
        chance,
        key,
        buildings,
        stewards,
        () => (sequence += 1),
        progress,
        homes.length,
        forSale,
      )),
    )
  }
  await admin(moveMilestone, {
    subjectKind: 'project',
    subjectId: projects.lake,
    name: 'presaleOn',
    on: stage.dayAfter(20),
    reason: '取得预售证',
  })
  await admin(moveMilestone, {
    subjectKind: 'project',
    subjectId: projects.lake,
    name: 'salesOpenOn',
    on: stage.dayAfter(45),
    reason: '开盘计划',
  })
  await keepContractors(stage, manager, [
    { projectId: projects.garden, acceptedOn: stage.dayAfter(-1200) },
    { projectId: projects.bay, acceptedOn: stage.dayAfter(-500) },
  ])
  await linkStaff(stage, staff, projects.garden)
  for (const gift of GIFTS)
    for (const projectId of [projects.garden, projects.bay]) await admin(addGift, { projectId, ...gift })
  return { homes, projects, leadOf, serviceOf, fittersOf, manager, accounts, forSale, signing: [] }
}

/** Everybody has an account of WeCom; the garden's stewards have a group with a robot. */
async function linkStaff(
  stage: DemoStage,
  staff: ReadonlyMap<string, { id: string; name: string }>,
  projectId: string,
): Promise<void> {
  const people = [...staff].map(([account, { name }]) => ({ id: account, union: null, name }))
  await stage.asSystem()(keepPeople, { provider: 'wecom', people })
  const links = [...staff].map(([externalId, { id }]) => ({ externalId, staffId: id }))
  await stage.as(stage.admin)(linkPeople, { provider: 'wecom', links })
  await stage.as(stage.admin)(addRobot, {
    title: '云栖花园管家群',
    address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-demo-demo-demo-000000000000',
    projectId,
  })
}

/** Owners of one project. The garden is lived in, the bay waits for its keys, the lake has not been sold yet. */
async function settle(
  stage: DemoStage,
  chance: Chance,
  project: Home['project'],
  buildings: readonly string[],
  stewards: readonly Actor[],
  count: () => number,
  progress: (done: number, step: string) => Promise<void>,
  before: number,
  forSale: DemoCompany['forSale'],
): Promise<Home[]> {
  const homes: Home[] = []
  for (const [at, buildingId] of buildings.entries()) {
    const steward = stewards[(at + 1) % stewards.length]!
    const { units } = await stage.as(stage.admin)(listUnits, { buildingId, limit: 500 })
    if (project === 'lake') forSale.push(...units.map((unit) => ({ unitId: unit.id, steward })))
    const sold = project === 'lake' ? [] : units.filter(() => chance.yes(project === 'garden' ? 0.94 : 0.86))
    await stage.together(sold, async (unit) => {
      const person = inventPerson(chance, count())
      homes.push(await moveIn(stage, chance, project, unit.id, person, steward))
      if (!chance.yes(0.61)) return
      const partner = inventPerson(chance, count())
      const { id } = await stage.as(steward)(addCustomer, {
        name: partner.name,
        sex: partner.sex,
        phone: partner.phone,
        holding: { unitId: unit.id, role: chance.yes(0.7) ? 'co-owner' : 'family' },
      })
      if (chance.yes(0.3))
        await stage.as(steward)(recordConsent, { id, purpose: 'care', given: true, how: '收楼登记表' })
    })
    await progress(before + homes.length, project)
  }
  return homes
}

async function moveIn(
  stage: DemoStage,
  chance: Chance,
  project: Home['project'],
  unitId: string,
  person: ReturnType<typeof inventPerson>,
  steward: Actor,
): Promise<Home> {
  const ask = stage.as(steward)
  const added = await ask(addCustomer, {
    name: person.name,
    sex: person.sex,
    phone: person.phone,
    birthday: person.birthday,
    holding: { unitId },
  })
  const customerId = added.id
  const holdingId = added.holdingId!
  if (chance.yes(0.55))
    await ask(recordConsent, { id: customerId, purpose: 'care', given: chance.yes(0.95), how: '收楼登记表' })
  const since = 30 + chance.below(project === 'garden' ? 1400 : 300)
  if (project !== 'garden' || chance.yes(0.4))
    await ask(recordHoldingFact, { id: holdingId, event: 'signed', on: stage.dayAfter(-since - 200) })
  const waits = project === 'garden' && chance.yes(0.2)
  if (project === 'garden' && !waits)
    await ask(recordHoldingFact, { id: holdingId, event: 'moved-in', on: stage.dayAfter(-since) })
  return { unitId, customerId, holdingId, project, steward, waits }
}
