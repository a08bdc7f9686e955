/** Health: whether the installation is well, told on one page for who looks after it. */
import { z } from 'zod'
import { operation, words } from '#platform/operation.ts'

/** One line of the page: what was looked at, how it stands, what to do where it is not well. */
const line = z.object({
  name: z.enum([
    'database',
    'queue',
    'set-aside',
    'sends',
    'backup',
    'drill',
    'disk',
    'accounts',
    'calendar',
    'address',
    'certificate',
  ]),
  state: z.enum(['well', 'look', 'ill']),
  title: words,
  said: words,
  todo: words.nullable(),
})

export type HealthLine = z.infer<typeof line>

export const seeHealth = operation({
  name: 'health.see',
  title: { zh: '系统体检', en: 'Health' },
  audience: 'staff',
  method: 'GET',
  path: '/health',
  permission: 'system.administer',
  input: z.object({
    /** Whether the page was opened over https; the server behind a proxy cannot know. */
    secure: z
      .enum(['yes', 'no'])
      .transform((text) => text === 'yes')
      .optional(),
  }),
  output: z.object({ state: z.enum(['well', 'look', 'ill']), lines: z.array(line), at: z.string() }),
})
