import { z } from 'zod'
import { cursor, day, id, operation, words } from '#platform/operation.ts'
import { field, fieldName } from './wanted.ts'
import { factStateNames, phaseNames, refusing, writing } from './words.ts'

/** One customer's record against what is wanted of him today. */
export const seeDossier = operation({
  name: 'dossiers.see',
  title: { zh: '档案完整度', en: 'How complete a record is' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id/dossier',
  permission: 'customers.see',
  input: z.object({ id }),
  output: z.object({
    /** In the order in which they are asked for; only those wanted of him by now. */
    facts: z.array(
      field.extend({
        question: words,
        phase: z.enum(phaseNames),
        state: z.enum(factStateNames),
        /** Phone and document masked; null: nothing is known. */
        value: words.nullable(),
        heardAt: z.string().nullable(),
        heardBy: z.string().nullable(),
        /** Of one who would not say: not asked before this day. */
        askAgainOn: day.nullable(),
      }),
    ),
  }),
  refusals: refusing('customers.unknown'),
})

/** What he said to a question, or that he would not say: kept with who heard it and when. */
export const answerFact = operation({
  name: 'dossiers.answer',
  title: { zh: '记下答案', en: 'Keep an answer' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/dossier',
  permission: 'customers.change',
  input: z.object({
    id,
    field: fieldName,
    answer: z.discriminatedUnion('is', [
      z.object({ is: z.literal('told'), value: z.string().trim().min(1).max(2000) }),
      /** What stands there still holds. */
      z.object({ is: z.literal('same') }),
      z.object({ is: z.literal('declined') }),
    ]),
  }),
  output: z.object({ askAgainOn: day.nullable() }),
  refusals: {
    ...writing,
    'dossiers.nothing_known': {
      zh: '“{field}”还没有记过，没有什么可以照旧。请写下答案。',
      en: 'Nothing is known of “{field}” yet, so nothing can stay. Write the answer.',
      status: 422,
    },
  },
})

const counted = {
  people: z.number(),
  /** People of whom everything wanted is known and fresh, or who would not say. */
  complete: z.number(),
  /** Facts, of all people together. */
  wanted: z.number(),
  known: z.number(),
  missing: z.number(),
  stale: z.number(),
  declined: z.number(),
}

/** How complete the records in reach are: by project, and within one project by steward. */
export const countDossiers = operation({
  name: 'dossiers.count',
  title: { zh: '数档案完整度', en: 'Count complete records' },
  audience: 'staff',
  method: 'GET',
  path: '/dossiers',
  permission: 'customers.see',
  input: z.object({ projectId: id.optional(), phase: z.enum(phaseNames).optional() }),
  output: z.object({
    parts: z.array(z.object({ id: id.nullable(), name: z.string().nullable(), ...counted })),
    facts: z.array(
      z.object({ field: fieldName, title: words, ...counted }).omit({ people: true, complete: true }),
    ),
  }),
})

/** Whose record lacks what, newest customers first. */
export const listLacking = operation({
  name: 'dossiers.lacking',
  title: { zh: '谁的档案缺什么', en: 'Whose record lacks what' },
  audience: 'staff',
  method: 'GET',
  path: '/dossiers/lacking',
  permission: 'customers.see',
  input: z.object({
    projectId: id.optional(),
    /** Null as text: those without a steward. */
    stewardId: z.union([id, z.literal('none')]).optional(),
    phase: z.enum(phaseNames).optional(),
    field: fieldName.optional(),
    state: z.enum(['missing', 'stale']).optional(),
    after: cursor,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    people: z.array(
      z.object({
        id,
        name: z.string(),
        room: z.string().nullable(),
        steward: z.string().nullable(),
        wanted: z.number(),
        known: z.number(),
        lacking: z.array(z.object({ field: fieldName, title: words, state: z.enum(factStateNames) })),
      }),
    ),
    after: z.string().nullable(),
  }),
})
