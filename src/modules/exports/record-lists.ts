import { sql } from 'kysely'
import { consentPurposes } from '#modules/customers/contract/words.ts'
import { inScope } from '#modules/customers/customer-in-scope.ts'
import { reasonWords } from '#modules/obligations/contract/reasons.ts'
import { obligationStates } from '#modules/obligations/contract/words.ts'
import { channelWords, stateWords } from '#modules/tickets/contract/words.ts'
import { ticketsToTake } from '#modules/tickets/take-tickets.ts'
import { contactResults, contactWays } from '#modules/visits/contract.ts'
import { count, home, moment, project, said } from './columns.ts'
import type { ListToExport, Row } from './list-to-export.ts'
import { reachOf } from './reach.ts'

const customer = { zh: '客户', en: 'Customer' }
const yes = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } }

/** Every consent given or withdrawn, with how and the text it was given to. */
export const consents: ListToExport = {
  columns: [
    [customer, 'name'],
    [home, 'room'],
    [{ zh: '用途', en: 'Purpose' }, said('purpose', consentPurposes)],
    [{ zh: '同意', en: 'Given' }, said('given', yes)],
    [{ zh: '时间', en: 'When' }, moment('at')],
    [{ zh: '怎么得到的', en: 'How' }, 'how'],
    [{ zh: '文本版本', en: 'Text' }, 'text_version'],
    [{ zh: '凭据', en: 'Evidence' }, 'evidence'],
  ],
  rows: (
    ctx,
  ) => sql<Row>`select c.name, c.room, k.purpose, k.given, k.at, k.how, k.text_version, k.evidence from consents k
      join customers c on c.tenant_id = k.tenant_id and c.id = k.customer_id
      where k.tenant_id = ${ctx.tenantId} and ${inScope(ctx, 'c')} order by k.at, k.id`,
}

/** Every contact and visit that was not taken back. */
export const contacts: ListToExport = {
  columns: [
    [{ zh: '时间', en: 'When' }, moment('happened_at')],
    [{ zh: '记录时间', en: 'Recorded' }, moment('recorded_at')],
    [customer, 'name'],
    [home, 'room'],
    [project, 'project'],
    [{ zh: '谁', en: 'By' }, 'staff'],
    [{ zh: '方式', en: 'How' }, said('by', contactWays)],
    [{ zh: '结果', en: 'Result' }, said('result', contactResults)],
    [{ zh: '内容', en: 'Words' }, 'note'],
  ],
  rows: (
    ctx,
  ) => sql<Row>`select k.happened_at, k.recorded_at, c.name, coalesce(u.room, c.room) as room, p.name as project, s.name as staff, k.by, k.result, k.note
      from contacts k left join customers c on c.tenant_id = k.tenant_id and c.id = k.customer_id left join units u on u.tenant_id = k.tenant_id and u.id = k.unit_id
      left join projects p on p.tenant_id = k.tenant_id and p.id = k.project_id left join staff s on s.tenant_id = k.tenant_id and s.id = k.staff_id
      where k.tenant_id = ${ctx.tenantId} and k.taken_back_at is null and ${reachOf(ctx, 'k.project_id', 'k.staff_id')} order by k.happened_at, k.id`,
}

/** What is owed and what was: when it was due, done, by whom, or why not. */
export const duties: ListToExport = {
  columns: [
    [{ zh: '事项', en: 'Matter' }, (row, show) => show.ruleTitle(row)],
    [{ zh: '条款', en: 'Clause' }, 'clause'],
    [customer, 'name'],
    [home, 'room'],
    [project, 'project'],
    [{ zh: '责任人', en: 'Owed by' }, 'owed_by'],
    [{ zh: '事实时间', en: 'When it happened' }, moment('trigger_at')],
    [{ zh: '到期', en: 'Due' }, moment('due_at')],
    [{ zh: '状态', en: 'State' }, said('state', obligationStates)],
    [{ zh: '办成', en: 'Done' }, moment('met_at')],
    [{ zh: '谁办', en: 'By' }, 'met_by'],
    [
      { zh: '原因', en: 'Reason' },
      (row, show) => (row.reason ? show.say(reasonWords(String(row.reason), row.state === 'lapsed')) : null),
    ],
  ],
  rows: (
    ctx,
  ) => sql<Row>`select o.playbook, o.version, o.rule, o.clause, c.name, coalesce(u.room, c.room) as room, p.name as project, s.name as owed_by, o.trigger_at, o.due_at,
        o.state, o.met_at, m.name as met_by, case when o.state = 'waived' then o.excuse_reason else o.closing_reason end as reason
      from obligations o left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
      left join projects p on p.tenant_id = o.tenant_id and p.id = o.project_id left join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
      left join staff m on m.tenant_id = o.tenant_id and m.id = o.met_by
      where o.tenant_id = ${ctx.tenantId} and ${reachOf(ctx, 'o.project_id', 'o.owed_by')} order by o.due_at, o.id`,
}

/** What customers reported, from the filing to the closing. */
export const tickets: ListToExport = {
  columns: [
    [{ zh: '编号', en: 'Number' }, 'number'],
    [{ zh: '类型', en: 'Kind' }, 'kind'],
    [{ zh: '状态', en: 'State' }, said('state', stateWords)],
    [{ zh: '渠道', en: 'Channel' }, said('channel', channelWords)],
    [{ zh: '什么事', en: 'Category' }, 'category'],
    [{ zh: '级别', en: 'Level' }, 'severity'],
    [{ zh: '原话', en: 'Words' }, 'words'],
    [customer, 'customer'],
    [home, 'room'],
    [{ zh: '地点', en: 'Place' }, 'place'],
    [project, 'project'],
    [{ zh: '首问', en: 'First asked' }, 'first_contact'],
    [{ zh: '处理人', en: 'Handled by' }, 'assignee'],
    [{ zh: '受理', en: 'Filed' }, moment('filed_at')],
    [{ zh: '答复', en: 'Answered' }, moment('answered_at')],
    [{ zh: '处理完', en: 'Solved' }, moment('solved_at')],
    [{ zh: '关闭', en: 'Closed' }, moment('closed_at')],
    [{ zh: '重启', en: 'Reopened' }, count('reopened')],
    [{ zh: '催办', en: 'Urged' }, count('urged')],
    [{ zh: '结果', en: 'Outcome' }, 'outcome'],
  ],
  rows: (ctx) => ticketsToTake(ctx),
}
