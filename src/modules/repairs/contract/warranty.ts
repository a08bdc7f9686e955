import { z } from 'zod'
import { day, id, operation } from '#platform/operation.ts'
import { repairRefusals } from './words.ts'

const part = z.object({
  part: z.string(),
  /** Categories of reports that are about it. */
  categories: z.array(z.string()),
  /** Last day the owner is answered to; null where the days are not known. */
  ownerEndsOn: day.nullable(),
  /** `unknown`: a day is missing that could make it longer. */
  verdict: z.enum(['in', 'out', 'unknown']),
})

const staffPart = part.extend({
  /** Last day the contractor answers; null where the acceptance is not known. */
  contractorEndsOn: day.nullable(),
  /** Whether the contractor still answers; null where that is not known. */
  recourse: z.boolean().nullable(),
  contractor: z.object({ id, name: z.string() }).nullable(),
})
export type HomePart = z.infer<typeof staffPart>

/** Both clocks of every part of a home, as they stand for a report of the day `on`. */
export const seeWarranty = operation({
  name: 'repairs.warranty',
  title: { zh: '保修', en: 'Warranty' },
  audience: 'staff',
  method: 'GET',
  path: '/repairs/warranty',
  permission: 'work.do',
  input: z.object({
    unitId: id,
    /** The day of the report; today where nothing is said. */
    on: day.optional(),
  }),
  output: z.object({
    acceptedOn: day.nullable(),
    /** The first handover of the home: whoever buys it later inherits its clock. */
    handedOverOn: day.nullable(),
    parts: z.array(staffPart),
  }),
  refusals: { 'places.unknown': repairRefusals['places.unknown'] },
})

/** What is answered for in my home, and until when. */
export const seeMyWarranty = operation({
  name: 'repairs.my-warranty',
  title: { zh: '我家的保修', en: 'Warranty of my home' },
  audience: 'customer',
  method: 'GET',
  path: '/warranty',
  permission: null,
  input: z.object({ unitId: id }),
  output: z.object({ handedOverOn: day.nullable(), parts: z.array(part) }),
})

/** The day the completion of a building was accepted; null takes it back. */
export const setAcceptance = operation({
  name: 'repairs.set-acceptance',
  title: { zh: '记竣工验收日', en: 'Record the completion acceptance' },
  audience: 'staff',
  method: 'POST',
  path: '/repairs/acceptances',
  permission: 'places.change',
  input: z.object({ buildingId: id, acceptedOn: day.nullable() }),
  output: z.object({ acceptedOn: day.nullable() }),
  refusals: {
    'places.unknown': repairRefusals['places.unknown'],
    'repairs.accepted_later': repairRefusals['repairs.accepted_later'],
  },
})

/** What the warranty of a project hangs on: the day of each building, and who answers for each part. */
export const seeWarrantySettings = operation({
  name: 'repairs.warranty-settings',
  title: { zh: '保修设置', en: 'Settings of the warranty' },
  audience: 'staff',
  method: 'GET',
  path: '/repairs/warranty-settings',
  permission: 'work.do',
  input: z.object({ projectId: id }),
  output: z.object({
    buildings: z.array(z.object({ id, name: z.string(), acceptedOn: day.nullable() })),
    parts: z.array(z.object({ part: z.string(), contractorId: id.nullable() })),
  }),
  refusals: { 'places.unknown': repairRefusals['places.unknown'] },
})

/** Who answers for a part of a project; null: nobody is named. */
export const setAnswersFor = operation({
  name: 'repairs.set-answers-for',
  title: { zh: '定承修单位', en: 'Say who answers for a part' },
  audience: 'staff',
  method: 'POST',
  path: '/repairs/answers-for',
  permission: 'work.supervise',
  input: z.object({
    projectId: id,
    part: z.string().trim().min(1).max(60),
    contractorId: id.nullable(),
  }),
  output: z.object({ contractorId: id.nullable() }),
  refusals: {
    'places.unknown': repairRefusals['places.unknown'],
    'repairs.no_contractor': repairRefusals['repairs.no_contractor'],
  },
})
