import { z } from 'zod'
import { fileRefusals, keepFile, seeFile } from '#modules/files/contract.ts'
import { refusing } from '#modules/tickets/contract/refusals.ts'
import { day, id, moment, operation } from '#platform/operation.ts'
import { orderNames, repairRefusals } from './words.ts'

/** Whoever has the link; a wrong one is as unknown as one whose days are over. */
const token = z.string().min(20).max(100)
const linkRefusals = { 'repairs.link_over': repairRefusals['repairs.link_over'] }

/** What a contractor needs for one job: the home and a surname, no number of the customer. */
export const seeLinked = operation({
  name: 'repairs.see-linked',
  title: { zh: '外派单', en: 'A work order' },
  audience: 'public',
  method: 'POST',
  path: '/work-order',
  permission: null,
  input: z.object({ token }),
  output: z.object({
    company: z.string(),
    /** Our desk, for questions and to be put through to the customer. */
    servicePhone: z.string().nullable(),
    contractor: z.string(),
    number: z.string(),
    project: z.string(),
    room: z.string().nullable(),
    place: z.string().nullable(),
    surname: z.string().nullable(),
    category: z.string().nullable(),
    said: z.string(),
    words: z.string().nullable(),
    part: z.string().nullable(),
    convenient: z.string().nullable(),
    appointedFrom: z.string().nullable(),
    appointedUntil: z.string().nullable(),
    dueAt: z.string().nullable(),
    state: z.enum(orderNames),
    photos: z.array(id),
    expiresAt: z.string(),
    today: day,
  }),
  refusals: linkRefusals,
})

const onLink = refusing(
  'tickets.not_now',
  'tickets.over',
  'tickets.appointment',
  'months.closed',
  'events.future',
  'tickets.no_category',
)

/** Takes it on, or says that he does not, and why; a job declined ends the link. */
export const answerLinked = operation({
  name: 'repairs.answer-linked',
  title: { zh: '接外派单', en: 'Accept a work order' },
  audience: 'public',
  method: 'POST',
  path: '/work-order/answer',
  permission: null,
  input: z.object({ token, accept: z.boolean(), reason: z.string().trim().max(300).optional() }),
  output: z.object({ state: z.enum(orderNames) }),
  refusals: { ...linkRefusals, ...onLink },
})

export const appointLinked = operation({
  name: 'repairs.appoint-linked',
  title: { zh: '外派单约时间', en: 'Appoint on a work order' },
  audience: 'public',
  method: 'POST',
  path: '/work-order/appoint',
  permission: null,
  input: z.object({ token, from: moment, until: moment }),
  output: z.object({ state: z.enum(orderNames) }),
  refusals: { ...linkRefusals, ...onLink },
})

/** A picture by the link; the upload route has received its bytes, as `receipt` proves. */
export const keepLinkedPhoto = operation({
  name: 'repairs.keep-linked-photo',
  title: { zh: '外派单传照片', en: 'A picture for a work order' },
  audience: 'public',
  method: 'POST',
  path: '/files/kept',
  permission: null,
  input: keepFile.input.omit({ customerId: true }).extend({ token }),
  output: z.object({ id }),
  refusals: {
    ...linkRefusals,
    'files.not_received': fileRefusals['files.not_received'],
    'files.empty': fileRefusals['files.empty'],
    'repairs.enough_photos': repairRefusals['repairs.enough_photos'],
  },
})

/** What was reported with the job, and what came by the link. */
export const seeLinkedPhoto = operation({
  name: 'repairs.see-linked-photo',
  title: { zh: '看外派单的照片', en: 'See a picture of a work order' },
  audience: 'public',
  method: 'GET',
  path: '/files/:id/facts',
  permission: null,
  input: z.object({ id, token }),
  output: seeFile.output,
  refusals: { ...linkRefusals, 'files.unknown': fileRefusals['files.unknown'] },
})

/** Done, with pictures: it solves the ticket, and the link ends. */
export const finishLinked = operation({
  name: 'repairs.finish-linked',
  title: { zh: '外派单完成', en: 'Finish a work order' },
  audience: 'public',
  method: 'POST',
  path: '/work-order/done',
  permission: null,
  input: z.object({
    token,
    words: z.string().trim().min(1).max(2000),
    before: z.array(id).max(9).default([]),
    after: z.array(id).max(9).default([]),
  }),
  output: z.object({ state: z.enum(orderNames) }),
  refusals: { ...linkRefusals, ...onLink },
})
