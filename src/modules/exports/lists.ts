import { sql } from 'kysely'
import { auditActions } from '#modules/audit/contract.ts'
import { customerFields, holdingRoles } from '#modules/customers/contract/words.ts'
import { filterCustomers } from '#modules/customers/list-customers.ts'
import { maskDocument, maskPhone } from '#modules/customers/masks.ts'
import { importStates } from '#modules/imports/contract/words.ts'
import { readRoom } from '#modules/places/rooms.ts'
import { ownRoles, staffFields } from '#modules/staff/contract/words.ts'
import type { Words } from '#platform/operation.ts'
import { count, home, moment, project, said, text } from './columns.ts'
import type { ExportedList } from './contract.ts'
import type { Cell, ListToExport, Row, Show } from './list-to-export.ts'
import { jobs, messages, notices, projects } from './office-lists.ts'
import { person } from './person.ts'
import { proof, proofRows } from './proof-lists.ts'
import { reachOf } from './reach.ts'
import { consents, contacts, duties, tickets } from './record-lists.ts'
import { serviceReport } from './service-report-list.ts'
import { bell, excuses } from './work-lists.ts'

const sealed = (name: string, mask: (plain: string) => string) => (row: Row, show: Show) => {
  if (!row[name]) return null
  const plain = show.open(String(row[name]))
  return show.unmasked ? plain : mask(plain)
}

const building: Words = { zh: '楼栋', en: 'Building' }
const fields = customerFields

const customers: ListToExport = {
  columns: [
    [fields.number, (row) => `C-${String(row.number).padStart(6, '0')}`],
    [fields.name, 'name'],
    [fields.standing, 'standing'],
    [fields.level, 'level'],
    [fields.sex, said('sex', { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } })],
    [fields.phone, sealed('phone_sealed', maskPhone)],
    [fields.document, sealed('document_sealed', maskDocument)],
    [fields.birthday, bornOn],
    [fields.email, 'email'],
    [fields.address, 'address'],
    [fields.room, 'room'],
    [fields.project, 'project'],
    [fields.steward, 'steward'],
    [fields.stage, 'stage'],
    [
      { zh: '关怀同意', en: 'Care consent' },
      said('care', { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } }),
    ],
    [fields.contactedAt, moment('contacted_at')],
    [fields.owed, count('owed')],
    [fields.externalNumber, 'external_number'],
    [fields.note, 'note'],
    [
      { zh: '其他字段', en: 'Other fields' },
      (row) =>
        Object.entries((row.fields ?? {}) as Row)
          .map(([name, value]) => `${name}=${value}`)
          .join('; ') || null,
    ],
  ],
  rows: (
    ctx,
    filter,
  ) => sql<Row>`select c.number, c.name, c.standing, c.level, c.sex, c.phone_sealed, c.document_sealed, c.birthday, c.lunar_month, c.lunar_day, c.lunar_leap, c.email,
        c.address, c.room, p.name as project, s.name as steward, c.consents->>'care' as care, c.contacted_at, c.external_number, c.note, c.fields,
        (select h.stage from holdings h where h.tenant_id = c.tenant_id and h.customer_id = c.id and h.ended_on is null order by h.unit_id = c.main_unit_id desc limit 1) as stage,
        (select count(*) from obligations o where o.tenant_id = c.tenant_id and o.customer_id = c.id and o.state = 'open') as owed
      from customers c left join projects p on p.tenant_id = c.tenant_id and p.id = c.project_id left join staff s on s.tenant_id = c.tenant_id and s.id = c.steward_id
      where ${filterCustomers(ctx, filter)} order by c.id`,
}

function bornOn(row: Row, show: Show): string | null {
  const [month, day] = [row.lunar_month, row.lunar_day]
  const lunar = month
    ? show.say({
        zh: `${row.lunar_leap ? '闰' : ''}${month}月${day}（农历）`,
        en: `${row.lunar_leap ? 'leap ' : ''}${month}/${day} (lunar)`,
      })
    : null
  return text(row.birthday)?.replace(/^1904-/, '') ?? lunar
}

const homes: ListToExport = {
  columns: [
    [project, 'project'],
    [building, 'building'],
    [home, 'room'],
    [{ zh: '户型', en: 'House type' }, 'house_type'],
    [{ zh: '面积', en: 'Area' }, (row) => (row.area_cm2 ? Number(row.area_cm2) / 10_000 : null)],
    [fields.steward, 'steward'],
    [fields.stage, 'stage'],
    [{ zh: '住户', en: 'Holders' }, holdersOf],
  ],
  rows: (ctx, filter) => {
    const room = filter.room ? readRoom(filter.room) : null
    return sql<Row>`select p.name as project, b.name as building, u.room, u.house_type, u.area_cm2, s.name as steward,
        (select max(h.stage) from holdings h where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.ended_on is null) as stage,
        (select json_agg(json_build_array(c.name, h.role) order by h.role, c.name) from holdings h join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id
          where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.ended_on is null) as holders
      from units u join projects p on p.tenant_id = u.tenant_id and p.id = u.project_id join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
      left join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id
      where u.tenant_id = ${ctx.tenantId} and ${reachOf(ctx, 'u.project_id', 'u.steward_id')}
        ${filter.projectId ? sql`and u.project_id = ${filter.projectId}` : sql``} ${filter.buildingId ? sql`and u.building_id = ${filter.buildingId}` : sql``}
        ${filter.withoutSteward ? sql`and u.steward_id is null` : sql``}
        ${filter.room ? (room ? sql`and (u.room = ${room.canonical} or u.number = ${room.room})` : sql`and strpos(u.room, ${filter.room}) > 0`) : sql``}
      order by p.name, u.sort_key`
  },
}

function holdersOf(row: Row, show: Show): string | null {
  const roles = holdingRoles as Record<string, Words>
  const holders = ((row.holders ?? []) as [string, string][]).map(([name, role]) =>
    roles[role] ? show.say({ zh: `${name}（${roles[role].zh}）`, en: `${name} (${roles[role].en})` }) : name,
  )
  return holders.join(show.say({ zh: '、', en: ', ' })) || null
}

const obligations: ListToExport = {
  columns: [
    [{ zh: '事项', en: 'Matter' }, (row, show) => show.ruleTitle(row)],
    [{ zh: '条款', en: 'Clause' }, 'clause'],
    [{ zh: '客户', en: 'Customer' }, 'name'],
    [home, 'room'],
    [project, 'project'],
    [{ zh: '责任人', en: 'Owed by' }, 'owed_by'],
    [{ zh: '到期', en: 'Due' }, moment('due_at')],
    [{ zh: '已试次数', en: 'Attempts' }, count('attempts')],
  ],
  rows: (
    ctx,
    filter,
  ) => sql<Row>`select o.playbook, o.version, o.rule, o.clause, c.name, coalesce(u.room, c.room) as room, p.name as project, s.name as owed_by, o.due_at, o.attempts
      from obligations o left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
      left join projects p on p.tenant_id = o.tenant_id and p.id = o.project_id left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
      where o.tenant_id = ${ctx.tenantId} and o.state = 'open' and ${reachOf(ctx, 'o.project_id', 'o.owed_by')}
        ${filter.projectId ? sql`and o.project_id = ${filter.projectId}` : sql``} ${filter.stewardId ? sql`and o.owed_by = ${filter.stewardId}` : sql``}
      order by o.due_at, o.id`,
}

const grids: ListToExport = {
  columns: [
    [{ zh: '姓名', en: 'Name' }, 'name'],
    [{ zh: '工号', en: 'Job number' }, 'job_number'],
    [project, 'project'],
    [building, 'building'],
    [{ zh: '单元', en: 'Entrance' }, 'entrance'],
    [{ zh: '从', en: 'From' }, 'from_on'],
    [{ zh: '到', en: 'Until' }, 'until_on'],
  ],
  rows: (
    ctx,
  ) => sql<Row>`select s.name, s.job_number, p.name as project, b.name as building, g.entrance, g.from_on, g.until_on
      from grids g join staff s on s.tenant_id = g.tenant_id and s.id = g.staff_id join buildings b on b.tenant_id = g.tenant_id and b.id = g.building_id
      left join projects p on p.tenant_id = g.tenant_id and p.id = g.project_id
      where g.tenant_id = ${ctx.tenantId} and ${reachOf(ctx, 'g.project_id', 'g.staff_id')} order by p.name, b.sort_key, g.from_on`,
}

const sum = (name: string) => (row: Row) => (row.counts as Record<string, number> | null)?.[name] ?? null

const imports: ListToExport = {
  columns: [
    [{ zh: '文件', en: 'File' }, 'file_name'],
    [project, 'project'],
    [{ zh: '谁', en: 'By' }, 'name'],
    [{ zh: '时间', en: 'At' }, moment('started_at')],
    [{ zh: '状态', en: 'State' }, said('state', importStates)],
    [{ zh: '共', en: 'Rows' }, sum('total')],
    [{ zh: '新增', en: 'New' }, sum('created')],
    [{ zh: '更新', en: 'Updated' }, sum('updated')],
    [{ zh: '跳过', en: 'Skipped' }, sum('skipped')],
    [{ zh: '有误', en: 'Failed' }, sum('refused')],
    [{ zh: '未导入', en: 'Left out' }, sum('leftOut')],
  ],
  rows: (
    ctx,
  ) => sql<Row>`select i.file_name, p.name as project, s.name, i.started_at, i.state, i.counts from imports i
      left join projects p on p.tenant_id = i.tenant_id and p.id = i.project_id left join staff s on s.tenant_id = i.tenant_id and s.id = i.started_by
      where i.tenant_id = ${ctx.tenantId} and ${reachOf(ctx, 'i.project_id', 'i.started_by')} order by i.id`,
}

const audit: ListToExport = {
  columns: [
    [{ zh: '编号', en: 'Number' }, count('number')],
    [{ zh: '时间（UTC）', en: 'At (UTC)' }, 'at'],
    [{ zh: '谁', en: 'Who' }, 'name'],
    [{ zh: '做了什么', en: 'Did what' }, said('action', auditActions)],
    [
      { zh: '对谁', en: 'On whom' },
      (row) => [row.subject_kind, row.subject_id].filter(Boolean).join(' ') || null,
    ],
    [{ zh: '为什么', en: 'Why' }, 'reason'],
    [{ zh: '内容', en: 'Detail' }, (row) => JSON.stringify(row.detail)],
    [{ zh: '从哪里', en: 'From where' }, 'ip'],
    [{ zh: '上一行的校验值', en: 'Digest of the line before' }, 'previous'],
    [{ zh: '校验值', en: 'Digest' }, 'digest'],
    // In hex, as the digests: a seal that begins with a minus would be read as a formula.
    [
      { zh: '印记', en: 'Seal' },
      ({ seal }) => (seal ? Buffer.from(String(seal), 'base64url').toString('hex') : null),
    ],
  ],
  rows: (
    ctx,
    filter,
  ) => sql<Row>`select a.number, a.at, s.name, a.action, a.subject_kind, a.subject_id, a.reason, a.detail, a.ip, a.previous, a.digest, a.seal
      from audit_entries a left join staff s on s.tenant_id = a.tenant_id and s.id = a.actor_id
      where a.tenant_id = ${ctx.tenantId} ${filter.from ? sql`and a.at >= ${filter.from}` : sql``} ${filter.until ? sql`and a.at < ${filter.until}` : sql``}
      order by a.number`,
}

const staff: ListToExport = {
  columns: [
    [staffFields.name, 'name'],
    [staffFields.jobNumber, 'job_number'],
    [staffFields.roles, rolesOf],
    [staffFields.account, 'account'],
    [staffFields.email, 'email'],
    [{ zh: '管几户', en: 'Homes' }, count('homes')],
    [{ zh: '手上几件', en: 'Open' }, count('open')],
    [staffFields.leftOn, 'left_on'],
  ],
  rows: (
    ctx,
    filter,
  ) => sql<Row>`select s.name, s.job_number, u."displayUsername" as account, s.email, s.left_on::text as left_on,
        (select count(*) from units x where x.tenant_id = s.tenant_id and x.steward_id = s.id) as homes,
        (select count(*) from obligations o where o.tenant_id = s.tenant_id and o.owed_by = s.id and o.state = 'open') as open,
        (select json_agg(json_build_array(h.role, r.title, p.name) order by r.code) from staff_roles h join roles r on r.tenant_id = h.tenant_id and r.code = h.role
          left join projects p on p.tenant_id = h.tenant_id and p.id = h.project_id where h.tenant_id = s.tenant_id and h.staff_id = s.id and h.until_on is null) as roles
      from staff s left join auth."user" u on u.id = s.login_id
      where s.tenant_id = ${ctx.tenantId} ${filter.left ? sql`` : sql`and s.left_on is null`} order by s.left_on nulls first, s.pinyin, s.id`,
}

function rolesOf(row: Row, show: Show): string | null {
  const own = ownRoles as Record<string, Words>
  const held = ((row.roles ?? []) as [string, string, string | null][]).map(([code, title, where]) => {
    const role = own[code] ? show.say(own[code]) : title
    return where ? show.say({ zh: `${role}（${where}）`, en: `${role} (${where})` }) : role
  })
  return held.join(show.say({ zh: '、', en: ', ' })) || null
}

/** What is one table; everything is the tables of a company together. */
export type TakenList = Exclude<ExportedList, 'everything'>

const everything: readonly TakenList[] = [
  'projects',
  'homes',
  'customers',
  'consents',
  'contacts',
  'duties',
  'tickets',
  'messages',
  'staff',
  'grids',
  'imports',
]

export const sheetsOf = (what: ExportedList): readonly TakenList[] =>
  what === 'everything' ? everything : [what]

/** Each list as it is taken out: the same rows as on the screen of this person, no more. */
export const lists: Record<TakenList, ListToExport> = {
  consents,
  contacts,
  duties,
  tickets,
  customers,
  homes,
  obligations,
  grids,
  imports,
  audit,
  person,
  messages,
  proof,
  'proof-rows': proofRows,
  'service-report': serviceReport,
  staff,
  projects,
  bell,
  excuses,
  notices,
  jobs,
}

export const cellsOf = (list: ListToExport, row: Row, show: Show): Promise<Cell[]> =>
  Promise.all(
    list.columns.map(([, value]) => (typeof value === 'string' ? text(row[value]) : value(row, show))),
  )
