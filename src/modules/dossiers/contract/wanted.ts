import { z } from 'zod'
import { done, operation, words } from '#platform/operation.ts'
import { phaseNames, refusing } from './words.ts'

export const fieldName = z.string().min(1).max(60)

/** How a value is asked for: `one` and `many` with choices, the others in words, a number or a day. */
export const field = z.object({
  name: fieldName,
  title: words,
  kind: z.enum(['text', 'number', 'date', 'yesno', 'one', 'many']),
  choices: z.array(z.object({ value: z.string(), said: words })),
})

export const wanted = z.object({
  field: fieldName,
  title: words,
  questionZh: z.string(),
  questionEn: z.string(),
  phase: z.enum(phaseNames),
  /** Asked again after so many months; null: once known it stays. */
  freshMonths: z.number().nullable(),
  rank: z.number(),
})

/** What is wanted, in the order in which it is asked for, and all that may be. */
export const listWanted = operation({
  name: 'dossiers.list-wanted',
  title: { zh: '想知道什么', en: 'What is wanted' },
  audience: 'staff',
  method: 'GET',
  path: '/dossiers/wanted',
  permission: 'customers.see',
  input: z.object({}),
  output: z.object({ wanted: z.array(wanted), fields: z.array(field) }),
})

/** Wants a fact, or changes how it is wanted. */
export const wantFact = operation({
  name: 'dossiers.want',
  title: { zh: '想知道一项', en: 'Want a fact' },
  audience: 'staff',
  method: 'PUT',
  path: '/dossiers/wanted/:field',
  permission: 'playbook.change',
  input: z.object({
    field: fieldName,
    questionZh: z.string().trim().min(2).max(100),
    questionEn: z.string().trim().min(2).max(160),
    phase: z.enum(phaseNames),
    freshMonths: z.number().int().min(1).max(120).nullable(),
    rank: z.number().int().min(1).max(99),
  }),
  output: done,
  refusals: refusing('dossiers.field_unknown'),
})

/** What is known stays; nobody is asked for it any more. */
export const stopWanting = operation({
  name: 'dossiers.stop-wanting',
  title: { zh: '不再问这一项', en: 'Stop wanting a fact' },
  audience: 'staff',
  method: 'DELETE',
  path: '/dossiers/wanted/:field',
  permission: 'playbook.change',
  input: z.object({ field: fieldName }),
  output: done,
  refusals: refusing('dossiers.field_unknown'),
})
