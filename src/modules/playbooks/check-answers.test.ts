import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswers, type Question } from './check-answers.ts'

const question = (name: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  name,
  title: name,
  kind,
  required: false,
  choices: [],
  min: null,
  max: null,
  ...more,
})
const form = [
  question('overall', 'rating', { min: 1, max: 5, required: true }),
  question('like', 'many', {
    choices: [
      { value: 'a', text: 'A' },
      { value: 'b', text: 'B' },
    ],
  }),
  question('again', 'one', { choices: [{ value: 'yes', text: '是' }] }),
  question('words', 'comment'),
]

test('a scale of five does not take eleven, a half, or a word', () => {
  for (const overall of [0, 6, 11, 2.5, '5', null])
    expect(checkAnswers(form, { overall })?.question).toBe('overall')
  expect(checkAnswers(form, { overall: 5 })).toBeNull()
})

test('a question or a choice the form does not have is refused', () => {
  expect(checkAnswers(form, { overall: 4, secret: 1 })).toMatchObject({ question: 'secret' })
  expect(checkAnswers(form, { overall: 4, like: ['a', 'c'] })).toMatchObject({ question: 'like' })
  expect(checkAnswers(form, { overall: 4, again: 'no' })).toMatchObject({ question: 'again' })
})

test('whatever is accepted fits every question', () => {
  const anything = fc.dictionary(
    fc.constantFrom('overall', 'like', 'again', 'words', 'other'),
    fc.oneof(
      fc.integer({ min: -2, max: 12 }),
      fc.string(),
      fc.constantFrom('a', 'yes'),
      fc.array(fc.constantFrom('a', 'b', 'z')),
      fc.boolean(),
    ),
  )
  fc.assert(
    fc.property(anything, (answers) => {
      if (checkAnswers(form, answers)) return
      expect(Object.keys(answers)).not.toContain('other')
      expect([1, 2, 3, 4, 5]).toContain(answers.overall)
      if (typeof answers.again === 'string' && answers.again !== '') expect(answers.again).toBe('yes')
    }),
    { numRuns: 2000 },
  )
})
