import { z } from 'zod'
import { id, operation } from '#platform/operation.ts'
import { refusing } from './refusals.ts'

export const callResults = ['solved', 'not-solved', 'no-answer'] as const

/** Solved tickets to be called back, the promise that ends first on top; one's own and one's people's are left out. */
export const listCallBacks = operation({
  name: 'tickets.call-backs',
  title: { zh: '回访', en: 'Call-backs' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/call-backs',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({
    tickets: z.array(
      z.object({
        id,
        number: z.string(),
        kindTitle: z.string(),
        words: z.string(),
        done: z.string().nullable(),
        room: z.string().nullable(),
        project: z.string().nullable(),
        customerId: id.nullable(),
        customer: z.string().nullable(),
        phone: z.string().nullable(),
        solvedAt: z.string(),
        solvedBy: z.string().nullable(),
        dueAt: z.string().nullable(),
        calls: z.number(),
        version: z.number(),
        form: z.string().nullable(),
        playbook: z.string(),
      }),
    ),
    /** Left out because one handled them oneself, or one's people did. */
    own: z.number(),
    now: z.string(),
  }),
})

/**
 * A call-back with what came of it. Not solved reopens by itself; nobody answering for the third time closes it as not
 * reached, which is its own outcome.
 */
export const callBack = operation({
  name: 'tickets.call-back',
  title: { zh: '记回访', en: 'Record a call-back' },
  audience: 'staff',
  method: 'POST',
  path: '/tickets/:id/call-back',
  permission: 'work.do',
  input: z.object({
    id,
    version: z.number().int().min(1),
    result: z.enum(callResults),
    satisfied: z.boolean().optional(),
    answers: z.record(z.string(), z.unknown()).optional(),
    words: z.string().trim().max(2000).optional(),
  }),
  output: z.object({ version: z.number(), state: z.string(), calls: z.number() }),
  refusals: refusing(
    'tickets.unknown',
    'tickets.changed',
    'tickets.not_now',
    'tickets.over',
    'tickets.own_call_back',
    'tickets.form',
  ),
})
