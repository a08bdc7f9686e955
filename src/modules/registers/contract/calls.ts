import { z } from 'zod'
import { cursor, done, id, moment, operation } from '#platform/operation.ts'
import { refusing } from './words.ts'

export const listCalls = operation({
  name: 'registers.calls',
  title: { zh: '通话登记', en: 'Calls' },
  audience: 'staff',
  method: 'GET',
  path: '/registers/calls',
  permission: 'work.do',
  input: z.object({
    /** Only what is kept for good. */
    archived: z.coerce.boolean().default(false),
    after: cursor,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    calls: z.array(
      z.object({
        id,
        project: z.string(),
        calledAt: z.string(),
        phone: z.string().nullable(),
        customerId: id.nullable(),
        customer: z.string().nullable(),
        ticketId: id.nullable(),
        number: z.string().nullable(),
        about: z.string(),
        takenBy: z.string(),
        announced: z.boolean(),
        fileId: id.nullable(),
        link: z.string().nullable(),
        /** When the recording goes; null where there is none, or it stays for good. */
        keptUntil: z.string().nullable(),
        archivedWhy: z.string().nullable(),
        archivedBy: z.string().nullable(),
        removedAt: z.string().nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
})

/** A call with its recording: a file that was uploaded, or where the telephone system keeps it. The caller was told, or nothing is kept. */
export const recordCall = operation({
  name: 'registers.record-call',
  title: { zh: '登记通话', en: 'Write down a call' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/calls',
  permission: 'work.do',
  input: z.object({
    projectId: id,
    calledAt: moment.optional(),
    phone: z.string().trim().max(30).optional(),
    customerId: id.optional(),
    ticketId: id.optional(),
    about: z.string().trim().min(1).max(400),
    announced: z.boolean().default(false),
    fileId: id.optional(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
  }),
  output: z.object({ id }),
  refusals: refusing(
    'places.unknown',
    'customers.unknown',
    'tickets.unknown',
    'files.unknown',
    'registers.future',
    'registers.not_announced',
    'registers.phone_unreadable',
  ),
})

/** Takes a recording out of the term: it stays until somebody lets it go. */
export const archiveCall = operation({
  name: 'registers.archive-call',
  title: { zh: '录音存档', en: 'Keep a recording for good' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/calls/:id/archive',
  permission: 'work.do',
  input: z.object({ id, why: z.string().trim().min(2).max(400) }),
  output: done,
  refusals: refusing('registers.unknown', 'registers.no_recording'),
})
