/** Callers: who comes again and again, and what many households ask for together; counted from the tickets, nobody keeps a list by hand. */
import { z } from 'zod'
import { refusals as placeRefusals } from '#modules/places/contract/words.ts'
import { id, operation } from '#platform/operation.ts'

const days = z.number().int().min(7).max(365)
const refusals = { 'places.unknown': placeRefusals['places.unknown'] } as const

const who = {
  customerId: id.nullable(),
  customer: z.string().nullable(),
  /** Of those who are nobody on record. */
  caller: z.string().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  room: z.string().nullable(),
  lastAt: z.string(),
  lastTicketId: id,
  open: z.number(),
}

/** People with so many tickets in so many days: by the customer, or by the number of who is nobody on record. */
export const listCallers = operation({
  name: 'callers.again',
  title: { zh: '反复来的人', en: 'Who comes again' },
  audience: 'staff',
  method: 'GET',
  path: '/callers',
  permission: 'work.supervise',
  input: z.object({
    days: days.default(90),
    atLeast: z.number().int().min(2).max(50).default(3),
    projectId: id.optional(),
  }),
  output: z.object({
    callers: z.array(
      z.object({
        ...who,
        project: z.string(),
        tickets: z.number(),
        /** Of his tickets, those that were opened again, and how often he urged. */
        reopened: z.number(),
        urged: z.number(),
        /** What he comes for, the most often first. */
        about: z.array(
          z.object({ kindTitle: z.string(), category: z.string().nullable(), tickets: z.number() }),
        ),
      }),
    ),
    /** There are more than are listed. */
    more: z.boolean(),
  }),
  refusals,
})

/** One thing that so many households of a project ask for: a household counts once, however often it comes. */
export const listCollective = operation({
  name: 'callers.collective',
  title: { zh: '群诉', en: 'Collective matters' },
  audience: 'staff',
  method: 'GET',
  path: '/callers/collective',
  permission: 'work.supervise',
  input: z.object({
    days: days.default(30),
    households: z.number().int().min(2).max(500).default(10),
    projectId: id.optional(),
  }),
  output: z.object({
    matters: z.array(
      z.object({
        projectId: id,
        project: z.string(),
        kind: z.string(),
        kindTitle: z.string(),
        category: z.string(),
        households: z.number(),
        buildings: z.number(),
        tickets: z.number(),
        open: z.number(),
        firstAt: z.string(),
        lastAt: z.string(),
        /** The newest incident that took some of them in. */
        incident: z.object({ id, title: z.string() }).nullable(),
      }),
    ),
  }),
  refusals,
})

/** The list of those who ask for it, a line a household, in the order in which they came. */
export const listPetitioners = operation({
  name: 'callers.petitioners',
  title: { zh: '群诉名单', en: 'Who asks for it' },
  audience: 'staff',
  method: 'GET',
  path: '/callers/petitioners',
  permission: 'work.supervise',
  input: z.object({
    projectId: id,
    kind: z.string().max(60),
    category: z.string().max(60),
    days: days.default(30),
  }),
  output: z.object({
    households: z.array(z.object({ ...who, firstAt: z.string(), tickets: z.number(), words: z.string() })),
    more: z.boolean(),
  }),
  refusals,
})
