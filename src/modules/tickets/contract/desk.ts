import { z } from 'zod'
import { id, operation } from '#platform/operation.ts'

/** Who or where a report is about: people with each of their homes, homes nobody is known for, projects. */
const found = z.object({
  customerId: id.nullable(),
  customer: z.string().nullable(),
  phone: z.string().nullable(),
  role: z.string().nullable(),
  unitId: id.nullable(),
  room: z.string().nullable(),
  projectId: id,
  project: z.string(),
  steward: z.string().nullable(),
})
export type FoundPlace = z.infer<typeof found>

/** One box: name, initials, home, number of a telephone or its last four digits, a project. */
export const findPlaces = operation({
  name: 'tickets.places',
  title: { zh: '谁 · 哪一户', en: 'Who, which home' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/places',
  permission: 'work.do',
  input: z.object({ text: z.string().trim().max(100) }),
  output: z.object({ found: z.array(found) }),
})

/** Who may handle a ticket there: those with a role in the project or the company, with what each has on hand. */
export const listHands = operation({
  name: 'tickets.hands',
  title: { zh: '派给谁', en: 'Who could take it' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/hands',
  permission: 'work.do',
  input: z.object({ ticketId: id }),
  output: z.object({
    hands: z.array(
      z.object({
        id,
        name: z.string(),
        roles: z.array(z.string()),
        onHand: z.number(),
        /** Of the role that answers for it. */
        fits: z.boolean(),
        /** Somebody covers for him today. */
        away: z.boolean(),
      }),
    ),
  }),
})
