import { barePath, fail, listType, sameOptions, typedCall } from './condition-check-calls.ts'
import { findPath } from './condition-names.ts'
import type { Expr, Period } from './condition-syntax.ts'
import { numberType, type Scope, type Type, type Typed, typeOf } from './condition-types.ts'

const mostProducts = 12
const mostLists = 3
const figureUnits = ['day', 'week', 'month', 'quarter', 'half-year', 'year']

/**
 * Gives every name of a condition its meaning and every part its type. `want` is what the key needs: `yesno`
 * for a test, `number` for points, `any` for a value. Throws EngineProblem with the offset:
 * `condition.unknown_name`, `condition.unknown_option` (with the words that would do), `condition.figure_needs_period`, `condition.no_figure`, `condition.types`, `condition.wanted`,
 * `condition.unknown_parameter`, `condition.not_a_list`, `condition.nested_list`, `condition.too_many_lists`,
 * `condition.too_many_products`, `condition.no_period`, `condition.arguments`, `condition.no_scale`.
 */
export function checkCondition(
  tree: Expr,
  scope: Scope,
  want: 'yesno' | 'number' | 'any' = 'yesno',
  beside?: Type,
): Typed {
  const checker = new Checker(scope)
  const typed = checker.type(tree, beside)
  const got = typeOf(typed).is
  if (want !== 'any' && got !== want) fail(tree, 'condition.wanted', { wanted: want, found: got })
  return typed
}

class Checker {
  scope: Scope
  lists = 0
  products = 0
  inside = false

  constructor(scope: Scope) {
    this.scope = scope
  }

  /** `beside` is the type of what the word is compared with, whose options it may be. */
  type(tree: Expr, beside?: Type): Typed {
    switch (tree.is) {
      case 'and':
      case 'or':
        return { op: tree.is, items: tree.items.map((item) => this.test(item)) }
      case 'not':
        return { op: 'not', item: this.test(tree.item) }
      case 'compare':
        return this.compare(tree)
      case 'in':
        return this.oneOf(tree)
      case 'between':
        return this.between(tree)
      case 'within':
        return this.within(tree, tree.left, tree.period, tree.not)
      case 'known':
        return { op: 'known', left: this.type(tree.left), known: tree.known }
      case 'has':
        return this.has(tree)
      case 'arith':
        return this.arith(tree)
      case 'minus':
        return this.arith({
          ...tree,
          is: 'arith',
          sign: '-',
          left: { is: 'number', value: 0, text: '0' },
          right: tree.item,
        })
      case 'number':
        return { op: 'literal', type: numberType, value: tree.value }
      case 'text':
        return this.word(tree, tree.value, beside, true)
      case 'date':
        return { op: 'literal', type: { is: 'date' }, value: tree.value }
      case 'span':
        return { op: 'literal', type: { is: 'span' }, value: { n: tree.n, unit: tree.unit } }
      case 'yesno':
        return { op: 'literal', type: { is: 'yesno' }, value: tree.value }
      case 'today':
        return { op: 'today', type: { is: 'date' } }
      case 'now':
        return { op: 'now', type: { is: 'time' } }
      case 'parameter':
        return this.parameter(tree, tree.name)
      case 'path':
        return this.path(tree, tree.names, tree.period, beside)
      case 'list':
        return this.list(tree)
      case 'call':
        return this.call(tree)
    }
  }

  test(tree: Expr): Typed {
    const typed = this.type(tree)
    if (typeOf(typed).is !== 'yesno')
      fail(tree, 'condition.wanted', { wanted: 'yesno', found: typeOf(typed).is })
    return typed
  }

  parameter(tree: Expr, name: string): Typed {
    const found = this.scope.parameters.get(name)
    if (!found) fail(tree, 'condition.unknown_parameter', { name })
    this.scope.used?.(name)
    if (found.kind === 'table') {
      if (!found.rows) fail(tree, 'condition.types', { sign: '$', left: 'table', right: '' })
      const row = this.path(tree, found.rows.split('.'), undefined)
      const column = found.columns ? this.path(tree, found.columns.split('.'), undefined) : undefined
      return { op: 'lookup', name, row, ...(column ? { column } : {}), type: found.type }
    }
    if (found.kind === 'bands' || found.kind === 'window' || found.kind === 'working-span')
      fail(tree, 'condition.types', { sign: '$', left: found.kind, right: '' })
    return { op: 'parameter', name, type: found.type }
  }

  path(tree: Expr, names: string[], period: Period | undefined, beside?: Type): Typed {
    const found = findPath(names, this.scope)
    const bare = names.length === 1 && !period ? names[0] : undefined
    const isOption = bare !== undefined && beside?.options?.includes(bare)
    if (found?.is === 'list') {
      if (isOption) return this.word(tree, bare, beside, false)
      fail(tree, 'condition.not_a_value', { name: names.join('.') })
    }
    if (!found || (isOption && typeOf(found.tree).is !== beside?.is)) {
      if (bare === undefined || !beside) fail(tree, 'condition.unknown_name', { name: names.join('.') })
      return this.word(tree, bare, beside, false)
    }
    const type = typeOf(found.tree)
    if (period && type.is !== 'number') return this.within(tree, barePath(tree, names), period, false)
    if (period && !type.figure) fail(tree, 'condition.no_figure', { name: names.join('.') })
    if (type.figure && !period) fail(tree, 'condition.figure_needs_period', { name: names.join('.') })
    if (!period || found.tree.op !== 'field') return found.tree
    this.period(tree, period)
    this.wholePeriods(tree, period, type)
    return { ...found.tree, period }
  }

  wholePeriods(tree: Expr, period: Period, type: Type): void {
    const unit =
      period.kind === 'last' ? period.unit.replace(/s$/, '') : 'unit' in period ? period.unit : undefined
    const known = type.figure ? figureUnits.indexOf(type.figure) : 0
    if (period.kind === 'last-parameter' || (unit !== undefined && figureUnits.indexOf(unit) < known))
      fail(tree, 'condition.figure_too_fine', { figure: type.figure ?? '', period: unit ?? '' })
  }

  word(tree: Expr, word: string, beside: Type | undefined, quoted: boolean): Typed {
    if (beside?.options) {
      if (!beside.options.includes(word))
        fail(tree, beside.options.length > 0 ? 'condition.unknown_option' : 'condition.no_options', {
          found: word,
          options: beside.options,
        })
      return { op: 'literal', type: { ...beside, is: 'text' }, value: word }
    }
    if (quoted || beside?.is === 'text' || beside?.is === 'many')
      return { op: 'literal', type: { is: 'text' }, value: word }
    fail(tree, 'condition.unknown_name', { name: word })
  }

  pair(left: Expr, right: Expr): [Typed, Typed] {
    const leftIsWord = (left.is === 'path' && !findPath(left.names, this.scope)) || left.is === 'text'
    if (leftIsWord) {
      const typedRight = this.type(right)
      return [this.type(left, typeOf(typedRight)), typedRight]
    }
    const typedLeft = this.type(left)
    return [typedLeft, this.type(right, typeOf(typedLeft))]
  }

  compare(tree: Expr & { is: 'compare' }): Typed {
    const [left, right] = this.pair(tree.left, tree.right)
    const a = typeOf(left)
    const b = typeOf(right)
    const equality = tree.sign === '=' || tree.sign === '!='
    const types = { sign: tree.sign, left: a.is, right: b.is }
    const { sign } = tree
    if (a.is === 'number' && b.is === 'number') return { op: 'compare', sign, left, right, by: 'number' }
    const dated = (type: Type) => type.is === 'date' || type.is === 'time'
    if (dated(a) && dated(b))
      return { op: 'compare', sign, left, right, by: a.is === 'time' && b.is === 'time' ? 'time' : 'date' }
    if (!equality) fail(tree, 'condition.types', types)
    if (a.is === 'yesno' && b.is === 'yesno') return { op: 'compare', sign, left, right, by: 'yesno' }
    if (a.is === 'subject' && b.is === 'subject' && a.subject === b.subject)
      return { op: 'compare', sign, left, right, by: 'text' }
    if (a.is !== 'text' || b.is !== 'text') fail(tree, 'condition.types', types)
    sameOptions(tree, a, b)
    return { op: 'compare', sign, left, right, by: 'text' }
  }

  oneOf(tree: Expr & { is: 'in' }): Typed {
    const left = this.type(tree.left)
    const type = typeOf(left)
    const options = tree.options.map((option) => {
      const typed = this.type(option, type)
      if (typeOf(typed).is !== (type.is === 'many' ? 'text' : type.is))
        fail(option, 'condition.types', { sign: 'in', left: type.is, right: typeOf(typed).is })
      return typed
    })
    if (type.is !== 'text' && type.is !== 'number')
      fail(tree, 'condition.types', { sign: 'in', left: type.is, right: 'list' })
    return { op: 'in', left, options, not: tree.not }
  }

  between(tree: Expr & { is: 'between' }): Typed {
    const low = this.compare({ ...tree, is: 'compare', sign: '>=', left: tree.left, right: tree.low })
    const high = this.compare({ ...tree, is: 'compare', sign: '<=', left: tree.left, right: tree.high })
    const both: Typed = { op: 'and', items: [low, high] }
    return tree.not ? { op: 'not', item: both } : both
  }

  within(tree: Expr, left: Expr, period: Period, not: boolean): Typed {
    const typed = this.type(left)
    const { is } = typeOf(typed)
    if (is !== 'date' && is !== 'time')
      fail(tree, 'condition.types', { sign: 'in', left: is, right: 'period' })
    this.period(tree, period)
    return { op: 'within', left: typed, period, not }
  }

  period(tree: Expr, period: Period): void {
    if (period.kind === 'given' && !this.scope.given) fail(tree, 'condition.no_period', {})
    if (period.kind === 'last' && (period.unit === 'hours' || period.unit === 'minutes'))
      fail(tree, 'condition.unknown_unit', { found: period.unit })
    if (period.kind !== 'last-parameter') return
    const parameter = this.scope.parameters.get(period.name)
    if (!parameter) fail(tree, 'condition.unknown_parameter', { name: period.name })
    this.scope.used?.(period.name)
    if (parameter.kind !== 'span')
      fail(tree, 'condition.types', { sign: 'last', left: parameter.kind, right: 'span' })
  }

  has(tree: Expr & { is: 'has' }): Typed {
    const left = this.type(tree.left)
    const type = typeOf(left)
    if (type.is !== 'many') fail(tree, 'condition.types', { sign: 'has', left: type.is, right: 'text' })
    const right = this.type(tree.right, type)
    if (typeOf(right).is !== 'text')
      fail(tree, 'condition.types', { sign: 'has', left: 'many', right: typeOf(right).is })
    return { op: 'has', left, right }
  }

  arith(tree: Expr & { is: 'arith' }): Typed {
    if ((tree.sign === '*' || tree.sign === '/') && ++this.products > mostProducts)
      fail(tree, 'condition.too_many_products', { most: mostProducts })
    const left = this.type(tree.left)
    const right = this.type(tree.right)
    const a = typeOf(left).is
    const b = typeOf(right).is
    const { sign } = tree
    if (a === 'number' && b === 'number') return { op: 'arith', sign, left, right, type: numberType }
    if ((sign === '+' || sign === '-') && (a === 'date' || a === 'time') && b === 'span')
      return { op: 'arith', sign, left, right, type: { is: a } }
    fail(tree, 'condition.types', { sign, left: a, right: b })
  }

  list(tree: Expr & { is: 'list' }): Typed {
    if (this.inside) fail(tree, 'condition.nested_list', {})
    if (++this.lists > mostLists) fail(tree, 'condition.too_many_lists', { most: mostLists })
    const found = findPath(tree.path, this.scope)
    if (found?.is !== 'list')
      fail(tree, found ? 'condition.not_a_list' : 'condition.unknown_name', { name: tree.path.join('.') })
    const item = this.scope.vocabulary.subjects.get(found.item)
    const { date } = item ?? {}
    if (tree.period) {
      this.period(tree, tree.period)
      if (!date) fail(tree, 'condition.no_date', { name: found.item })
    }
    const outer = this.scope
    this.scope = { ...outer, subject: found.item, event: undefined, locals: [] } as Scope
    this.inside = true
    const value = found.value.length > 0 ? this.type(barePath(tree, found.value)) : undefined
    const where = tree.where ? this.test(tree.where) : undefined
    this.inside = false
    this.scope = outer
    const type = listType(tree, value, where, date)
    const dateType = date && item?.fields.get(date)?.type.is === 'time' ? 'time' : 'date'
    const { root, kind, steps, list } = found
    return {
      op: 'list',
      fn: tree.fn,
      root,
      kind,
      steps,
      list,
      item: found.item,
      type,
      ...(value ? { value } : {}),
      ...(date ? { date, dateType } : {}),
      ...(tree.period ? { period: tree.period } : {}),
      ...(where ? { where } : {}),
    }
  }

  call(tree: Expr & { is: 'call' }): Typed {
    const first = this.type(tree.args[0] as Expr)
    const rest = tree.args.slice(1).map((arg) => this.type(arg, typeOf(first)))
    return typedCall(tree, [first, ...rest])
  }
}
