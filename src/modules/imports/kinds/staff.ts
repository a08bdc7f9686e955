import { normaliseName } from '#modules/customers/names.ts'
import { localDayOf } from '#modules/obligations/local-day.ts'
import { buildingsNamed } from '#modules/places/change-units.ts'
import {
  accountsTaken,
  type BroughtStaff,
  bringStaff,
  type KnownStaff,
  noPassword,
  orRefused,
  rolesByName,
  type StaffMade,
  staffAtWork,
  staffWith,
  takeStaffBack,
} from '#modules/staff/bring-staff.ts'
import { Refusal } from '#platform/refusal.ts'
import { field } from '../field.ts'
import { sharedFields } from '../fields.ts'
import { type Judged, oneRecord } from './one-record.ts'

interface StaffPlan {
  name: string
  account: string
  jobNumber: string | null
  /** Sealed. */
  phone: string | null
  email: string | null
  joinedOn: string | null
  roles: string[]
  projectId: string | null
  buildings: string[]
  entrance: string | null
}

const several = (text: string | undefined) => (text ?? '').split(/[、,;，；/\s]+/).filter(Boolean)

/** Colleagues with their roles and buildings. No password is ever in a file: an administrator resets it, or the directory signs in. */
export const staff = oneRecord<StaffPlan, BroughtStaff>({
  fields: [
    field(
      'customer',
      'people',
      'name',
      '姓名',
      'Name',
      '员工 员工姓名 人员 管家姓名 名字 管家 staffname employee',
      { example: '李想' },
    ),
    field(
      'customer',
      'phones',
      'phone',
      '手机',
      'Phone',
      '手机号 手机号码 联系电话 电话 联系方式 mobile phonenumber',
      { example: '13800005678' },
    ),
    field('customer', 'text', 'account', '账号', 'Account', '登录账号 用户名 登录名 帐号 username login', {
      example: 'lixiang',
    }),
    field(
      'customer',
      'number',
      'job_number',
      '工号',
      'Job number',
      '员工编号 员工号 人员编号 编号 staffno employeeid',
      { example: 'A017' },
    ),
    field('customer', 'email', 'email', '邮箱', 'E-mail', '电子邮箱 email mail'),
    field('customer', 'text', 'role', '岗位', 'Role', '职务 职位 角色 岗位名称 position title', {
      example: '管家',
    }),
    ...sharedFields('project'),
    field(
      'home',
      'text',
      'building',
      '管哪几栋',
      'Buildings',
      '楼栋 分片 负责楼栋 管辖楼栋 管理楼栋 片区 责任区 楼号 网格 grid buildings',
      {
        loose: /楼栋|分片|责任区|网格/,
        example: '1栋、2栋',
      },
    ),
    field('home', 'text', 'unit', '单元', 'Entrance', '单元号 负责单元 entrance'),
    field(
      'customer',
      'day',
      'joined_on',
      '入职日期',
      'Joined on',
      '入职时间 入职日 到岗日期 joindate hiredate',
      { example: '2025-06-01' },
    ),
  ],
  needs: [{ code: 'mapping.no_staff', fields: ['name'] }],
  exampleBy: ['name', 'account', 'job_number'],
  mayOpen: false,
  keyOf: ({ account, buildings, entrance }) => JSON.stringify([account.toLowerCase(), buildings, entrance]),
  plan(read, context) {
    const { people, phones, texts, dates } = read.values
    const say = (of: string, code: string, more: Record<string, string | number> = {}) =>
      read.problems.push({ column: -1, field: of, code, values: more })
    const [person, other] = people
    if (!person) say('name', 'staff.nobody')
    if (other) say('name', 'who.one', { count: people.length })
    const [phone] = phones
    const account = texts.account ?? phone?.e164.replace(/^\+86/, '') ?? texts.job_number
    if (!account) say('account', 'staff.no_account')
    else if (!/^[\w.@+-]{2,40}$/.test(account))
      say('account', 'staff.account_unreadable', { text: account.slice(0, 40) })
    const named = texts.project ? context.projects.get(normaliseName(texts.project)) : context.projectId
    if (texts.project && !named) say('project', 'project.unknown', { text: texts.project.slice(0, 40) })
    if (!person || !account) return null
    return {
      name: person.name.slice(0, 40),
      account,
      jobNumber: texts.job_number?.slice(0, 40) ?? null,
      phone: phone ? context.vault.seal(phone.e164) : null,
      email: texts.email ?? null,
      joinedOn: dates.joined_on ?? null,
      roles: several(texts.role),
      projectId: named ?? null,
      buildings: several(texts.building),
      entrance: texts.unit?.replace(/单元$/, '') ?? null,
    }
  },
  async judge(ctx, _found, plans) {
    const accounts = plans.map(({ account }) => account)
    const [known, taken, roles] = [
      await staffWith(ctx, accounts),
      await accountsTaken(ctx, accounts),
      await rolesByName(ctx),
    ]
    const places = await buildingsNamed(
      ctx,
      plans.flatMap(({ projectId, buildings }) => buildings.map((name) => ({ projectId, name }))),
    )
    const added = new Map<string, KnownStaff>()
    return plans.map((plan): Judged<BroughtStaff> => {
      const account = plan.account.toLowerCase()
      const there = known.get(account) ?? added.get(account)
      const refuse = (code: string, values: Record<string, string>) => ({
        outcome: 'refuse' as const,
        code,
        values,
      })
      if (!there && taken.has(account)) return refuse('staff.account_taken', { account: plan.account })
      const unknown = plan.roles.find((name) => !roles.has(name))
      if (unknown) return refuse('staff.role_unknown', { role: unknown, roles: titles(roles) })
      if (!there && plan.roles.length === 0) return refuse('staff.no_role', { roles: titles(roles) })
      const wanted = plan.roles.map((name) => roles.get(name)!)
      const held = wanted.map(({ code, scope }) => ({
        role: code,
        projectId: scope === 'project' ? plan.projectId : null,
      }))
      const fresh = held.filter(
        ({ role, projectId }) =>
          !there?.roles.some((one) => one.role === role && one.projectId === projectId),
      )
      const lost = plan.buildings.find((name) => !places.get(`${plan.projectId} ${name}`))
      if (lost) return refuse(plan.projectId ? 'staff.building_unknown' : 'staff.no_project', { text: lost })
      const isSteward = [
        ...wanted.map(({ code }) => code),
        ...(there?.roles ?? []).map(({ role }) => role),
      ].some((code) => roles.get(code)?.scope === 'own-grid')
      if (plan.buildings.length > 0 && !isSteward) return refuse('staff.not_steward', { name: plan.name })
      const grids = plan.buildings
        .map((name) => ({ ...places.get(`${plan.projectId} ${name}`)!, entrance: plan.entrance }))
        .filter(
          ({ buildingId, entrance }) =>
            !there?.grids.some((one) => one.buildingId === buildingId && one.entrance === entrance),
        )
      if (there && fresh.length === 0 && grids.length === 0)
        return { outcome: 'skip', code: 'staff.known', values: { name: there.name } }
      const id = there && !added.has(account) ? there.id : null
      added.set(account, {
        id: '',
        name: plan.name,
        account,
        roles: [...(there?.roles ?? []), ...fresh],
        grids: [...(there?.grids ?? []), ...grids],
      })
      if (known.has(account)) known.set(account, { ...added.get(account)!, id: known.get(account)!.id })
      return { outcome: there ? 'update' : 'create', found: { ...plan, id, roles: fresh, grids } }
    })
  },
  async write(ctx, _found, items) {
    const hash = await noPassword()
    const today = localDayOf(ctx.now, ctx.tenant.timeZone)
    const added = new Map<string, string>()
    const made = []
    for (const { found: person } of items) {
      const phone = person.phone && ctx.vault.open(person.phone)
      const id = person.id ?? added.get(person.account.toLowerCase()) ?? null
      const done = await orRefused(ctx, () => bringStaff(ctx, { ...person, phone, id }, hash, today))
      if (!(done instanceof Refusal)) added.set(person.account.toLowerCase(), done.id)
      made.push(
        done instanceof Refusal
          ? { code: done.code, values: { account: person.account, name: person.name } }
          : { recordId: done.id, former: { ...done, added: !person.id } },
      )
    }
    return { made }
  },
  worked: (ctx, _found, records) =>
    staffAtWork(
      ctx,
      records.filter(({ former }) => (former as StaffMade).added).map(({ recordId }) => recordId),
    ),
  async takeBack(ctx, _found, records) {
    const stuck = new Set<string>()
    for (const { recordId, outcome, former } of records)
      if (!(await takeStaffBack(ctx, former as StaffMade, outcome === 'created'))) stuck.add(recordId)
    return stuck
  },
})

const titles = (roles: ReadonlyMap<string, { code: string }>) =>
  [...roles]
    .flatMap(([name, { code }]) => (name === code ? [] : [name]))
    .slice(0, 12)
    .join('、')
