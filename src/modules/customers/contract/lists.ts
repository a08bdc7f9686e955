import { z } from 'zod'
import { bounded, cursor, id, operation } from '#platform/operation.ts'

const listed = z.object({
  id,
  number: z.string(),
  name: z.string(),
  kind: z.string(),
  standing: z.string().nullable(),
  level: z.string().nullable(),
  room: z.string().nullable(),
  project: z.string().nullable(),
  steward: z.string().nullable(),
  stage: z.string().nullable(),
  phone: z.string().nullable(),
  contactedAt: z.string().nullable(),
  owed: z.number(),
  overdue: z.number(),
})

export type ListedCustomer = z.infer<typeof listed>

export const customerFilter = z.object({
  projectId: id.optional(),
  buildingId: id.optional(),
  stage: z.string().max(60).optional(),
  level: z.string().max(60).optional(),
  stewardId: id.optional(),
  notMetThisYear: z.boolean().optional(),
  withoutCareConsent: z.boolean().optional(),
  owed: z.boolean().optional(),
  /** With a report that is not closed. */
  openTicket: z.boolean().optional(),
})

export const listCustomers = operation({
  name: 'customers.list',
  title: { zh: '客户', en: 'Customers' },
  audience: 'staff',
  method: 'GET',
  path: '/customers',
  permission: 'customers.see',
  input: customerFilter.extend({ after: cursor, limit: z.number().int().min(1).max(200).default(20) }),
  output: z.object({ customers: z.array(listed), total: bounded, after: z.string().nullable() }),
})

/** The levels that customers of the company have; a policy names them, an import brings them. */
export const listLevels = operation({
  name: 'customers.levels',
  title: { zh: '客户级别', en: 'Levels of customers' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/levels',
  permission: 'customers.see',
  input: z.object({}),
  output: z.object({ levels: z.array(z.string()) }),
})

export const searchCustomers = operation({
  name: 'customers.search',
  title: { zh: '找客户', en: 'Find customers' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/search',
  permission: 'customers.see',
  input: z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(20) }),
  output: z.object({
    /** How the text was understood, likeliest first. */
    understood: z.array(z.string()),
    customers: z.array(listed.extend({ because: z.string() })),
    more: z.boolean(),
  }),
})
