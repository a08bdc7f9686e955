import fc from 'fast-check'
import type { Expr } from '#engine/condition-syntax.ts'
import type { Scope } from '#engine/condition-types.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import type { ParameterValue } from '#engine/world.ts'

/** Names a generated condition may use: customers with their homes, tickets and orders, and three parameters. */
export const customerScope: Scope = (() => {
  const vocabulary = baseVocabulary()
  const fields = vocabulary.subjects.get('customer')?.fields
  const field = (
    name: string,
    type: Scope['locals'][number]['fields'] extends Map<string, infer T> ? T : never,
  ) => fields?.set(name, { name, type, zh: name, en: name, origin: 'test' })
  field('sales', { is: 'number', figure: 'month' })
  field('level', { is: 'text', options: ['A1', 'A2', 'A3'], scale: ['A1', 'A2', 'A3'] })
  field('hobbies', { is: 'many', options: ['tea', 'chess'] })
  field('points', { is: 'number' })
  return {
    vocabulary,
    parameters: new Map([
      ['limit', { type: { is: 'number' }, kind: 'number' }],
      ['silence', { type: { is: 'span' }, kind: 'span' }],
      ['wanted', { type: { is: 'text', options: ['A1', 'A2', 'A3'] }, kind: 'one' }],
    ]),
    locals: [],
    subject: 'customer',
  }
})()

export const parameterValues: Record<string, ParameterValue> = {
  limit: 3,
  silence: { n: 60, unit: 'days' },
  wanted: 'A2',
}

const number = fc.constantFrom<Expr>(
  { is: 'path', names: ['points'] },
  { is: 'number', value: 3, text: '3' },
  { is: 'number', value: 0.25, text: '25%' },
  { is: 'number', value: 0, text: '0' },
  { is: 'parameter', name: 'limit' },
  { is: 'path', names: ['sales'], period: { kind: 'previous', unit: 'month' } },
  { is: 'path', names: ['sales'], period: { kind: 'last', n: 3, unit: 'months', yearsAgo: 1 } },
  { is: 'list', fn: 'count', path: ['tickets'], period: { kind: 'last', n: 90, unit: 'days' } },
  { is: 'list', fn: 'sum', path: ['orders', 'amount'] },
  { is: 'list', fn: 'average', path: ['orders', 'amount'], period: { kind: 'this', unit: 'year' } },
  { is: 'list', fn: 'latest', path: ['orders', 'amount'] },
  {
    is: 'call',
    fn: 'levels-apart',
    args: [
      { is: 'path', names: ['level'] },
      { is: 'text', value: 'A1' },
    ],
  },
  { is: 'call', fn: 'months-between', args: [{ is: 'path', names: ['since'] }, { is: 'today' }] },
)

const date = fc.constantFrom<Expr>(
  { is: 'path', names: ['since'] },
  { is: 'path', names: ['birthday'] },
  { is: 'today' },
  { is: 'date', value: '2026-02-28' },
  { is: 'arith', sign: '-', left: { is: 'today' }, right: { is: 'parameter', name: 'silence' } },
  {
    is: 'arith',
    sign: '+',
    left: { is: 'path', names: ['since'] },
    right: { is: 'span', n: 3, unit: 'months' },
  },
)

const signs = fc.constantFrom('=', '!=', '<', '<=', '>', '>=' as const)

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc
    .record({ sign: signs, left: number, right: number })
    .map((each) => ({ is: 'compare' as const, ...each })),
  fc.record({ sign: signs, left: date, right: date }).map((each) => ({ is: 'compare' as const, ...each })),
  fc.tuple(number, number, fc.constantFrom('+', '-', '*', '/' as const), number).map(
    ([left, right, sign, other]): Expr => ({
      is: 'compare',
      sign: '>',
      left: { is: 'arith', sign, left, right },
      right: other,
    }),
  ),
  fc
    .constantFrom<Expr>(
      {
        is: 'compare',
        sign: '=',
        left: { is: 'path', names: ['level'] },
        right: { is: 'path', names: ['A1'] },
      },
      {
        is: 'compare',
        sign: '!=',
        left: { is: 'path', names: ['level'] },
        right: { is: 'parameter', name: 'wanted' },
      },
      {
        is: 'in',
        left: { is: 'path', names: ['level'] },
        options: [
          { is: 'path', names: ['A1'] },
          { is: 'path', names: ['A2'] },
        ],
        not: false,
      },
      {
        is: 'in',
        left: { is: 'path', names: ['kind'] },
        options: [{ is: 'path', names: ['person'] }],
        not: true,
      },
      { is: 'has', left: { is: 'path', names: ['hobbies'] }, right: { is: 'path', names: ['tea'] } },
      { is: 'known', left: { is: 'path', names: ['since'] }, known: true },
      { is: 'known', left: { is: 'path', names: ['level'] }, known: false },
      {
        is: 'within',
        left: { is: 'path', names: ['since'] },
        period: { kind: 'previous', unit: 'year' },
        not: false,
      },
      { is: 'path', names: ['consent', 'care'] },
      { is: 'path', names: ['project', 'kind'] },
    )
    .map(
      (tree): Expr =>
        tree.is === 'path' && tree.names[0] === 'project'
          ? { is: 'compare', sign: '=', left: tree, right: { is: 'path', names: ['mall'] } }
          : tree,
    ),
  fc.constantFrom<Expr>(
    {
      is: 'list',
      fn: 'any',
      path: ['holdings'],
      where: { is: 'known', left: { is: 'path', names: ['signedOn'] }, known: true },
    },
    {
      is: 'list',
      fn: 'none',
      path: ['tickets'],
      period: { kind: 'last', n: 30, unit: 'days' },
      where: { is: 'path', names: ['valid'] },
    },
    { is: 'list', fn: 'any', path: ['orders'], period: { kind: 'last-parameter', name: 'silence' } },
    {
      is: 'compare',
      sign: '>',
      left: { is: 'list', fn: 'share', path: ['tickets'], where: { is: 'path', names: ['satisfied'] } },
      right: { is: 'number', value: 0.5, text: '50%' },
    },
  ),
)

const listsIn = (tree: Expr): number => JSON.stringify(tree).split('"is":"list"').length - 1
const productsIn = (tree: Expr): number => JSON.stringify(tree).split(/"sign":"[*/]"/).length - 1

/** Random conditions over `customerScope`, within the limits of the language; for the evaluator and for SQL. */
export const conditions: fc.Arbitrary<Expr> = fc
  .letrec<{ tree: Expr }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom('and', 'or' as const), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
        .map(([is, items]): Expr => ({ is, items })),
      tie('tree').map((item): Expr => ({ is: 'not', item })),
    ),
  }))
  .tree.filter((tree) => listsIn(tree) <= 3 && productsIn(tree) <= 12)
