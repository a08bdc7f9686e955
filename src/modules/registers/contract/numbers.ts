import { z } from 'zod'
import { both, done, id, operation, type Words } from '#platform/operation.ts'
import { refusing } from './words.ts'

/** What a number is for, in the order it is looked for. */
export const numberSorts = {
  emergency: both('紧急电话', 'Emergency'),
  service: both('日常服务', 'Daily service'),
  complaint: both('投诉电话', 'Complaints'),
  authority: both('政府和公用单位', 'Authorities and utilities'),
} as const satisfies Record<string, Words>
export type NumberSort = keyof typeof numberSorts

const sort = z.enum(['emergency', 'service', 'complaint', 'authority'])
/** As it is dialled: digits, spaces, brackets, a plus, a hyphen, an extension after 转. */
const phone = z
  .string()
  .trim()
  .min(3)
  .max(30)
  .regex(/^[\d\s()+\-转]+$/)

const shown = z.object({
  id,
  sort,
  name: z.string(),
  phone: z.string(),
  hours: z.string().nullable(),
})

export const listNumbers = operation({
  name: 'registers.numbers',
  title: { zh: '应急电话', en: 'Emergency numbers' },
  audience: 'staff',
  method: 'GET',
  path: '/registers/numbers',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({
    projects: z.array(
      z.object({
        projectId: id,
        project: z.string(),
        numbers: z.array(
          shown.extend({ published: z.boolean(), changedBy: z.string(), changedAt: z.string() }),
        ),
      }),
    ),
  }),
})

/** Adds a number, or with `id` changes one. What is published stands in the portal at once. */
export const keepNumber = operation({
  name: 'registers.keep-number',
  title: { zh: '记应急电话', en: 'Keep an emergency number' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/numbers',
  permission: 'work.supervise',
  input: z.object({
    id: id.optional(),
    projectId: id,
    sort,
    name: z.string().trim().min(1).max(60),
    phone,
    hours: z.string().trim().max(60).optional(),
    published: z.boolean().default(true),
  }),
  output: z.object({ id }),
  refusals: refusing('places.unknown', 'registers.unknown', 'registers.number_there'),
})

export const removeNumber = operation({
  name: 'registers.remove-number',
  title: { zh: '去掉应急电话', en: 'Take a number out' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/numbers/:id/remove',
  permission: 'work.supervise',
  input: z.object({ id }),
  output: done,
  refusals: refusing('registers.unknown'),
})

/** Whom a resident calls: the published numbers of the projects he has a home in. */
export const listMyNumbers = operation({
  name: 'registers.my-numbers',
  title: { zh: '应急电话', en: 'Emergency numbers' },
  audience: 'customer',
  method: 'GET',
  path: '/numbers',
  permission: null,
  input: z.object({}),
  output: z.object({ projects: z.array(z.object({ project: z.string(), numbers: z.array(shown) })) }),
})
