import { z } from 'zod'
import { cursor, done, id, moment, namesOf, operation } from '#platform/operation.ts'
import { postStates, refusing } from './words.ts'

const state = z.enum(namesOf(postStates))

export const listPosts = operation({
  name: 'registers.posts',
  title: { zh: '网络留言', en: 'Public posts' },
  audience: 'staff',
  method: 'GET',
  path: '/registers/posts',
  permission: 'work.do',
  input: z.object({
    state: state.optional(),
    after: cursor,
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    posts: z.array(
      z.object({
        id,
        project: z.string(),
        source: z.string(),
        link: z.string().nullable(),
        words: z.string(),
        tags: z.array(z.string()),
        postedAt: z.string(),
        foundBy: z.string(),
        ticketId: id.nullable(),
        number: z.string().nullable(),
        reply: z.string().nullable(),
        writtenBy: z.string().nullable(),
        reviewedBy: z.string().nullable(),
        sentBack: z.string().nullable(),
        publishedAt: z.string().nullable(),
        state,
        /** Whoever wrote the answer does not review it. */
        mayReview: z.boolean(),
      }),
    ),
    states: z.array(z.object({ state, count: z.number() })),
    after: z.string().nullable(),
  }),
})

/** Writes down what somebody said in public. It may be filed as a matter of its own afterwards. */
export const recordPost = operation({
  name: 'registers.record-post',
  title: { zh: '登记网络留言', en: 'Write down a public post' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/posts',
  permission: 'work.do',
  input: z.object({
    projectId: id,
    /** Where it stands: a forum, a microblog, a review. */
    source: z.string().trim().min(1).max(60),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    words: z.string().trim().min(1).max(4000),
    tags: z.array(z.string().trim().min(1).max(20)).max(8).default([]),
    postedAt: moment.optional(),
  }),
  output: z.object({ id }),
  refusals: refusing('places.unknown', 'registers.future'),
})

/** An answer, or a better one. Whatever was reviewed before has to be reviewed again. */
export const writeReply = operation({
  name: 'registers.write-reply',
  title: { zh: '写回复', en: 'Write an answer' },
  audience: 'staff',
  method: 'PUT',
  path: '/registers/posts/:id/reply',
  permission: 'work.do',
  input: z.object({ id, reply: z.string().trim().min(2).max(2000) }),
  output: done,
  refusals: refusing('registers.unknown', 'registers.published'),
})

/** Lets an answer out, or sends it back with words; never one's own. */
export const reviewReply = operation({
  name: 'registers.review-reply',
  title: { zh: '审核回复', en: 'Review an answer' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/posts/:id/review',
  permission: 'work.supervise',
  input: z.object({ id, agreed: z.boolean(), words: z.string().trim().max(400).default('') }),
  output: done,
  refusals: refusing('registers.unknown', 'registers.no_reply', 'registers.own_reply', 'registers.published'),
})

/** Says that the reviewed answer now stands where the post stands. */
export const publishReply = operation({
  name: 'registers.publish-reply',
  title: { zh: '记已发布', en: 'Say that the answer is out' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/posts/:id/published',
  permission: 'work.do',
  input: z.object({ id }),
  output: done,
  refusals: refusing('registers.unknown', 'registers.not_reviewed', 'registers.published'),
})

/** Joins a post with the matter that was filed for it. */
export const joinPost = operation({
  name: 'registers.join-post',
  title: { zh: '关联诉求', en: 'Join a post with a matter' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/posts/:id/ticket',
  permission: 'work.do',
  input: z.object({ id, ticketId: id }),
  output: done,
  refusals: refusing('registers.unknown', 'tickets.unknown'),
})
