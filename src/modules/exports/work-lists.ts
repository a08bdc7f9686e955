import { sql } from 'kysely'
import { bellKinds } from '#modules/obligations/contract/bell.ts'
import { reasonWords } from '#modules/obligations/contract/reasons.ts'
import { count, home, moment, project, said, text } from './columns.ts'
import type { ListToExport, Row, Show } from './list-to-export.ts'
import { reachOf } from './reach.ts'

const matter = { zh: '事项', en: 'Matter' }
const customer = { zh: '客户', en: 'Customer' }
const due = { zh: '到期', en: 'Due' }

/** What rang for the one who takes it, the newest first. */
export const bell: ListToExport = {
  columns: [
    [{ zh: '时间', en: 'When' }, moment('at')],
    [{ zh: '为什么响', en: 'Why it rang' }, said('kind', bellKinds)],
    [matter, (row, show) => (row.rule ? show.ruleTitle(row) : null)],
    [customer, 'customer'],
    [home, 'room'],
    [{ zh: '责任人', en: 'Owed by' }, 'owed_by'],
    [due, moment('due_at')],
    [{ zh: '看过', en: 'Read' }, moment('read_at')],
  ],
  rows: (
    ctx,
  ) => sql<Row>`select b.at, b.kind, o.playbook, o.version, o.rule, o.clause, c.name as customer, u.room, s.name as owed_by, o.due_at, b.read_at
      from bell_entries b left join obligations o on o.tenant_id = b.tenant_id and o.id = b.obligation_id
      left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
      left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
      where b.tenant_id = ${ctx.tenantId} and b.staff_id = ${ctx.actor.id}::uuid order by b.id desc`,
}

/** Who asked to be excused from what, the one that waits longest first. */
export const excuses: ListToExport = {
  columns: [
    [matter, (row, show) => show.ruleTitle(row)],
    [{ zh: '条款', en: 'Clause' }, 'clause'],
    [customer, 'customer'],
    [home, 'room'],
    [project, 'project'],
    [due, moment('due_at')],
    [
      { zh: '原因', en: 'Reason' },
      (row: Row, show: Show) => show.say(reasonWords(String(row.excuse_reason))),
    ],
    [{ zh: '说明', en: 'Note' }, (row) => text(row.excuse_note)],
    [{ zh: '谁申请', en: 'Asked by' }, 'asked_by'],
    [{ zh: '申请时间', en: 'Asked at' }, moment('excuse_asked_at')],
    [{ zh: '已试次数', en: 'Attempts' }, count('attempts')],
  ],
  rows: (
    ctx,
  ) => sql<Row>`select o.playbook, o.version, o.rule, o.clause, c.name as customer, coalesce(u.room, c.room) as room, p.name as project, o.due_at,
        o.excuse_reason, o.excuse_note, s.name as asked_by, o.excuse_asked_at, o.attempts
      from obligations o left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
      left join projects p on p.tenant_id = o.tenant_id and p.id = o.project_id left join staff s on s.tenant_id = o.tenant_id and s.id = o.excuse_asked_by
      where o.tenant_id = ${ctx.tenantId} and o.state = 'open' and o.excuse_asked_at is not null and ${reachOf(ctx, 'o.project_id', 'o.owed_by')}
      order by o.excuse_asked_at`,
}
