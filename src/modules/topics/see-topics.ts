import { type RawBuilder, sql } from 'kysely'
import { epochDay } from '#engine/days.ts'
import { instantText, startOfDay, zoneOf } from '#engine/zone.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { listedAmong } from '../tickets/listed-among.ts'
import { ticketsInSight } from '../tickets/tickets-in-sight.ts'
import { seeTopicReports, seeTopics } from './contract.ts'
import { type Counted, LEAST_REPORTS, topicsOf } from './rules.ts'

interface Asked {
  from: string
  until: string
  projectId?: string | undefined
  kind?: string | undefined
  category?: string | undefined
}

/** Of so many reports of a period the words are read, the newest; of each its beginning, where people say what it is about. */
const READ = 3000
const LETTERS = 120
/** More pieces than these rise only where nothing was said before. */
const PIECES = 2000
const ROWS = 100
const MOST_DAYS = 366

/** The moments between which a period and the one before lie. */
function momentsOf(ctx: Ctx, { from, until }: Asked): { before: string; from: string; until: string } {
  const [first, last] = [epochDay(from), epochDay(until)]
  const days = last - first + 1
  if (days < 1 || days > MOST_DAYS) throw new Refusal('topics.period', {}, 'until')
  const zone = zoneOf(ctx.tenant.timeZone)
  const at = (day: number) => instantText(startOfDay(zone, day))
  return { before: at(first - days), from: at(first), until: at(last + 1) }
}

const reported = (
  ctx: Ctx,
  { projectId, kind, category }: Asked,
): RawBuilder<boolean> => sql<boolean>`t.tenant_id = ${ctx.tenantId}
  and t.state not in ('merged', 'withdrawn') and ${ticketsInSight(ctx, 't')} ${projectId ? sql`and t.project_id = ${projectId}` : sql``}
  ${kind ? sql`and t.kind = ${kind}` : sql``} ${category ? sql`and t.category = ${category}` : sql``}`

interface Row extends Counted {
  project: string | null
  category: string | null
  all: { now: number; before: number; readNow: number; readBefore: number }
}

export const seeTopicsOperation = implement(seeTopics, async (ctx, input) => {
  if (input.projectId) await projectInSight(ctx, input.projectId)
  const at = momentsOf(ctx, input)
  const some = (
    since: string,
    until: string,
  ) => sql`(select t.id, t.project_id, t.category, left(t.words, ${sql.lit(LETTERS)}) as words
    from tickets t where ${reported(ctx, input)} and t.filed_at >= ${since}::timestamptz and t.filed_at < ${until}::timestamptz
    order by t.filed_at desc limit ${sql.lit(READ)})`
  // Pieces of two to four Chinese characters, and whole words of other letters; each counts once a report.
  const pieces = (of: string) => sql`(
    select distinct l.id, p.word from (select r.id, h.letter as a, lead(h.letter, 1) over w as b, lead(h.letter, 2) over w as c, lead(h.letter, 3) over w as d
        from ${sql.ref(of)} r, string_to_table(regexp_replace(r.words, '[^\\u4e00-\\u9fff]+', ' ', 'g'), null) with ordinality h(letter, nth)
        window w as (partition by r.id order by h.nth)) l,
      lateral (values (l.a || l.b), (case when l.c <> ' ' then l.a || l.b || l.c end), (case when l.c <> ' ' and l.d <> ' ' then l.a || l.b || l.c || l.d end)) p(word)
    where l.a <> ' ' and l.b <> ' ' and p.word is not null
    union select r.id, w from ${sql.ref(of)} r, string_to_table(regexp_replace(lower(r.words), '[^a-z]+', ' ', 'g'), ' ') w where length(w) between 3 and 20)`
  const { rows } = await sql<Row>`
    with newer as materialized ${some(at.from, at.until)}, older as materialized ${some(at.before, at.from)},
    counts as (select (select count(*) from tickets t where ${reported(ctx, input)} and t.filed_at >= ${at.from}::timestamptz and t.filed_at < ${at.until}::timestamptz) as now,
      (select count(*) from tickets t where ${reported(ctx, input)} and t.filed_at >= ${at.before}::timestamptz and t.filed_at < ${at.from}::timestamptz) as before,
      (select count(*) from newer) as "readNow", (select count(*) from older) as "readBefore"),
    said as materialized (select word, count(*) as now, mode() within group (order by r.project_id) as project_id, mode() within group (order by r.category) as category
      from ${pieces('newer')} x join newer r on r.id = x.id group by word having count(*) >= ${sql.lit(LEAST_REPORTS)}),
    said_before as (select word, count(*) as before from ${pieces('older')} x where word in (select word from said) group by word),
    rising as (select s.word, s.now, coalesce(b.before, 0) as before, p.name as project, s.category from said s left join said_before b on b.word = s.word
      left join projects p on p.tenant_id = ${ctx.tenantId} and p.id = s.project_id, counts c
      where s.now * greatest(c."readBefore", 1) > coalesce(b.before, 0) * c."readNow"
      order by s.now::float * greatest(c."readBefore", 1) - coalesce(b.before, 0)::float * c."readNow" desc, s.word limit ${sql.lit(PIECES)})
    select r.*, to_json(c) as "all" from counts c left join rising r on true`.execute(ctx.db)
  const { all } = rows[0]!
  const topics = topicsOf(
    rows.filter(({ word }) => word !== null),
    all.readNow,
    all.readBefore,
  )
  return {
    topics: topics.map(({ all: _, ...topic }) => ({ ...topic, rise: Math.round(topic.rise * 10) / 10 })),
    now: { count: all.now, read: all.readNow },
    before: { count: all.before, read: all.readBefore },
  }
})

export const seeTopicReportsOperation = implement(seeTopicReports, async (ctx, { word, ...input }) => {
  if (input.projectId) await projectInSight(ctx, input.projectId)
  const at = momentsOf(ctx, input)
  const { rows } = await sql<{
    id: string
  }>`select t.id from tickets t where ${reported(ctx, input)} and t.filed_at >= ${at.from}::timestamptz
    and t.filed_at < ${at.until}::timestamptz and position(${word} in lower(left(t.words, ${sql.lit(LETTERS)}))) > 0 order by t.filed_at desc limit ${sql.lit(ROWS + 1)}`.execute(
    ctx.db,
  )
  const ids = rows.slice(0, ROWS).map(({ id }) => id)
  const tickets = await listedAmong(ctx, ids)
  return {
    tickets: tickets.map(({ solvedAt: _, closedAt: __, outcome: ___, ...ticket }) => ticket),
    more: rows.length > ROWS,
  }
})
