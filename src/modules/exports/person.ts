import { sql } from 'kysely'
import { auditActions } from '#modules/audit/contract.ts'
import {
  consentPurposes,
  customerFields,
  holdingEvents,
  holdingRoles,
} from '#modules/customers/contract/words.ts'
import { inScope } from '#modules/customers/customer-in-scope.ts'
import { maskDocument, maskName, maskPhone } from '#modules/customers/masks.ts'
import { recordFields } from '#modules/dossiers/contract/words.ts'
import { obligationStates } from '#modules/obligations/contract/words.ts'
import { openWithKey } from '#modules/obligations/personal-values.ts'
import { outsideSorts } from '#modules/outside/contract.ts'
import { requestKinds } from '#modules/privacy/contract/requests.ts'
import { contactWays } from '#modules/visits/contract.ts'
import type { Words } from '#platform/operation.ts'
import type { ListToExport, Row, Show } from './list-to-export.ts'

const parts: Record<string, Words> = {
  profile: { zh: '档案', en: 'Record' },
  field: { zh: '其他字段', en: 'Other fields' },
  point: { zh: '联系方式', en: 'Ways to reach' },
  holding: { zh: '房屋', en: 'Homes' },
  family: { zh: '家庭', en: 'Family' },
  consent: { zh: '授权', en: 'Consents' },
  contact: { zh: '往来', en: 'Contacts' },
  fact: { zh: '记下的事', en: 'Facts' },
  owed: { zh: '为他办的', en: 'What was owed' },
  message: { zh: '发给他的', en: 'Messages' },
  file: { zh: '文件', en: 'Files' },
  asked: { zh: '问过的', en: 'Asked' },
  change: { zh: '申请改的资料', en: 'Changes asked for' },
  heard: { zh: '问过他的档案项', en: 'Facts he was asked for' },
  ticket: { zh: '诉求', en: 'Tickets' },
  outside: { zh: '别处记着的', en: 'Kept elsewhere' },
  given: { zh: '送他的礼品', en: 'Gifts' },
  seen: { zh: '被看过', en: 'Looked at' },
}

const items: Record<string, Record<string, Words>> = {
  profile: customerFields,
  point: customerFields,
  holding: { ...holdingRoles, ...holdingEvents },
  consent: consentPurposes,
  asked: requestKinds,
  change: recordFields,
  heard: recordFields,
  contact: contactWays,
  outside: outsideSorts,
  seen: auditActions,
  fact: {
    'customer.created': { zh: '登记客户', en: 'Customer recorded' },
    'customer.changed': { zh: '改资料', en: 'Record changed' },
    'customer.happy-event-recorded': { zh: '记喜庆', en: 'Happy event' },
    'contact.recorded': { zh: '联系', en: 'Contact' },
    'visit.made': { zh: '见面', en: 'Met' },
  },
}

function itemOf(row: Row, show: Show): string | null | Promise<string> {
  const item = String(row.item ?? '')
  if (row.part === 'owed') return show.ruleTitle(row)
  const words = items[String(row.part)]?.[item]
  return words ? show.say(words) : item || null
}

function saidBy(row: Row, show: Show): string | null {
  const value = row.value as string | null
  if (value === null) return null
  if (row.secret === 'phone' || row.secret === 'document') {
    const plain = show.open(value)
    return show.unmasked ? plain : row.secret === 'phone' ? maskPhone(plain) : maskDocument(plain)
  }
  if (row.secret === 'point') {
    const plain = show.open(value)
    return show.unmasked || row.item !== 'otherPhone' ? plain : maskPhone(plain)
  }
  if (row.secret === 'sealed') return show.open(value)
  if (row.secret === 'other-person') return maskName(value)
  if (row.part === 'owed') {
    const states: Record<string, Words> = obligationStates
    return states[value] ? show.say(states[value]) : value
  }
  if (row.secret === 'own-key') return openWithKey(show.open, row.key_id, row.key_sealed, value)
  return value
}

/** All that is kept about one customer, line by line in words: part, item, what it says, when. Others are named by one character. */
export const person: ListToExport = {
  columns: [
    [{ zh: '分类', en: 'Part' }, (row, show) => show.say(parts[String(row.part)]!)],
    [{ zh: '项目', en: 'Item' }, itemOf],
    [{ zh: '内容', en: 'What it says' }, saidBy],
    [{ zh: '时间', en: 'When' }, (row, show) => show.moment(row.at)],
  ],
  rows: (ctx, { customerId }) => {
    const his = sql`tenant_id = ${ctx.tenantId} and customer_id in (select id from who)`
    return sql<Row>`with who as (
        select c.* from customers c where c.tenant_id = ${ctx.tenantId} and c.id = ${customerId ?? null}::uuid and c.merged_into is null and ${inScope(ctx, 'c')}),
      said as (
        select 1 as place, 'profile' as part, v.item, v.value, v.secret, null::timestamptz as at from who c, lateral (values
          ('number', 'C-' || lpad(c.number::text, 6, '0'), null), ('name', c.name, null), ('standing', c.standing, null), ('level', c.level, null),
          ('sex', c.sex, null), ('salutation', c.salutation, null), ('birthday', coalesce(c.birthday::text, c.lunar_month || '-' || c.lunar_day), null),
          ('phone', c.phone_sealed, 'phone'), ('document', c.document_sealed, 'document'), ('email', c.email, null), ('address', c.address, null),
          ('bestTime', c.best_time, null), ('bestWay', c.best_way, null), ('externalNumber', c.external_number, null), ('note', c.note, null),
          ('note', nullif(array_to_string(c.pinned, '; '), ''), null), ('note', c.watch->>'reason', null)) v(item, value, secret) where v.value is not null
        union all select 2, 'field', f.key, f.value, null, null from who c, lateral jsonb_each_text(c.fields) f
        union all select 3, 'point', case kind when 'phone' then 'otherPhone' else kind end, sealed, 'point', null from contact_points where ${his}
        union all select 4, 'holding', h.role, concat_ws(' ', p.name, u.room, h.stage), null, h.created_at from holdings h
          join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id join projects p on p.tenant_id = h.tenant_id and p.id = h.project_id
          where h.tenant_id = ${ctx.tenantId} and h.customer_id in (select id from who)
        union all select 5, 'family', r.kind, k.name, 'other-person', null from relations r join customers k on k.tenant_id = r.tenant_id
          and k.id = case when r.customer_id = ${customerId ?? null}::uuid then r.other_id else r.customer_id end
          where r.tenant_id = ${ctx.tenantId} and exists (select from who) and ${customerId ?? null}::uuid in (r.customer_id, r.other_id)
        union all select 6, 'consent', purpose, concat_ws(' ', case when given then '✓' else '✗' end, how, text_version, evidence), null, at from consents where ${his}
        union all select 7, 'contact', by, concat_ws(' ', note, answers::text, next_step), null, happened_at from contacts where ${his} and taken_back_at is null
        union all select 8, 'fact', kind, sealed, 'own-key', at from events where ${his} and sealed is not null
        union all select 10, 'message', channel, body, null, coalesce(sent_at, queued_at) from messages where ${his} and state <> 'skipped'
        union all select 11, 'file', type, name, null, uploaded_at from files where ${his} and leaving_at is null
        union all select 13, 'asked', kind, concat_ws(' → ', note, answer), null, asked_at from data_requests where ${his}
        union all select 13, 'change', field, after_sealed, case when field in ('phone', 'document') then field else 'sealed' end, asked_at from change_requests
          where ${his} and after_sealed is not null
        union all select 13, 'change', field, concat_ws(' → ', why, answer), null, asked_at from change_requests where ${his} and (why is not null or answer is not null)
        union all select 13, 'heard', field, case answer when 'declined' then '✗' else '✓' end, null, heard_at from heard_facts where ${his}
        union all select 14, 'ticket', t.kind, concat_ws(' ', to_char(t.day, 'MMDD') || '-' || lpad(t.number::text, 4, '0'), t.category, t.words, t.remedy, t.convenient), null, t.filed_at
          from tickets t where t.tenant_id = ${ctx.tenantId} and t.customer_id in (select id from who) and t.respondent is null
        union all select 11, 'outside', sort, concat_ws(' ', words, (amount_cents / 100.0)::numeric(14, 2), as_of), null, recorded_at from outside_facts where ${his}
        union all select 11, 'given', null, concat_ws(' ', g.name, m.occasion, m.note, case when m.returned_at is not null then '↩' end), null, m.at from gift_moves m
          join gifts g on g.tenant_id = m.tenant_id and g.id = m.gift_id where m.tenant_id = ${ctx.tenantId} and m.customer_id in (select id from who) and m.kind = 'given'
        union all select 12, 'seen', a.action, a.reason, null, a.at from audit_entries a where a.tenant_id = ${ctx.tenantId} and a.subject_id in (select id from who))
      select s.place, s.part, s.item, s.value, s.secret, s.at, k.key_id, k.key_sealed, null as playbook, null::integer as version, null as rule, null as clause
        from said s left join person_keys k on s.secret = 'own-key' and k.tenant_id = ${ctx.tenantId} and k.customer_id in (select id from who)
      union all select 9, 'owed', null, o.state, null, o.due_at, null, null, o.playbook, o.version, o.rule, o.clause from obligations o
        where o.tenant_id = ${ctx.tenantId} and o.customer_id in (select id from who)
      order by 1, 6, 3`
  },
}
