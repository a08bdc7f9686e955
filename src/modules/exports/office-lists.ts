import { sql } from 'kysely'
import { jobStates } from '#modules/jobs/contract.ts'
import { messagePurposes, messageStates, skipReasons } from '#modules/messages/contract/words.ts'
import { channelWords, noticeKinds, noticeSkips, sayAnswer } from '#modules/notices/contract/words.ts'
import { projectKinds, projectMilestones } from '#modules/places/contract/words.ts'
import type { Words } from '#platform/operation.ts'
import { count, home, moment, project, said, text } from './columns.ts'
import type { Column, ListToExport, Row } from './list-to-export.ts'
import { reachOf } from './reach.ts'

const columnOf: Record<keyof typeof projectMilestones, string> = {
  presaleOn: 'presale_on',
  salesOpenOn: 'sales_open_on',
  salesSiteClosesOn: 'sales_site_closes_on',
  firstHandoverOn: 'first_handover_on',
  handoverOn: 'handover_on',
  moveInOn: 'move_in_on',
  moveInEndedOn: 'move_in_ended_on',
}

/** Projects with their homes, what is owed in them, and the day of each milestone. */
export const projects: ListToExport = {
  columns: [
    [project, 'name'],
    [{ zh: '类型', en: 'Kind' }, said('kind', projectKinds)],
    [{ zh: '城市', en: 'City' }, 'city'],
    [{ zh: '户数', en: 'Homes' }, count('homes')],
    [{ zh: '有业主', en: 'Held' }, count('held')],
    [{ zh: '未办', en: 'Open' }, count('open')],
    [{ zh: '逾期', en: 'Overdue' }, count('overdue')],
    ...Object.entries(columnOf).map(
      ([name, column]): Column => [projectMilestones[name as keyof typeof projectMilestones], column],
    ),
  ],
  rows: (ctx) => {
    const { reach, id } = ctx.actor
    const mine = sql`(p.id = any(${[...reach.projects]}::uuid[])
      or exists (select from units u where u.tenant_id = p.tenant_id and u.project_id = p.id and u.steward_id = ${id}::uuid))`
    return sql<Row>`select p.name, p.kind, p.city, p.presale_on, p.sales_open_on, p.sales_site_closes_on, p.first_handover_on, p.handover_on, p.move_in_on, p.move_in_ended_on,
        (select count(*) from units u where u.tenant_id = p.tenant_id and u.project_id = p.id) as homes,
        (select count(distinct h.unit_id) from holdings h where h.tenant_id = p.tenant_id and h.project_id = p.id and h.ended_on is null) as held,
        (select count(*) from obligations o where o.tenant_id = p.tenant_id and o.project_id = p.id and o.state = 'open') as open,
        (select count(*) from obligations o where o.tenant_id = p.tenant_id and o.project_id = p.id and o.state = 'open' and o.due_at <= ${ctx.now}::timestamptz) as overdue
      from projects p where p.tenant_id = ${ctx.tenantId} ${reach.company ? sql`` : sql`and ${mine}`} order by p.name`
  },
}

/** What was sent to colleagues, and what the provider answered. */
export const notices: ListToExport = {
  columns: [
    [{ zh: '时间', en: 'When' }, (row, show) => show.moment(row.sent_at ?? row.made_at)],
    [{ zh: '给谁', en: 'To' }, 'to'],
    [{ zh: '种类', en: 'Kind' }, said('kind', noticeKinds)],
    [{ zh: '方式', en: 'Way' }, said('channel', channelWords)],
    [{ zh: '内容', en: 'Text' }, 'body'],
    [{ zh: '状态', en: 'State' }, said('state', messageStates)],
    [{ zh: '未发的原因', en: 'Why not sent' }, said('skip_reason', noticeSkips)],
    [{ zh: '试了几次', en: 'Tries' }, count('tries')],
    [
      { zh: '服务商回复', en: 'Provider' },
      (row, show) => {
        const answer = sayAnswer(String(row.channel), row.provider_answer as string | null)
        return answer ? show.say(answer) : text(row.provider_answer)
      },
    ],
  ],
  rows: (
    ctx,
    filter,
  ) => sql<Row>`select n.made_at, n.sent_at, n.kind, coalesce(s.name, r.title) as to, n.channel, n.body, n.state, n.skip_reason, n.tries, n.provider_answer
      from notices n left join staff s on s.tenant_id = n.tenant_id and s.id = n.staff_id left join group_robots r on r.tenant_id = n.tenant_id and r.id = n.robot_id
      where n.tenant_id = ${ctx.tenantId} ${filter.noticeState ? sql`and n.state = ${filter.noticeState}` : sql``} order by n.id desc`,
}

/** Work of the system that was tried in vain, and what became of it. */
export const jobs: ListToExport = {
  columns: [
    [{ zh: '什么工作', en: 'What' }, (row, show) => show.say(row.title as Words)],
    [{ zh: '为什么没办成', en: 'Why it failed' }, (row, show) => show.say(row.error as Words)],
    [{ zh: '试了几次', en: 'Tries' }, count('tries')],
    [{ zh: '交代时间', en: 'Asked at' }, moment('asked_at')],
    [{ zh: '搁置时间', en: 'Set aside at' }, moment('set_aside_at')],
    [{ zh: '状态', en: 'State' }, said('state', jobStates)],
    [{ zh: '谁处理', en: 'Dealt with by' }, 'closed_by'],
    [{ zh: '处理时间', en: 'Dealt with at' }, moment('closed_at')],
    [{ zh: '不办的原因', en: 'Why dropped' }, 'reason'],
  ],
  rows: (
    ctx,
    filter,
  ) => sql<Row>`select j.title, j.error, j.tries, j.asked_at, j.set_aside_at, j.state, s.name as closed_by, j.closed_at, j.reason
      from set_aside_jobs j left join staff s on s.tenant_id = j.tenant_id and s.id = j.closed_by
      where j.tenant_id = ${ctx.tenantId} and j.state = ${filter.jobState ?? 'open'} order by j.id desc`,
}

/** What was sent to customers, or why it was not. */
export const messages: ListToExport = {
  columns: [
    [{ zh: '时间', en: 'When' }, (row, show) => show.moment(row.sent_at ?? row.queued_at)],
    [{ zh: '客户', en: 'Customer' }, 'name'],
    [home, 'room'],
    [{ zh: '用途', en: 'Purpose' }, said('purpose', messagePurposes)],
    [{ zh: '渠道', en: 'Channel' }, said('channel', channelWords)],
    [{ zh: '内容', en: 'Text' }, (row) => text(row.body) || text(row.template)],
    [{ zh: '状态', en: 'State' }, said('state', messageStates)],
    [{ zh: '未发的原因', en: 'Why not sent' }, said('skip_reason', skipReasons)],
    [{ zh: '服务商回复', en: 'Provider' }, 'provider_answer'],
  ],
  rows: (
    ctx,
    filter,
  ) => sql<Row>`select m.queued_at, m.sent_at, c.name, c.room, m.purpose, m.channel, m.body, m.template, m.state, m.skip_reason, m.provider_answer
      from messages m left join customers c on c.tenant_id = m.tenant_id and c.id = m.customer_id
      where m.tenant_id = ${ctx.tenantId} and ${reachOf(ctx, 'c.project_id', 'c.steward_id')} ${filter.messageState ? sql`and m.state = ${filter.messageState}` : sql``}
      order by m.id desc`,
}
