import { z } from 'zod'
import { cursor, day, done, id, operation } from '#platform/operation.ts'
import { refusing } from './words.ts'

export const listDeposits = operation({
  name: 'registers.deposits',
  title: { zh: '寄存登记', en: 'Things kept' },
  audience: 'staff',
  method: 'GET',
  path: '/registers/deposits',
  permission: 'work.do',
  input: z.object({
    /** Those given back, instead of those still here. */
    returned: z.coerce.boolean().default(false),
    after: cursor,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    deposits: z.array(
      z.object({
        id,
        project: z.string(),
        who: z.string(),
        customerId: id.nullable(),
        what: z.string(),
        place: z.string(),
        takenBy: z.string(),
        takenAt: z.string(),
        expectedOn: day.nullable(),
        /** Should have been fetched. */
        late: z.boolean(),
        returnedTo: z.string().nullable(),
        returnedBy: z.string().nullable(),
        returnedAt: z.string().nullable(),
        signatureId: id.nullable(),
      }),
    ),
    /** Still here. */
    open: z.number(),
    after: z.string().nullable(),
  }),
})

export const takeDeposit = operation({
  name: 'registers.take-deposit',
  title: { zh: '登记寄存', en: 'Take something in' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/deposits',
  permission: 'work.do',
  input: z.object({
    projectId: id,
    who: z.string().trim().min(1).max(60),
    customerId: id.optional(),
    what: z.string().trim().min(1).max(200),
    /** Where it lies. */
    place: z.string().trim().min(1).max(60),
    expectedOn: day.optional(),
  }),
  output: z.object({ id }),
  refusals: refusing('places.unknown', 'customers.unknown'),
})

/** Given back once; with the signature of whoever fetched it, where he signed. */
export const returnDeposit = operation({
  name: 'registers.return-deposit',
  title: { zh: '取走寄存', en: 'Give it back' },
  audience: 'staff',
  method: 'POST',
  path: '/registers/deposits/:id/return',
  permission: 'work.do',
  input: z.object({ id, to: z.string().trim().min(1).max(60), signatureId: id.optional() }),
  output: done,
  refusals: refusing('registers.unknown', 'registers.returned', 'files.unknown'),
})
