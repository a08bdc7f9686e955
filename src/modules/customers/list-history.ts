import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { openPersonal } from '../obligations/personal-values.ts'
import { dutyTitles } from '../obligations/rule-words.ts'
import { listHistory } from './contract/history.ts'
import { customerInSight } from './queries.ts'

/** What is sealed can only be searched when it is opened: so many lines of one customer are looked through. */
const MOST_SEARCHED = 2000

const kinds = {
  all: sql``,
  contacts: sql`and e.kind in ('contact.recorded', 'visit.made', 'contact.taken-back', 'contact.corrected')`,
  messages: sql`and e.kind like 'message.%'`,
  changes: sql`and (e.kind in ('customer.created', 'customer.changed', 'customer.asked', 'customer.change-asked', 'customer.merged', 'unit.transfer-undone', 'customer.consent-given', 'customer.consent-withdrawn') or e.subject_kind = 'holding')`,
  obligations: sql`and e.kind like 'obligation.%'`,
} as const

/** Everything that happened with a customer, newest first: events with the words of the records they stand for. */
export const listHistoryOperation = implement(listHistory, async (ctx, input) => {
  await customerInSight(ctx, input.id)
  const after = input.after?.split('|')
  const { rows } = await sql<OutputOf<typeof listHistory>['entries'][number] & { sealed: string | null }>`
    select e.id, e.kind, e.at, e.recorded_at as "recordedAt", coalesce(s.name, self.name) as who, u.room, e.values, e.sealed, k.id as "contactId",
      case when k.taken_back_at is null then k.note end as text, exists (select from contacts n where n.tenant_id = k.tenant_id and n.corrects = k.id) as corrected
    from events e left join staff s on s.tenant_id = e.tenant_id and s.id = e.actor_id
    left join customers self on e.actor_kind = 'customer' and self.tenant_id = e.tenant_id and self.id = e.actor_id
    left join units u on u.tenant_id = e.tenant_id and u.id = e.unit_id
    left join contacts k on k.tenant_id = e.tenant_id and k.id = e.subject_id and e.subject_kind in ('contact', 'visit')
    where e.tenant_id = ${ctx.tenantId} and e.customer_id = ${input.id} ${kinds[input.kind]}
      and not (e.kind = 'visit.made' and k.id is not null)
      and not (e.import_id is not null and e.subject_kind in ('contact', 'visit') and k.id is null)
      and not (e.import_id is not null and e.subject_kind = 'ticket' and not exists (
        select from tickets t where t.tenant_id = e.tenant_id and t.id = e.subject_id))
      ${input.text ? sql`and (e.sealed is not null or strpos(coalesce(k.note, '') || e.values::text, ${input.text}) > 0)` : sql``}
      ${after ? sql`and (e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by e.at desc, e.id desc limit ${input.text ? MOST_SEARCHED : input.limit + 1}`.execute(ctx.db)
  const titles = await dutyTitles(ctx)
  const opened = await openPersonal(ctx, input.id, rows)
  const found = rows
    .map(({ sealed, ...row }, at) => ({
      ...row,
      values: opened[at]!,
      matter: titles.get(String(row.values.rule ?? '')) ?? null,
      searched: sealed !== null,
    }))
    .filter(
      ({ searched, values, text }) =>
        !input.text || !searched || `${text ?? ''}${JSON.stringify(values)}`.includes(input.text),
    )
  const entries = found.slice(0, input.limit).map(({ searched: _, ...entry }) => entry)
  const last = entries.at(-1)
  return { entries, after: found.length > input.limit && last ? `${last.at}|${last.id}` : null }
})
