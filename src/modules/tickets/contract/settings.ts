import { z } from 'zod'
import { operation, words } from '#platform/operation.ts'
import { wording } from './filing.ts'

/** Everything the running policies say of each kind of ticket, in words; it is changed where the policy is. */
export const seeTicketSettings = operation({
  name: 'tickets.settings',
  title: { zh: '诉求设置', en: 'What is set for tickets' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/settings',
  permission: 'playbook.see',
  input: z.object({}),
  output: z.object({
    kinds: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        playbook: z.string(),
        playbookTitle: z.string(),
        clauses: z.array(z.string()),
        /** Customers may report it themselves; only who handles it may see it. */
        byCustomers: z.boolean(),
        confidential: z.boolean(),
        categories: z.array(z.object({ name: z.string(), wording: wording.nullable() })),
        causes: z.array(z.string()),
        /** Checked in this order; the first that holds is the level. */
        levels: z.array(z.object({ is: z.string(), when: words, tell: z.array(words) })),
        /** The first that fits says who answers for it. */
        routes: z.array(z.object({ when: words.nullable(), to: words })),
        promises: z.array(
          z.object({
            clock: z.string(),
            title: z.string(),
            clause: z.string().nullable(),
            due: words,
            when: words.nullable(),
            who: z.array(words),
          }),
        ),
        calledBackBy: z.array(words),
      }),
    ),
  }),
})
