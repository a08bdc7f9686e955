import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ruleTitle } from '../obligations/rule-words.ts'
import { seeCustomer } from './contract/profile.ts'
import { visibleOne } from './queries.ts'
import { customerNumber, maskDocument } from './rules.ts'

type Seen = OutputOf<typeof seeCustomer>
type Row = Omit<
  Seen['customer'],
  'number' | 'phones' | 'document' | 'birthday' | 'firstContact' | 'mergedInto'
> &
  Pick<Seen, 'facts' | 'holdings' | 'consents' | 'obligations' | 'files' | 'seen'> & {
    number: number
    phone_masked: string | null
    document_sealed: string | null
    birthday: string | null
    lunar_month: number | null
    lunar_day: number | null
    lunar_leap: boolean
    points: Seen['customer']['phones']
    family: Seen['family']
    same: { id: string; name: string; room: string | null; samePhone: boolean }[]
    sharers: number
    first_contact: { name: string; on: string } | null
    consents_now: Record<string, boolean>
  }

/** The whole page in one statement: who, reachable how, homes, family, agreements, what is owed. */
export const seeCustomerOperation = implement(seeCustomer, async (ctx, input) => {
  const yearAgo = `${Number(ctx.now.slice(0, 4)) - 1}${ctx.now.slice(4)}`
  const { rows } = await sql<Row>`
    select c.id, c.number, c.kind, c.name, c.salutation, c.sex, c.standing, c.level, c.since, c.birthday, c.lunar_month, c.lunar_day, c.lunar_leap,
      c.next_birthday_on as "nextBirthdayOn", c.phone_masked, c.document_sealed, c.document_kind as "documentKind", c.email, c.address,
      c.best_time as "bestTime", c.best_way as "bestWay", c.note, c.external_number as "externalNumber", c.room, c.project_id as "projectId",
      p.name as project, c.steward_id as "stewardId", s.name as steward, c.fields, c.watch, c.pinned, c.contacted_at as "contactedAt", c.met_at as "metAt",
      c.version, c.consents as consents_now,
      coalesce((select json_agg(json_build_object('id', t.id, 'masked', t.masked, 'label', t.label, 'invalid', t.invalid_since is not null) order by t.id)
        from contact_points t where t.tenant_id = c.tenant_id and t.customer_id = c.id and t.kind = 'phone'), '[]') as points,
      (select json_build_object(
          'owed', count(*) filter (where o.state = 'open'),
          'overdue', count(*) filter (where o.state = 'open' and o.due_at <= ${ctx.now}::timestamptz),
          'yearOwed', count(*) filter (where o.due_at > ${yearAgo}::timestamptz and o.due_at <= ${ctx.now}::timestamptz and o.state in ('open', 'met')),
          'yearInTime', count(*) filter (where o.due_at > ${yearAgo}::timestamptz and o.due_at <= ${ctx.now}::timestamptz and o.state = 'met' and o.met_at <= o.due_at),
          'homes', (select count(*) from holdings h where h.tenant_id = c.tenant_id and h.customer_id = c.id and h.ended_on is null))
        from obligations o where o.tenant_id = c.tenant_id and o.customer_id = c.id) as facts,
      coalesce((select json_agg(x) from (select h.id, h.unit_id as "unitId", u.room, h.project_id as "projectId", hp.name as project, h.role, h.stage,
          h.stage_since as "stageSince", u.area_cm2 / 10000.0 as area, h.reserved_on as "reservedOn", h.subscribed_on as "subscribedOn", h.signed_on as "signedOn",
          h.handover_on as "handoverOn", h.handed_over_on as "handedOverOn", h.moved_in_on as "movedInOn", h.ended_on as "endedOn", hs.name as steward
        from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id join projects hp on hp.tenant_id = h.tenant_id and hp.id = h.project_id
        left join staff hs on hs.tenant_id = h.tenant_id and hs.id = h.steward_id
        where h.tenant_id = c.tenant_id and h.customer_id = c.id order by h.ended_on nulls first, u.sort_key) x), '[]') as holdings,
      coalesce((select json_agg(x) from (select r.id as "relationId", r.kind, k.id, k.name, k.phone_masked as phone from relations r join customers k
          on k.tenant_id = r.tenant_id and k.id = case when r.customer_id = c.id then r.other_id else r.customer_id end
        where r.tenant_id = c.tenant_id and (r.customer_id = c.id or r.other_id = c.id)) x), '[]') as family,
      coalesce((select json_agg(x) from (select distinct on (g.purpose) g.purpose, g.given, g.at, g.how, g.text_version as "textVersion", g.evidence, gs.name as by, g.outdated_at is not null as outdated
        from consents g left join staff gs on gs.tenant_id = g.tenant_id and gs.id = g.staff_id
        where g.tenant_id = c.tenant_id and g.customer_id = c.id order by g.purpose, g.at desc, g.id desc) x), '[]') as consents,
      coalesce((select json_agg(x) from (select o.id, o.rule, o.clause, o.playbook, o.version, ou.room, o.state, o.due_at as "dueAt", o.window_start as "windowStart",
          o.provisional, os.name as "owedBy", o.role, o.closed_at as "closedAt", o.met_at as "metAt", case when o.state in ('met', 'lapsed') then o.closing_reason else o.excuse_reason end as reason, o.attempts
        from obligations o left join units ou on ou.tenant_id = o.tenant_id and ou.id = o.unit_id
        left join staff os on os.tenant_id = o.tenant_id and os.id = o.owed_by
        where o.tenant_id = c.tenant_id and o.customer_id = c.id order by o.state = 'open' desc, case when o.state = 'open' then o.due_at end, o.due_at desc limit 60) x), '[]') as obligations,
      coalesce((select json_agg(x) from (select f.id, f.name, f.size, f.type, f.uploaded_at as "uploadedAt", fs.name as by from files f
        left join staff fs on fs.tenant_id = f.tenant_id and fs.id = f.uploaded_by
        where f.tenant_id = c.tenant_id and f.customer_id = c.id order by f.id desc limit 50) x), '[]') as files,
      coalesce((select json_agg(x) from (select k.id, k.name, k.room, k.phone_index = c.phone_index as "samePhone" from customers k
        where k.tenant_id = c.tenant_id and k.id <> c.id and k.merged_into is null and k.phone_index = c.phone_index limit 5) x), '[]') as same,
      (select count(*) from audit_entries a where a.tenant_id = c.tenant_id and a.subject_id = c.id) as seen,
      (select json_build_object('name', ks.name, 'on', k.happened_at) from contacts k join staff ks on ks.tenant_id = k.tenant_id and ks.id = k.staff_id
        where k.tenant_id = c.tenant_id and k.customer_id = c.id and k.taken_back_at is null order by k.happened_at desc limit 1) as first_contact
    from customers c left join projects p on p.tenant_id = c.tenant_id and p.id = c.project_id
    left join staff s on s.tenant_id = c.tenant_id and s.id = c.steward_id
    where c.tenant_id = ${ctx.tenantId} and c.id = ${input.id} and c.merged_into is null and ${visibleOne(ctx, 'c')}`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (!row) throw new Refusal('customers.unknown')
  const { birthday, lunar_month, lunar_day, lunar_leap } = row
  return {
    customer: {
      ...row,
      number: customerNumber(row.number),
      phones: [
        ...(row.phone_masked ? [{ id: 'main', masked: row.phone_masked, label: null, invalid: false }] : []),
        ...row.points,
      ],
      document: row.document_sealed ? maskDocument(ctx.vault.open(row.document_sealed)) : null,
      birthday:
        birthday || lunar_month
          ? {
              solar: birthday,
              lunar:
                lunar_month && lunar_day ? { month: lunar_month, day: lunar_day, leap: lunar_leap } : null,
            }
          : null,
      firstContact: row.first_contact,
      mergedInto: null,
    },
    strip: stripOf(row),
    facts: row.facts,
    holdings: row.holdings,
    family: row.family,
    consents: row.consents,
    obligations: await Promise.all(
      row.obligations.map(async (one) => ({ ...one, title: await ruleTitle(ctx, one) })),
    ),
    possiblySame: row.same
      .filter((other) => other.name === row.name)
      .map(({ id, name, room }) => ({ id, name, room, because: 'phone' })),
    files: row.files,
    seen: row.seen,
  }
})

/** What changes how one speaks to this person; nothing when nothing does. */
function stripOf(row: Row): Seen['strip'] {
  const strip: Seen['strip'] = []
  const care = row.consents.find((consent) => consent.purpose === 'care')
  if (care && !care.given) strip.push({ code: 'care-withdrawn', values: { at: care.at } })
  const sharers = row.same.filter((other) => other.name !== row.name).length
  if (sharers > 0) strip.push({ code: 'shared-phone', values: { count: sharers } })
  if (row.watch) strip.push({ code: 'watch', values: { reason: row.watch.reason, until: row.watch.until } })
  for (const holding of row.holdings)
    if (holding.endedOn && strip.length < 2)
      strip.push({ code: 'holding-ended', values: { room: holding.room, on: holding.endedOn } })
  return strip.slice(0, 2)
}
