import { type RawBuilder, sql } from 'kysely'
import { customerFields, holdingRoles } from '#modules/customers/contract/words.ts'
import { filterCustomers } from '#modules/customers/list-customers.ts'
import { maskDocument, maskPhone } from '#modules/customers/masks.ts'
import { importStates } from '#modules/imports/contract/words.ts'
import { ruleTitle } from '#modules/obligations/rule-words.ts'
import { readRoom } from '#modules/places/rooms.ts'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import type { ExportedList } from './contract.ts'

export type ExportFilter = Parameters<typeof filterCustomers>[1] & { room?: string; withoutSteward?: boolean }
type Row = Record<string, unknown>
type Cells = (string | number | null)[]

export interface ListToExport {
  headers: Words[]
  /** One statement, within the scope of the person, from which rows are read one by one. */
  query: RawBuilder<Row>
  cells(row: Row, show: Show): Cells | Promise<Cells>
}

/** How numbers are shown and how words are said. */
export interface Show {
  unmasked: boolean
  open(sealed: string): string
  say(words: Words): string
  moment(at: unknown): string | null
}

const text = (value: unknown) => (value === null || value === undefined ? null : String(value))
const count = (value: unknown) => Number(value ?? 0)

/** Which homes and obligations this person may see; the same as on his screens. */
function reachOf(ctx: Ctx, project: string, steward: string): RawBuilder<boolean> {
  const { reach, id } = ctx.actor
  if (reach.company) return sql<boolean>`true`
  return sql<boolean>`(${sql.ref(steward)} = ${id}::uuid or ${sql.ref(project)} = any(${[...reach.projects]}::uuid[]))`
}

function customers(ctx: Ctx, filter: ExportFilter): ListToExport {
  const fields = customerFields
  return {
    headers: [
      fields.number,
      fields.name,
      fields.standing,
      fields.level,
      fields.sex,
      fields.phone,
      fields.document,
      fields.birthday,
      fields.email,
      fields.address,
      fields.room,
      fields.project,
      fields.steward,
      fields.stage,
      { zh: '关怀同意', en: 'Care consent' },
      fields.contactedAt,
      fields.owed,
      fields.externalNumber,
      fields.note,
      { zh: '其他字段', en: 'Other fields' },
    ],
    query: sql<Row>`select c.number, c.name, c.standing, c.level, c.sex, c.phone_sealed, c.document_sealed, c.birthday, c.lunar_month, c.lunar_day, c.lunar_leap, c.email,
        c.address, c.room, p.name as project, s.name as steward, c.consents->>'care' as care, c.contacted_at, c.external_number, c.note, c.fields,
        (select h.stage from holdings h where h.tenant_id = c.tenant_id and h.customer_id = c.id and h.ended_on is null order by h.unit_id = c.main_unit_id desc limit 1) as stage,
        (select count(*) from obligations o where o.tenant_id = c.tenant_id and o.customer_id = c.id and o.state = 'open') as owed
      from customers c left join projects p on p.tenant_id = c.tenant_id and p.id = c.project_id left join staff s on s.tenant_id = c.tenant_id and s.id = c.steward_id
      where ${filterCustomers(ctx, filter)} order by c.id`,
    cells: (row, show) => {
      const sealed = (value: unknown, mask: (plain: string) => string) => {
        if (!value) return null
        const plain = show.open(String(value))
        return show.unmasked ? plain : mask(plain)
      }
      const lunar = row.lunar_month
        ? `${row.lunar_leap ? '闰' : ''}${row.lunar_month}月${row.lunar_day}(农历)`
        : null
      const born = text(row.birthday)?.replace(/^1904-/, '')
      const care =
        row.care === 'true'
          ? show.say({ zh: '是', en: 'yes' })
          : row.care === 'false'
            ? show.say({ zh: '否', en: 'no' })
            : null
      const sex =
        row.sex === 'male'
          ? show.say({ zh: '男', en: 'male' })
          : row.sex === 'female'
            ? show.say({ zh: '女', en: 'female' })
            : null
      const more = Object.entries((row.fields ?? {}) as Row).map(([name, value]) => `${name}=${value}`)
      return [
        `C-${String(row.number).padStart(6, '0')}`,
        text(row.name),
        text(row.standing),
        text(row.level),
        sex,
        sealed(row.phone_sealed, maskPhone),
        sealed(row.document_sealed, maskDocument),
        born ?? lunar,
        text(row.email),
        text(row.address),
        text(row.room),
        text(row.project),
        text(row.steward),
        text(row.stage),
        care,
        show.moment(row.contacted_at),
        count(row.owed),
        text(row.external_number),
        text(row.note),
        more.join('; ') || null,
      ]
    },
  }
}

function homes(ctx: Ctx, filter: ExportFilter): ListToExport {
  const roles = holdingRoles as Record<string, Words>
  const room = filter.room ? readRoom(filter.room) : null
  return {
    headers: [
      { zh: '项目', en: 'Project' },
      { zh: '楼栋', en: 'Building' },
      { zh: '房号', en: 'Home' },
      { zh: '户型', en: 'House type' },
      { zh: '面积', en: 'Area' },
      { zh: '管家', en: 'Steward' },
      { zh: '阶段', en: 'Stage' },
      { zh: '住户', en: 'Holders' },
    ],
    query: sql<Row>`select p.name as project, b.name as building, u.room, u.house_type, u.area_cm2, s.name as steward,
        (select max(h.stage) from holdings h where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.ended_on is null) as stage,
        (select json_agg(json_build_array(c.name, h.role) order by h.role, c.name) from holdings h join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id
          where h.tenant_id = u.tenant_id and h.unit_id = u.id and h.ended_on is null) as holders
      from units u join projects p on p.tenant_id = u.tenant_id and p.id = u.project_id join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
      left join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id
      where u.tenant_id = ${ctx.tenantId} and ${reachOf(ctx, 'u.project_id', 'u.steward_id')}
        ${filter.projectId ? sql`and u.project_id = ${filter.projectId}` : sql``} ${filter.buildingId ? sql`and u.building_id = ${filter.buildingId}` : sql``}
        ${filter.withoutSteward ? sql`and u.steward_id is null` : sql``}
        ${filter.room ? (room ? sql`and (u.room = ${room.canonical} or u.number = ${room.room})` : sql`and strpos(u.room, ${filter.room}) > 0`) : sql``}
      order by p.name, u.sort_key`,
    cells: (row, show) => [
      text(row.project),
      text(row.building),
      text(row.room),
      text(row.house_type),
      row.area_cm2 ? Number(row.area_cm2) / 10_000 : null,
      text(row.steward),
      text(row.stage),
      ((row.holders ?? []) as [string, string][])
        .map(([name, role]) => (roles[role] ? `${name}（${show.say(roles[role])}）` : name))
        .join('、') || null,
    ],
  }
}

function obligations(ctx: Ctx, filter: ExportFilter): ListToExport {
  return {
    headers: [
      { zh: '事项', en: 'Matter' },
      { zh: '条款', en: 'Clause' },
      { zh: '客户', en: 'Customer' },
      { zh: '房号', en: 'Home' },
      { zh: '项目', en: 'Project' },
      { zh: '责任人', en: 'Owed by' },
      { zh: '到期', en: 'Due' },
      { zh: '已试次数', en: 'Attempts' },
    ],
    query: sql<Row>`select o.playbook, o.version, o.rule, o.clause, c.name, coalesce(u.room, c.room) as room, p.name as project, s.name as owed_by, o.due_at, o.attempts
      from obligations o left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
      left join projects p on p.tenant_id = o.tenant_id and p.id = o.project_id left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
      where o.tenant_id = ${ctx.tenantId} and o.state = 'open' and ${reachOf(ctx, 'o.project_id', 'o.owed_by')}
        ${filter.projectId ? sql`and o.project_id = ${filter.projectId}` : sql``} ${filter.stewardId ? sql`and o.owed_by = ${filter.stewardId}` : sql``}
      order by o.due_at, o.id`,
    cells: async (row, show) => [
      await ruleTitle(ctx, row as unknown as Parameters<typeof ruleTitle>[1]),
      text(row.clause),
      text(row.name),
      text(row.room),
      text(row.project),
      text(row.owed_by),
      show.moment(row.due_at),
      count(row.attempts),
    ],
  }
}

function grids(ctx: Ctx): ListToExport {
  return {
    headers: [
      { zh: '姓名', en: 'Name' },
      { zh: '工号', en: 'Job number' },
      { zh: '项目', en: 'Project' },
      { zh: '楼栋', en: 'Building' },
      { zh: '单元', en: 'Entrance' },
      { zh: '从', en: 'From' },
      { zh: '到', en: 'Until' },
    ],
    query: sql<Row>`select s.name, s.job_number, p.name as project, b.name as building, g.entrance, g.from_on, g.until_on
      from grids g join staff s on s.tenant_id = g.tenant_id and s.id = g.staff_id join buildings b on b.tenant_id = g.tenant_id and b.id = g.building_id
      left join projects p on p.tenant_id = g.tenant_id and p.id = g.project_id
      where g.tenant_id = ${ctx.tenantId} and ${reachOf(ctx, 'g.project_id', 'g.staff_id')} order by p.name, b.sort_key, g.from_on`,
    cells: (row) => [
      text(row.name),
      text(row.job_number),
      text(row.project),
      text(row.building),
      text(row.entrance),
      text(row.from_on),
      text(row.until_on),
    ],
  }
}

function imports(ctx: Ctx): ListToExport {
  const sums: [string, Words][] = [
    ['total', { zh: '共', en: 'Rows' }],
    ['created', { zh: '新增', en: 'New' }],
    ['updated', { zh: '更新', en: 'Updated' }],
    ['skipped', { zh: '跳过', en: 'Skipped' }],
    ['refused', { zh: '有误', en: 'Failed' }],
    ['leftOut', { zh: '未导入', en: 'Left out' }],
  ]
  return {
    headers: [
      { zh: '文件', en: 'File' },
      { zh: '项目', en: 'Project' },
      { zh: '谁', en: 'By' },
      { zh: '时间', en: 'At' },
      { zh: '状态', en: 'State' },
      ...sums.map(([, words]) => words),
    ],
    query: sql<Row>`select i.file_name, p.name as project, s.name, i.started_at, i.state, i.counts from imports i
      left join projects p on p.tenant_id = i.tenant_id and p.id = i.project_id left join staff s on s.tenant_id = i.tenant_id and s.id = i.started_by
      where i.tenant_id = ${ctx.tenantId} and ${reachOf(ctx, 'i.project_id', 'i.started_by')} order by i.id`,
    cells: (row, show) => {
      const counts = (row.counts ?? {}) as Record<string, number>
      const state = (importStates as Record<string, Words>)[String(row.state)]
      return [
        text(row.file_name),
        text(row.project),
        text(row.name),
        show.moment(row.started_at),
        state ? show.say(state) : null,
        ...sums.map(([name]) => counts[name] ?? null),
      ]
    },
  }
}

/** A list as it is taken out: the same rows as on the screen of this person, no more. */
export function listToExport(ctx: Ctx, what: ExportedList, filter: ExportFilter): ListToExport {
  if (what === 'customers') return customers(ctx, filter)
  if (what === 'homes') return homes(ctx, filter)
  if (what === 'obligations') return obligations(ctx, filter)
  return what === 'grids' ? grids(ctx) : imports(ctx)
}
