import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditions, customerScope, parameterValues } from '../../test/support/conditions.ts'
import { compileSql, evaluate, type Facts, parseCondition, pathsOf, readCondition } from './condition.ts'
import { printCondition } from './condition-print.ts'
import { EngineProblem } from './problem.ts'
import type { FieldValue, SubjectRef, World } from './world.ts'

const now = '2026-03-15T04:00:00Z'
const customer = { kind: 'customer', id: 'C1' }

function facts(
  values: Record<string, FieldValue>,
  lists: Record<string, Record<string, FieldValue>[]> = {},
): Facts {
  const items = new Map<string, Record<string, FieldValue>>([['C1', values]])
  const refs = (list: string): SubjectRef[] =>
    (lists[list] ?? []).map((item, i) => {
      items.set(`${list}${i}`, item)
      return { kind: list, id: `${list}${i}` }
    })
  const world: World = {
    field: (subject, name) => items.get(subject.id)?.[name],
    one: (subject, relation) => {
      const id = items.get(subject.id)?.[relation]
      return typeof id === 'string' ? { kind: relation, id } : undefined
    },
    list: (_, list) => refs(list),
    all: () => [],
    duties: () => [],
    openings: () => [],
    moments: () => [],
    records: () => [],
    raised: () => false,
  }
  return {
    world,
    subject: customer,
    now,
    timeZone: 'Asia/Shanghai',
    parameter: (name) => parameterValues[name] ?? null,
    derived: new Map(),
  }
}

const value = (text: string, values: Record<string, FieldValue> = {}, lists = {}) =>
  evaluate(readCondition(text, customerScope, 'any').tree, facts(values, lists))

const problem = (text: string): string | undefined => {
  try {
    readCondition(text, customerScope)
  } catch (error) {
    return error instanceof EngineProblem ? error.code : 'another error'
  }
  return undefined
}

test('unknown is neither yes nor no, as in SQL', () => {
  expect(value('points > 3')).toBe(null)
  expect(value('points > 3 or kind = person', { kind: 'person' })).toBe(true)
  expect(value('points > 3 and kind = person', { kind: 'household' })).toBe(false)
  expect(value('not (points > 3)')).toBe(null)
  expect(value('points is unknown')).toBe(true)
})

test('division by zero is unknown; numbers are compared after rounding to nine decimals', () => {
  expect(value('points / 0 > 1', { points: 5 })).toBe(null)
  expect(value('points * 3 = 30%', { points: 0.1 })).toBe(true)
})

test('a period counts by the list’s own date, a figure by whole months', () => {
  const orders = [
    { on: '2026-03-15', amount: 5 },
    { on: '2026-02-13', amount: 7 },
  ]
  expect(value('count(orders in last 30 days)', {}, { orders })).toBe(1)
  expect(value('sum(orders.amount)', {}, { orders })).toBe(12)
  expect(value('latest(orders.amount)', {}, { orders })).toBe(5)
  expect(value('average(orders.amount)', {}, { orders: [] })).toBe(null)
  expect(value('sales in last 2 months', { sales: { '2026-01': 4, '2026-02': 5, '2026-03': 100 } })).toBe(9)
  expect(value('sales in previous month', { sales: { '2026-01': 4 } })).toBe(null)
  expect(value('sales in last 2 months a year ago', { sales: { '2025-01': 1, '2025-02': 2 } })).toBe(3)
})

test('levels, months and first-known', () => {
  expect(value('levels-apart(level, A1)', { level: 'A3' })).toBe(2)
  expect(value('months-between(since, today)', { since: '2025-12-31' })).toBe(2)
  expect(value('first-known(points, 7)')).toBe(7)
  expect(value('since < today - $silence', { since: '2026-01-13' })).toBe(true)
})

test('what cannot be meant is refused', () => {
  expect(problem('knid = person')).toBe('condition.unknown_name')
  expect(problem('kind = persom')).toBe('condition.unknown_option')
  expect(problem('level in [A1, B2]')).toBe('condition.unknown_option')
  expect(problem('sales > 3')).toBe('condition.figure_needs_period')
  expect(problem('points in this year > 3')).toBe('condition.no_figure')
  expect(problem('points > since')).toBe('condition.types')
  expect(problem('points')).toBe('condition.wanted')
  expect(problem('points > $limt')).toBe('condition.unknown_parameter')
  expect(problem('any(holdings where any(contacts))')).toBe('condition.nested_list')
  expect(problem('any(orders) and any(tickets) and any(visits) and any(answers)')).toBe(
    'condition.too_many_lists',
  )
  expect(problem(`points = ${'1 + '.repeat(150)}1`)).toBe('condition.too_long')
  expect(problem(`${'('.repeat(30)}valid${')'.repeat(30)}`)).toBe('condition.too_deep')
  expect(problem('since < today - 3 working days')).toBe('condition.working_span')
  expect(problem('constructor = 1')).toBe('condition.unknown_name')
  expect(problem('kind in last')).toBe('condition.unknown_unit')
  expect(problem('points > 3 points')).toBe('condition.unknown_unit')
})

test('names may be Chinese, hold hyphens and begin with a digit', () => {
  const local = {
    name: 'form',
    fields: new Map([['结果', { is: 'text' as const, options: ['3年以上', 'half-year'] }]]),
    direct: true,
  }
  const scope = { ...customerScope, locals: [local] }
  const read = (text: string, word: string) =>
    evaluate(readCondition(text, scope).tree, { ...facts({}), locals: { form: { 结果: word } } })
  expect(read('结果 = 3年以上', '3年以上')).toBe(true)
  expect(read('form.结果 in [half-year]', '3年以上')).toBe(false)
})

test('printed and parsed again, a condition is the same', () => {
  const bare = (text: string) =>
    JSON.stringify(parseCondition(text), (key, each) => (key === 'at' || key === 'length' ? undefined : each))
  fc.assert(
    fc.property(conditions, (tree) => {
      const printed = printCondition(tree)
      fc.pre(printed.length <= 500)
      expect(bare(printCondition(parseCondition(printed)))).toBe(bare(printed))
    }),
    { numRuns: 500 },
  )
})

const anyValue: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -9, max: 9 }),
  fc.boolean(),
  fc.constantFrom('A1', 'A2', 'person', 'mall', '2026-02-28', '2025-12-31', '2026-03-01T00:00:00Z', ''),
  fc.constant<FieldValue>(['tea']),
  fc.constant<FieldValue>({ '2026-02': 3 }),
)
const anyFields = fc.dictionary(
  fc.constantFrom(
    'points',
    'level',
    'kind',
    'since',
    'birthday',
    'sales',
    'hobbies',
    'amount',
    'on',
    'valid',
    'filedAt',
    'signedOn',
    'consent.care',
    'project',
  ),
  anyValue,
)

test('evaluating never throws and answers yes, no or unknown, whatever the facts are', () => {
  fc.assert(
    fc.property(conditions, anyFields, fc.array(anyFields, { maxLength: 4 }), (tree, values, items) => {
      const printed = printCondition(tree)
      fc.pre(printed.length <= 500)
      const { tree: typed } = readCondition(printed, customerScope)
      const lists = { tickets: items, orders: items, holdings: items }
      expect([true, false, null]).toContain(evaluate(typed, facts(values, lists)))
    }),
    { numRuns: 2000 },
  )
})

test('random text is parsed or refused, never anything else', () => {
  const word = fc.constantFrom(
    'and',
    'or',
    'not',
    '(',
    ')',
    'kind',
    '=',
    'person',
    'any',
    'orders',
    'in',
    'last',
    '3',
    'days',
    'where',
    '$limit',
    "'",
    '..',
    '客',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        expect(problem(text)).not.toBe('another error')
      },
    ),
    { numRuns: 2000 },
  )
})

test('every condition compiles to SQL whose values are parameters', () => {
  const names = {
    table: (kind: string) => ({ name: kind, id: 'id', tenant: 'tenant_id' }),
    field: (_: string, field: string, alias: string) => `${alias}."${field}"`,
    one: (_: string, relation: string, alias: string) => `${alias}."${relation}_id"`,
    list: (kind: string, _: string, alias: string, item: string) => `${item}."${kind}_id" = ${alias}.id`,
  }
  const plan = {
    names,
    alias: 'c',
    tenant: 't',
    now,
    timeZone: 'Asia/Shanghai',
    parameter: (name: string) => parameterValues[name] ?? null,
    derived: new Map(),
  }
  const hostile = compileSql(
    readCondition(`region = "x'; drop table customers; --"`, customerScope).tree,
    plan,
  )
  expect(hostile).toEqual({ text: '(c."region" = $1::text)', values: ["x'; drop table customers; --"] })
  fc.assert(
    fc.property(conditions, (tree) => {
      const printed = printCondition(tree)
      fc.pre(printed.length <= 500)
      const { text, values } = compileSql(readCondition(printed, customerScope).tree, plan)
      expect(new Set(text.match(/\$\d+/g) ?? []).size).toBe(values.length)
      expect(text).not.toContain('undefined')
    }),
  )
})

test('what a condition reads is known before it is asked', () => {
  const paths = pathsOf(
    readCondition('project.kind = mall and any(orders in last $silence where amount > 3)', customerScope)
      .tree,
  )
  expect([...paths.relations]).toEqual(['customer.project'])
  expect([...paths.lists]).toEqual(['customer.orders'])
  expect([...paths.fields].sort()).toEqual(['order.amount', 'order.on', 'project.kind'])
})
