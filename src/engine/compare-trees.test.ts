import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTrees } from './compare-trees.ts'
import { type Branch, type Plain, treeOf } from './tree.ts'

const tree = (plain: Plain) => treeOf(plain) as Branch
const policy = {
  playbook: 'care',
  clauses: {
    '5.1': { title: '拜访', text: '签约后一周内拜访。' },
    '5.2': { title: '回访', text: '三天内。' },
  },
  care: { visit: { clause: '5.1', due: '7 days', who: 'steward' } },
}

test('what changed is told entry by entry, with what was written before and after', () => {
  const now = {
    ...policy,
    clauses: {
      '5.1': { title: '拜访', text: '签约后五天内拜访。' },
      '5.3': { title: '生日', text: '当天。' },
    },
    care: { visit: { ...policy.care.visit, due: '5 days', unless: 'customer.away' } },
  }
  expect(compareTrees(tree(policy), tree(now))).toEqual([
    {
      change: 'changed',
      block: 'clauses',
      entry: '5.1',
      values: [{ path: ['text'], was: '签约后一周内拜访。', now: '签约后五天内拜访。' }],
    },
    {
      change: 'removed',
      block: 'clauses',
      entry: '5.2',
      values: [{ path: [], was: 'title: 回访; text: 三天内。', now: null }],
    },
    {
      change: 'added',
      block: 'clauses',
      entry: '5.3',
      values: [{ path: [], was: null, now: 'title: 生日; text: 当天。' }],
    },
    {
      change: 'changed',
      block: 'care',
      entry: 'visit',
      values: [
        { path: ['due'], was: '7 days', now: '5 days' },
        { path: ['unless'], was: null, now: 'customer.away' },
      ],
    },
  ])
})

const name = fc.constantFrom('a', 'b', 'c')
const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('1', '2'),
    fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    fc.dictionary(name, tie('plain'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
const random = fc.dictionary(name, plain, { maxKeys: 3, noNullPrototype: true })

test('a policy compared with itself has not changed, and looked at the other way round additions are removals', () => {
  fc.assert(
    fc.property(random, random, (one, other) => {
      expect(compareTrees(tree(one), tree(one))).toEqual([])
      const count = (changes: ReturnType<typeof compareTrees>, change: string) =>
        changes.filter((each) => each.change === change).length
      const [there, back] = [compareTrees(tree(one), tree(other)), compareTrees(tree(other), tree(one))]
      expect(count(there, 'added')).toBe(count(back, 'removed'))
      expect(count(there, 'changed')).toBe(count(back, 'changed'))
    }),
    { numRuns: 300 },
  )
})
