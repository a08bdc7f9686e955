import { type RawBuilder, sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { projectInSight, rowsOfProjectsInSight } from '../places/project-in-sight.ts'
import { numberText } from '../tickets/say-number.ts'
import { seesTicket } from '../tickets/told-files.ts'
import { joinPost, listPosts, publishReply, recordPost, reviewReply, writeReply } from './contract/posts.ts'
import type { PostState } from './contract/words.ts'
import { page, refuseFuture } from './entries.ts'

interface Row {
  id: string
  project: string
  source: string
  link: string | null
  words: string
  tags: string[]
  postedAt: string
  foundBy: string
  ticketId: string | null
  day: string | null
  number: number | null
  reply: string | null
  writtenBy: string | null
  writer: string | null
  reviewedBy: string | null
  sentBack: string | null
  publishedAt: string | null
  state: PostState
}

const stateSql = sql<PostState>`case when x.published_at is not null then 'published' when x.reviewed_at is not null then 'reviewed'
  when x.sent_back is not null then 'back' when x.reply is not null then 'written' else 'found' end`

export const listPostsOperation = implement(listPosts, async (ctx, input) => {
  const { rows } = await sql<Row>`
    select x.id, p.name as project, x.source, x.link, x.words, x.tags, x.posted_at as "postedAt", f.name as "foundBy", x.ticket_id as "ticketId",
      t.day, t.number, x.reply, x.written_by as "writtenBy", w.name as writer, r.name as "reviewedBy", x.sent_back as "sentBack",
      x.published_at as "publishedAt", ${stateSql} as state
    from public_posts x join projects p on p.tenant_id = x.tenant_id and p.id = x.project_id join staff f on f.tenant_id = x.tenant_id and f.id = x.found_by
    left join staff w on w.tenant_id = x.tenant_id and w.id = x.written_by left join staff r on r.tenant_id = x.tenant_id and r.id = x.reviewed_by
    left join tickets t on t.tenant_id = x.tenant_id and t.id = x.ticket_id
    where x.tenant_id = ${ctx.tenantId} and ${rowsOfProjectsInSight(ctx, 'x')} ${input.state ? sql`and ${stateSql} = ${input.state}` : sql``}
      ${input.after ? sql`and x.id < ${input.after}::uuid` : sql``}
    order by x.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const { rows: states } = await sql<{ state: PostState; count: number }>`
    select ${stateSql} as state, count(*) as count from public_posts x where x.tenant_id = ${ctx.tenantId} and ${rowsOfProjectsInSight(ctx, 'x')} group by 1 order by 1`.execute(
    ctx.db,
  )
  const { rows: posts, after } = page(rows, input.limit)
  return {
    posts: posts.map(({ day, number, writer, writtenBy, ...row }) => ({
      ...row,
      number: day && number ? numberText(day, number) : null,
      writtenBy: writer,
      mayReview: row.state === 'written' && writtenBy !== ctx.actor.id,
    })),
    states: states.map(({ state, count }) => ({ state, count: Number(count) })),
    after,
  }
})

export const recordPostOperation = implement(recordPost, async (ctx, input) => {
  await projectInSight(ctx, input.projectId, 'projectId')
  refuseFuture(ctx, input.postedAt, 'postedAt')
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('public_posts')
    .values({
      tenant_id: ctx.tenantId,
      id,
      project_id: input.projectId,
      source: input.source,
      link: input.link ?? null,
      words: input.words,
      tags: input.tags,
      posted_at: input.postedAt ?? ctx.now,
      found_by: ctx.actor.id!,
      found_at: ctx.now,
    })
    .execute()
  return { id }
})

interface Post {
  reply: string | null
  written_by: string | null
  reviewed_at: string | null
  published_at: string | null
}

async function lockPost(ctx: Ctx, id: string): Promise<Post> {
  const { rows } =
    await sql<Post>`select x.reply, x.written_by, x.reviewed_at, x.published_at from public_posts x
    where x.tenant_id = ${ctx.tenantId} and x.id = ${id} and ${rowsOfProjectsInSight(ctx, 'x')} for update`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new Refusal('registers.unknown')
  return rows[0]
}

async function change(ctx: Ctx, id: string, set: RawBuilder<unknown>): Promise<{ ok: true }> {
  await sql`update public_posts set ${set} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  return { ok: true }
}

export const writeReplyOperation = implement(writeReply, async (ctx, { id, reply }) => {
  const post = await lockPost(ctx, id)
  if (post.published_at) throw new Refusal('registers.published')
  return change(
    ctx,
    id,
    sql`reply = ${reply}, written_by = ${ctx.actor.id}, written_at = ${ctx.now}, reviewed_by = null, reviewed_at = null, sent_back = null`,
  )
})

export const reviewReplyOperation = implement(reviewReply, async (ctx, { id, agreed, words }) => {
  const post = await lockPost(ctx, id)
  if (post.published_at) throw new Refusal('registers.published')
  if (!post.reply) throw new Refusal('registers.no_reply')
  if (post.written_by === ctx.actor.id) throw new Refusal('registers.own_reply')
  return change(
    ctx,
    id,
    agreed
      ? sql`reviewed_by = ${ctx.actor.id}, reviewed_at = ${ctx.now}, sent_back = null`
      : sql`reviewed_by = null, reviewed_at = null, sent_back = ${words || '–'}`,
  )
})

export const publishReplyOperation = implement(publishReply, async (ctx, { id }) => {
  const post = await lockPost(ctx, id)
  if (post.published_at) throw new Refusal('registers.published')
  if (!post.reviewed_at) throw new Refusal('registers.not_reviewed')
  return change(ctx, id, sql`published_by = ${ctx.actor.id}, published_at = ${ctx.now}`)
})

export const joinPostOperation = implement(joinPost, async (ctx, { id, ticketId }) => {
  await lockPost(ctx, id)
  if (!(await seesTicket(ctx, ticketId))) throw new Refusal('tickets.unknown', {}, 'ticketId')
  return change(ctx, id, sql`ticket_id = ${ticketId}`)
})
