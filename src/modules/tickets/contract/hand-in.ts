import { z } from 'zod'
import { id, operation } from '#platform/operation.ts'
import { refusing } from './refusals.ts'

/** What any colleague may hand in, whatever he does here, and what became of what he handed in before, newest first. */
export const seeHandIn = operation({
  name: 'tickets.see-hand-in',
  title: { zh: '提一条需求', en: 'Hand in a need' },
  audience: 'staff',
  method: 'GET',
  path: '/hand-in',
  permission: null,
  input: z.object({}),
  output: z.object({
    kinds: z.array(z.object({ name: z.string(), title: z.string(), categories: z.array(z.string()) })),
    projects: z.array(z.object({ id, name: z.string() })),
    mine: z.array(
      z.object({
        id,
        number: z.string(),
        kindTitle: z.string(),
        category: z.string().nullable(),
        words: z.string(),
        state: z.string(),
        filedAt: z.string(),
        /** What was answered last, or done. */
        answer: z.string().nullable(),
      }),
    ),
  }),
})

/** Something a customer needs or suggests, heard by whoever it was: it gets a number, its promises and somebody who answers. */
export const handIn = operation({
  name: 'tickets.hand-in',
  title: { zh: '提一条需求', en: 'Hand in a need' },
  audience: 'staff',
  method: 'POST',
  path: '/hand-in',
  permission: null,
  input: z.object({
    kind: z.string().min(1).max(60),
    category: z.string().max(60).optional(),
    projectId: id,
    /** The customer's company or home, as far as he knows it. */
    place: z.string().trim().min(1).max(120),
    words: z.string().trim().min(1).max(4000),
    customer: z
      .object({
        name: z.string().trim().max(60).optional(),
        position: z.string().trim().max(30).optional(),
        phone: z.string().trim().max(60).optional(),
      })
      .optional(),
  }),
  output: z.object({ id, number: z.string() }),
  refusals: refusing(
    'tickets.no_kind',
    'tickets.no_category',
    'tickets.where',
    'tickets.phone_unreadable',
    'months.closed',
    'events.future',
  ),
})
