import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { listedAmong } from '../tickets/listed-among.ts'
import { type Report, seeReport, writeParagraph } from './contract.ts'
import { projectsAsked } from './defined.ts'
import { measuresSeen } from './see-measures.ts'
import { monthAfter } from './span.ts'

const MOST_MATTERS = 100

export const seeReportOperation = implement(seeReport, (ctx, input) => reportSeen(ctx, input))

/** The report as it is shown, printed and written as a Word file. */
export async function reportSeen(
  ctx: Ctx,
  input: { month: string; projectId?: string | undefined },
): Promise<Report> {
  const seen = await measuresSeen(ctx, { ...input, compare: true })
  const { matters, more } = await mattersOf(ctx, input)
  return {
    ...seen,
    company: ctx.tenant.name,
    project: await projectName(ctx, input.projectId),
    matters,
    more,
  }
}

/** Reported by the end of the month and then not over, or filed in it with a level; the gravest and oldest first. */
async function mattersOf(
  ctx: Ctx,
  { month, projectId }: { month: string; projectId?: string | undefined },
): Promise<Pick<Report, 'matters' | 'more'>> {
  const projects = await projectsAsked(ctx, projectId)
  const zone = ctx.tenant.timeZone
  const from = sql`(${`${month}-01`}::timestamp at time zone ${zone})`
  const until = sql`(${`${monthAfter(month, 1)}-01`}::timestamp at time zone ${zone})`
  const { rows } = await sql<{
    id: string
    words: string | null
    by: string | null
    at: string | null
    open: boolean
  }>`
    select t.id, r.words, s.name as by, r.written_at as at, (t.closed_at is null or t.closed_at >= ${until}) as open from tickets t
      left join report_paragraphs r on r.tenant_id = t.tenant_id and r.month = ${month} and r.ticket_id = t.id
      left join staff s on s.tenant_id = t.tenant_id and s.id = r.written_by
    where t.tenant_id = ${ctx.tenantId} and t.filed_at < ${until} and t.state not in ('merged', 'withdrawn')
      ${projects ? sql`and t.project_id = any(${[...projects]}::uuid[])` : sql``}
      and (r.words is not null or (t.severity is not null and (t.closed_at is null or t.closed_at >= ${from})))
    order by (t.severity is null), t.filed_at limit ${MOST_MATTERS + 1}`.execute(ctx.db)
  const listed = new Map(
    (
      await listedAmong(
        ctx,
        rows.slice(0, MOST_MATTERS).map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  const matters = rows.flatMap(({ id, words, by, at, open }) => {
    const row = listed.get(id)
    if (!row) return []
    const { number, kindTitle, room, place, project, state, severity, assignee, filedAt } = row
    return [
      {
        ...{
          id,
          number,
          kindTitle,
          words: row.words,
          room: room ?? place,
          project,
          state,
          severity,
          assignee,
          filedAt,
          open,
        },
        paragraph: words === null ? null : { words, by: by ?? '', at: at! },
      },
    ]
  })
  return { matters, more: Math.max(0, rows.length - MOST_MATTERS) }
}

async function projectName(ctx: Ctx, projectId: string | undefined): Promise<string | null> {
  if (!projectId) return null
  const { rows } = await sql<{
    name: string
  }>`select name from projects where tenant_id = ${ctx.tenantId} and id = ${projectId}`.execute(ctx.db)
  return rows[0]?.name ?? null
}

export const writeParagraphOperation = implement(writeParagraph, async (ctx, { ticketId, month, words }) => {
  const [seen] = await listedAmong(ctx, [ticketId])
  if (!seen) throw new Refusal('tickets.unknown')
  if (words === '')
    await sql`delete from report_paragraphs where tenant_id = ${ctx.tenantId} and month = ${month} and ticket_id = ${ticketId}`.execute(
      ctx.db,
    )
  else
    await sql`insert into report_paragraphs (tenant_id, month, ticket_id, words, written_by, written_at)
      values (${ctx.tenantId}, ${month}, ${ticketId}, ${words}, ${ctx.actor.id}::uuid, ${ctx.now})
      on conflict (tenant_id, month, ticket_id) do update set words = excluded.words, written_by = excluded.written_by, written_at = excluded.written_at`.execute(
      ctx.db,
    )
  return { at: ctx.now }
})
