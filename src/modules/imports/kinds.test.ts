import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, bringIn, count, tryOut, undo, work } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { listHistory } from '../customers/contract/history.ts'
import { addCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { listOutsideFacts } from '../outside/contract.ts'
import { listUnits } from '../places/contract/homes.ts'
import { listGrids } from '../staff/contract/grids.ts'
import { listStaff, resetPassword } from '../staff/contract/people.ts'
import { correctContact } from '../visits/contract.ts'
import { readImportFile } from './contract/jobs.ts'
import { listImportRows } from './contract/rows.ts'
import { startImport } from './contract/runs.ts'
import { confirmImport, mapImport, previewUndo } from './contract/steps.ts'
import type { KindName } from './contract/words.ts'
import { workbookBytes } from './workbook-fixture.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-03-01')
  company = await smallCompany(world)
})
afterAll(() => world.close())

const csv = (...rows: string[]) => rows.join('\n')

async function bring(kind: KindName, name: string, text: string, choices: Parameters<typeof tryOut>[3] = {}) {
  const read = await begin(world, world.admin, text, name, company.projectId, kind)
  const tried = await tryOut(world, world.admin, read.id, choices)
  const { total, created, updated, skipped, refused, leftOut } = tried.preview!.tally
  expect(created + updated + skipped + refused + leftOut).toBe(total)
  if (created + updated === 0) return tried
  const done = await bringIn(world, world.admin, read.id)
  expect(done.tally).toEqual(tried.preview!.tally)
  return done
}

const reasons = async (id: string, outcome: 'refused' | 'skipped' = 'refused') =>
  (await world.as(world.admin)(listImportRows, { id, outcome })).rows.map(
    ({ row, problems }) => `${row} ${problems.map(({ words }) => words.zh).join('; ')}`,
  )

test('a list of rooms makes homes, one sheet a building, and fills in what is known of those there', async () => {
  const bytes = await workbookBytes((book) => {
    for (const building of ['8栋', '9栋']) {
      const sheet = book.addWorksheet(building)
      sheet.addRow([`云栖花园${building}房号表`])
      sheet.addRow(['单元', '房号', '建筑面积', '户型'])
      sheet.addRow(['1单元', '101', '89.5', '两室一厅'])
      sheet.addRow(['1单元', '102', '一百', ''])
      sheet.addRow(['合计', '2 户', null, null])
    }
  })
  const read = await begin(world, world.admin, bytes, '房号表.xlsx', company.projectId, 'homes')
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.preview).toMatchObject({ homes: 2, tally: { total: 8, created: 2, refused: 2, leftOut: 4 } })
  await bringIn(world, world.admin, read.id)
  const rooms = async () => {
    const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
    return units.filter(({ room }) => /^[89]-/.test(room)).map(({ room }) => room)
  }
  expect(await rooms()).toEqual(['8-1-101', '9-1-101'])
  const again = await bring(
    'homes',
    '面积.csv',
    csv('房号,建筑面积', '8-1-101,90', '5-1-301,120', '5-1-301,120'),
    {
      onDuplicate: 'merge',
    },
  )
  expect(again.tally).toMatchObject({ created: 0, updated: 1, skipped: 2 })
  const area = (room: string) =>
    count(world, 'select area_cm2 from units where tenant_id = $1 and room = $2', [room])
  expect(await area('5-1-301')).toBe(1_200_000)
  await undo(world, world.admin, again.id)
  expect(await area('5-1-301')).toBe(0)
  await world.as(world.admin)(addCustomer, {
    name: '钱多',
    holding: {
      unitId: (await world.as(world.admin)(listUnits, { projectId: company.projectId })).units.find(
        ({ room }) => room === '8-1-101',
      )!.id,
    },
  })
  expect(await world.as(world.admin)(previewUndo, { id: read.id })).toMatchObject({
    remove: 1,
    keep: 1,
    kept: [{ name: '8-1-101' }],
  })
  expect((await undo(world, world.admin, read.id)).undone).toMatchObject({ removed: 1, kept: 1 })
  expect(await rooms()).toEqual(['8-1-101'])
})

test('colleagues come with roles and buildings and without a password; undone they go, unless they have begun', async () => {
  const account = (name: string) => `${world.slug}-${name}`
  const file = csv(
    '姓名,账号,手机,岗位,楼栋,单元',
    `李想,${account('lx')},13700000001,客户管家,5栋,1`,
    `赵前,${account('zq')},,客户管家,,`,
    `钱进,${account('qj')},,没有的岗位,,`,
    `孙力,${account('sl')},,客户管家,77栋,`,
    `李想,${account('LX')},13700000001,客户管家,5栋,1`,
  )
  const { roles } = await world.as(world.admin)(listStaff, {})
  const steward = roles.find(({ code }) => code === 'steward')!.title
  const done = await bring('staff', '通讯录.csv', file.replaceAll('客户管家', steward))
  expect(done.tally).toMatchObject({ created: 2, skipped: 1, refused: 2 })
  expect((await reasons(done.id)).map((said) => said.split('，')[0])).toEqual([
    '4 没有岗位「没有的岗位」',
    '5 没有楼栋「77栋」',
  ])
  const grids = async () =>
    (await world.as(world.admin)(listGrids, {})).grids
      .filter(({ building }) => building === '5栋')
      .map(({ entrance, steward: who }) => `${entrance ?? ''} ${who}`)
  expect(await grids()).toContain('1 李想')
  const cared = `select count(*) from units u join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id
    where u.tenant_id = $1 and s.name = $2`
  expect(await count(world, cared, ['李想'])).toBe(6)
  const known = (await world.as(world.admin)(listStaff, {})).staff
  const zhao = known.find(({ name }) => name === '赵前')!
  const { temporary } = await world.as(world.admin)(resetPassword, { id: zhao.id })
  expect(temporary).toHaveLength(10)
  await world.as(await world.person(zhao.id))(addCustomer, { name: '新客户' })
  const undone = await undo(world, world.admin, done.id)
  expect(undone.undone).toMatchObject({ removed: 1, kept: 1 })
  expect((await world.as(world.admin)(listStaff, {})).staff.map(({ name }) => name)).not.toContain('李想')
  expect(await count(world, cared, ['周敏'])).toBe(6)
})

test('whoever may not administer staff cannot import them', async () => {
  await expect(
    world.as(company.lead)(startImport, { kind: 'staff', text: '姓名\t账号\n甲乙\tjiayi' }),
  ).rejects.toMatchObject({ code: 'imports.kind_not_yours' })
})

test('consents come with their day and evidence, the latest answer holds, and those relied on stay', async () => {
  const file = csv(
    '房号,姓名,手机,用途,是否同意,同意日期,方式,文本版本,凭证',
    '5-1-301,王芳,13812345678,关怀,同意,2026.1.5,纸质告知书,2026-01,扫描件/0301.pdf',
    ',王芳,13812345678,营销,是,2026年1月5日,纸质告知书,2026-01,扫描件/0301.pdf',
    ',王芳,13812345678,营销,撤回,20260120,电话,,录音 0120',
    ',王芳,13812345678,别的,同意,2026-01-05,,,',
    ',没有这个人,13900001111,关怀,同意,2026-01-05,,,',
    ',王芳,13812345678,关怀,同意,2026-12-05,,,',
    ',王芳,13812345678,关怀,同意,2026.1.5,,,',
  )
  const done = await bring('consents', '告知书.csv', file)
  expect(done.tally).toMatchObject({ total: 7, created: 3, refused: 3, skipped: 1 })
  expect((await reasons(done.id)).map((said) => said.split('。')[0])).toEqual([
    '5 「别的」不认识，可以写：服务通知、关怀、营销、录音',
    '6 没有找到「没有这个人」',
    '7 「2026-12-05」还没到，请核对',
  ])
  const agreed = async () =>
    (await world.as(world.admin)(seeCustomer, { id: company.customerId })).consents.map(
      ({ purpose, given }) => `${purpose} ${given}`,
    )
  expect((await agreed()).sort()).toEqual(['care true', 'marketing false'])
  expect(
    await count(
      world,
      `select count(*) from consents where tenant_id = $1 and evidence = '扫描件/0301.pdf' and text_version = '2026-01' and at < '2026-01-06'`,
    ),
  ).toBe(2)
  expect(await count(world, 'select count(*) from messages where tenant_id = $1')).toBe(0)
  expect((await bring('consents', '告知书.csv', file)).tally).toMatchObject({
    created: 0,
    skipped: 4,
    refused: 3,
  })
  await write(
    `insert into messages (tenant_id, id, customer_id, template, purpose, channel, body, state, queued_at)
     values ($1, gen_random_uuid(), $2, 'birthday', 'care', 'sms', '生日快乐', 'sent', $3)`,
    [company.customerId, world.now],
  )
  expect(await world.as(world.admin)(previewUndo, { id: done.id })).toMatchObject({
    remove: 2,
    keep: 1,
    kept: [{ name: '王芳' }],
  })
  expect((await undo(world, world.admin, done.id)).undone).toMatchObject({ removed: 2, kept: 1 })
  expect(await agreed()).toEqual(['care true'])
})

test('past contacts are history: they open nothing, send nothing, and say when somebody was last met', async () => {
  const owed = () => count(world, 'select count(*) from obligations where tenant_id = $1')
  const before = await owed()
  const sent = await count(world, 'select count(*) from messages where tenant_id = $1')
  const file = csv(
    '房号,业主,回访日期,回访方式,回访结果,回访内容,回访人',
    '5-1-301,王芳,2025年11月3日 14:30,上门,不满意,电梯厅灯坏了,周敏',
    '5-1-301,,20251201,电话,未接通,,走了的人',
    '5-1-301,王芳,2026-02-30,电话,接通,,',
    '5-9-999,,2025-12-01,电话,接通,,',
  )
  const done = await bring('contacts', '回访记录.csv', file)
  expect(done.tally).toMatchObject({ total: 4, created: 2, refused: 2 })
  expect(done.preview!.obligations).toMatchObject({ count: 0, unsent: 0 })
  expect(await owed()).toBe(before)
  expect(await count(world, 'select count(*) from messages where tenant_id = $1')).toBe(sent)
  const { entries } = await world.as(world.admin)(listHistory, { id: company.customerId, kind: 'contacts' })
  expect(entries.map(({ text }) => text)).toEqual(['（走了的人）', '电梯厅灯坏了（不满意）'])
  const met = `select count(*) from customers where tenant_id = $1 and id = $2 and met_at = '2025-11-03T06:30:00Z' and contacted_at = met_at`
  expect(await count(world, met, [company.customerId])).toBe(1)
  const visit = `select count(*) from contacts k join staff s on s.tenant_id = k.tenant_id and s.id = k.staff_id where k.tenant_id = $1 and s.name = '周敏' and k.by = 'visit'`
  expect(await count(world, visit)).toBe(1)
  const visited = await write(`select id::text from contacts where tenant_id = $1 and by = 'visit'`)
  await world.as(company.steward)(correctContact, { id: visited!.id!, note: '灯是楼道灯' })
  expect(await world.as(world.admin)(previewUndo, { id: done.id })).toMatchObject({ remove: 1, keep: 1 })
  expect((await undo(world, world.admin, done.id)).undone).toMatchObject({ removed: 1, kept: 1 })
  expect(await count(world, met, [company.customerId])).toBe(1)
})

/** What no operation does: another program, or the provider, has been at it. */
async function write(text: string, values: unknown[] = []): Promise<Record<string, string> | undefined> {
  const client = await world.opened.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [world.tenantId])
    const { rows } = await client.query(text, [world.tenantId, ...values])
    await client.query('commit')
    return rows[0]
  } finally {
    client.release()
  }
}

test('arrears of a month stand on the customer with their day; the next list says who is no longer in it', async () => {
  const facts = async () =>
    (await world.as(company.lead)(listOutsideFacts, { id: company.customerId })).facts.map(
      ({ sort, amount, words, asOf, missingSince }) => ({ sort, amount, words, asOf, missingSince }),
    )
  const january = { options: { sort: 'arrears' as const, asOf: '2026-01-31' } }
  const done = await bring(
    'facts',
    '欠费一月.csv',
    csv(
      '房号,业主,欠费金额,欠费期间',
      '5-1-301,王芳,"3,200.50",2025 年',
      '5-1-302,,100,',
      '5-1-301,别人,1,',
      '5-8-801,,5,',
    ),
    january,
  )
  expect(done.tally).toMatchObject({ total: 4, created: 2, refused: 2 })
  const first = { sort: 'arrears', amount: 3200.5, words: '2025 年', asOf: '2026-01-31', missingSince: null }
  expect(await facts()).toEqual([first])
  const february = { options: { sort: 'arrears' as const, asOf: '2026-02-28' } }
  const next = await bring('facts', '欠费二月.csv', csv('房号,欠费金额', '5-1-302,90'), february)
  expect(await facts()).toEqual([{ ...first, missingSince: '2026-02-28' }])
  await undo(world, world.admin, next.id)
  expect(await facts()).toEqual([first])
  await bring('facts', '车位.csv', csv('房号,类别,车位号,截至', '5-1-301,车位,B2-118,2026-02-28'))
  expect(await facts()).toHaveLength(2)
  expect(
    (await bring('facts', '欠费一月.csv', csv('房号,欠费金额,欠费期间', '5-1-301,0,2025 年'), january)).tally,
  ).toMatchObject({
    updated: 1,
  })
  await undo(world, world.admin, done.id)
  expect(await facts()).toMatchObject([{ amount: 0 }, { sort: 'parking' }])
})

test('a kind is known by its own columns, and what is missing is said before the trial', async () => {
  const read = await begin(
    world,
    world.admin,
    csv('姓名,手机', '王芳,13812345678'),
    '同意.csv',
    company.projectId,
    'consents',
  )
  await expect(tryOut(world, world.admin, read.id)).rejects.toMatchObject({ code: 'imports.mapping_wrong' })
  expect(read).toMatchObject({ kind: 'consents', ownColumns: false })
  await expect(world.as(world.admin)(confirmImport, { id: read.id })).rejects.toMatchObject({
    code: 'imports.not_now',
  })
})

test('complaints of last year come in finished, with their story, and nothing is owed for them', async () => {
  const owed = () => count(world, 'select count(*) from obligations where tenant_id = $1')
  const before = await owed()
  const file = csv(
    '登记日期,房号,业主,投诉内容,渠道,处理人,处理结果,状态,办结日期,满意度',
    '2025年6月3日 09:20,5-1-301,王芳,电梯夜里异响,来电,周敏,已更换导轨,已办结,2025-06-05,满意',
    '2025-06-03,5-1-301,王芳,楼道灯不亮,微信群,走了的人,换了灯,,,',
    '2025-07-01,5-1-301,王芳,水压低,电话,,,处理中,,',
    '2025-07-01,5-1-301,不认识,水压低,电话,,,,,',
  )
  const done = await bring('tickets', '2025投诉登记.csv', file)
  expect(await reasons(done.id)).toEqual([
    '4 状态是「处理中」，还没办结：请在服务台受理，不作为历史导入。',
    '5 没有找到「不认识」。请先导入客户，或写上房号、手机、证件号、编号里的一样。',
  ])
  expect(done.tally).toMatchObject({ total: 4, created: 2, refused: 2 })
  expect(await owed()).toBe(before)
  const kept = `select count(*) from tickets t join staff s on s.tenant_id = t.tenant_id and s.id = t.assignee where t.tenant_id = $1 and t.state = 'closed'
    and t.day = '2025-06-03' and t.satisfied and s.name = '周敏' and t.filed_at = '2025-06-03T01:20:00Z' and t.closed_at < '2025-06-06'`
  expect(await count(world, kept)).toBe(1)
  const told = `select count(*) from ticket_steps where tenant_id = $1 and words = '（走了的人）换了灯' and to_state = 'closed'`
  expect(await count(world, told)).toBe(1)
  expect((await bring('tickets', '2025投诉登记.csv', file)).tally).toMatchObject({ created: 0, skipped: 2 })
  const unnamed = await bring('tickets', '2025登记.csv', file)
  expect(unnamed.tally).toMatchObject({ created: 0, refused: 4 })
  expect((await undo(world, world.admin, done.id)).undone).toMatchObject({ removed: 2, kept: 0 })
  expect(await count(world, 'select count(*) from tickets where tenant_id = $1')).toBe(0)
})

test('a list kept elsewhere is not tried before it is said what it is and which day it stands for', async () => {
  const text = csv('房号,欠费金额', '5-1-301,5')
  const read = await begin(world, world.admin, text, '欠费.csv', company.projectId, 'facts')
  await expect(tryOut(world, world.admin, read.id)).rejects.toMatchObject({
    code: 'imports.mapping_wrong',
    values: { first: { zh: '没有写是欠费、车位还是装修：对上类别列，或在对列下面选好。' } },
  })
  const asOf = { options: { sort: 'arrears' as const, asOf: '2026-02-28' } }
  expect((await tryOut(world, world.admin, read.id, asOf)).state).toBe('checked')
})

test('the sheets of one workbook come in one after another, each as its kind', async () => {
  const bytes = await workbookBytes((book) => {
    const homes = book.addWorksheet('房号表')
    homes.addRows([
      ['房号', '建筑面积'],
      ['11-1-101', '89'],
      ['11-1-102', '89'],
    ])
    const owners = book.addWorksheet('业主')
    owners.addRows([
      ['姓名', '手机', '房号'],
      ['段一', '13811110001', '11-1-101'],
    ])
  })
  const read = await begin(world, world.admin, bytes, '全部.xlsx', company.projectId, 'homes')
  await world.as(world.admin)(mapImport, { id: read.id, options: { leaveSheets: ['业主'] } })
  await work(world, readImportFile, read.id)
  await tryOut(world, world.admin, read.id)
  const first = await bringIn(world, world.admin, read.id)
  expect(first.tally).toMatchObject({ total: 3, created: 2, leftOut: 1 })
  const { id } = await world.as(world.admin)(startImport, {
    kind: 'customers',
    fileId: first.fileId,
    projectId: company.projectId,
    leaveSheets: ['房号表'],
  })
  await work(world, readImportFile, id)
  const tried = await tryOut(world, world.admin, id)
  expect(tried.preview).toMatchObject({ customers: 1, homes: 0, tally: { total: 3, created: 1, leftOut: 2 } })
})

test('requests of another program come in by number and place, open ones as open, and owe nothing', async () => {
  const owed = () => count(world, 'select count(*) from obligations where tenant_id = $1')
  const before = await owed()
  const file = csv(
    '工单号,受理时间,类别,主题,详情,地点,报事人,关闭时间,状态',
    'GD-1,2025-06-03 09:20,噪音,半夜施工,电钻响到一点,3栋东侧,A0001,2025-06-03 11:20,已关闭',
    'GD-2,2025-06-03 10:00,停车,消防通道被占,,北门,A0002,,处理中',
    'GD-2,2025-06-03 10:00,停车,消防通道被占,,北门,A0002,,处理中',
    'GD-3,2025-06-04,,,,北门,,,',
  )
  const done = await bring('requests', '投诉导出.csv', file)
  expect(done.tally).toMatchObject({ total: 4, created: 2, skipped: 1, refused: 1 })
  expect(await owed()).toBe(before)
  const open = `select count(*) from tickets where tenant_id = $1 and outside_number = 'GD-2' and state = 'filed' and closed_at is null and place = '北门' and words = '消防通道被占'`
  expect(await count(world, open)).toBe(1)
  const over = `select count(*) from tickets where tenant_id = $1 and outside_number = 'GD-1' and state = 'closed' and closed_at - filed_at = interval '2 hours'`
  expect(await count(world, over)).toBe(1)
  expect((await bring('requests', '投诉导出.csv', file)).tally).toMatchObject({
    created: 0,
    skipped: 3,
    refused: 1,
  })
  expect((await undo(world, world.admin, done.id)).undone).toMatchObject({ removed: 2, kept: 0 })
})

test('the log of another program becomes tickets with their story, in whatever order its rows come, and is taken back whole', async () => {
  const log = csv(
    '工单编号,环节,操作时间,处理人,类型',
    'LOG-1,派单,2025-06-03 10:00:00,张工,报修',
    'LOG-2,受理,2025-06-04 09:00:00,,报修',
    'LOG-1,受理,2025-06-03 09:20:00,,报修',
    'LOG-1,办结,2025-06-05 11:00:00,,报修',
    'LOG-1,办结,2025-06-05 11:00:00,,报修',
    'LOG-2,,2025-06-04 10:00:00,,报修',
    ',派单,2025-06-04 10:00:00,,报修',
  )
  const read = await begin(world, world.admin, log, '流转.csv', company.projectId, 'logs')
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.preview!.tally).toMatchObject({ total: 7, created: 5, refused: 2 })
  const done = await bringIn(world, world.admin, read.id)
  expect(done.tally).toEqual(tried.preview!.tally)
  const tickets = `from tickets where tenant_id = $1 and outside_number like 'LOG-%'`
  expect(await count(world, `select count(*) ${tickets}`)).toBe(2)
  expect(
    await count(
      world,
      `select count(*) ${tickets} and outside_number = 'LOG-1' and filed_at = '2025-06-03T01:20:00Z' and closed_at = '2025-06-05T03:00:00Z'`,
    ),
  ).toBe(1)
  const again = await begin(world, world.admin, log, '流转.csv', company.projectId, 'logs')
  expect((await tryOut(world, world.admin, again.id)).preview!.tally).toMatchObject({
    created: 0,
    skipped: 5,
  })
  await undo(world, world.admin, read.id)
  expect(await count(world, `select count(*) ${tickets}`)).toBe(0)
})
