/** Outside: facts kept in other programs (arrears, parking, fit-out), brought in by the month, each with the day it stands for; only read. */
import { z } from 'zod'
import { customerRefusals } from '#modules/customers/contract/words.ts'
import { day, id, namesOf, operation } from '#platform/operation.ts'

export const outsideSorts = {
  arrears: { zh: '欠费', en: 'Arrears' },
  parking: { zh: '车位', en: 'Parking' },
  'fit-out': { zh: '装修', en: 'Fit-out' },
} as const

export type OutsideSort = keyof typeof outsideSorts

export const outsideSortNames = namesOf(outsideSorts)

export const listOutsideFacts = operation({
  name: 'outside.list',
  title: { zh: '别处记着的', en: 'Kept elsewhere' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id/outside',
  permission: 'customers.see',
  input: z.object({ id }),
  output: z.object({
    /** Of each home and sort what the newest list that names the home says. */
    facts: z.array(
      z.object({
        id,
        sort: z.enum(outsideSortNames),
        room: z.string(),
        /** Yuan. */
        amount: z.number().nullable(),
        words: z.string(),
        asOf: day,
        /** The day of a newer list of the project that does not name the home: what stands here may be over. */
        missingSince: day.nullable(),
      }),
    ),
  }),
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})
