import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'
import { fen } from './jobs.ts'
import { repairRefusals } from './words.ts'

const price = z.object({
  id,
  name: z.string(),
  unit: z.string(),
  fen,
  /** Work, not a thing. */
  labour: z.boolean(),
})
export type Price = z.infer<typeof price>

/** What paid work costs, as it is shown to the customer before it is begun; by name. */
export const listPrices = operation({
  name: 'repairs.prices',
  title: { zh: '维修价目', en: 'Price list' },
  audience: 'staff',
  method: 'GET',
  path: '/repairs/prices',
  permission: 'work.do',
  input: z.object({}),
  output: z.object({ prices: z.array(price) }),
})

/** Without an id a new one. What was charged before keeps its price. */
export const savePrice = operation({
  name: 'repairs.save-price',
  title: { zh: '改维修价目', en: 'Change the price list' },
  audience: 'staff',
  method: 'POST',
  path: '/repairs/prices',
  permission: 'work.supervise',
  input: z.object({
    id: id.optional(),
    name: z.string().trim().min(1).max(60),
    unit: z.string().trim().min(1).max(10),
    fen,
    labour: z.boolean().default(false),
  }),
  output: z.object({ id }),
  refusals: repairRefusals,
})

export const endPrice = operation({
  name: 'repairs.end-price',
  title: { zh: '去掉一条价目', en: 'Take off the price list' },
  audience: 'staff',
  method: 'DELETE',
  path: '/repairs/prices/:id',
  permission: 'work.supervise',
  input: z.object({ id }),
  output: done,
  refusals: { 'repairs.no_price': repairRefusals['repairs.no_price'] },
})
