import type { Expr } from './condition-syntax.ts'
import { numberType, type Type, type Typed, typeOf } from './condition-types.ts'
import { EngineProblem } from './problem.ts'

/** Refuses a part of a condition, where it stands. */
export function fail(tree: Expr, code: string, values: Record<string, string | number | string[]>): never {
  throw new EngineProblem(code, { at: tree.at ?? 0, length: tree.length ?? 0 }, values)
}

/** The type a list function answers with; judges whether it has the value and the filter it needs. */
export function listType(
  tree: Expr & { is: 'list' },
  value: Typed | undefined,
  where: Typed | undefined,
  date?: string,
): Type {
  const { fn } = tree
  const needsValue = fn === 'sum' || fn === 'average' || fn === 'latest' || fn === 'earliest'
  if (needsValue !== (value !== undefined)) fail(tree, 'condition.arguments', { name: fn })
  if (fn === 'any' || fn === 'none') return { is: 'yesno' }
  if (fn === 'share' && !where) fail(tree, 'condition.arguments', { name: fn })
  if (fn === 'count' || fn === 'share' || !value) return numberType
  if (fn === 'latest' || fn === 'earliest') {
    if (!date) fail(tree, 'condition.no_date', { name: fn })
    return typeOf(value)
  }
  if (typeOf(value).is !== 'number')
    fail(tree, 'condition.types', { sign: fn, left: typeOf(value).is, right: 'number' })
  return numberType
}

/** Two one-of values can be compared only when they share a word. */
export function sameOptions(tree: Expr, a: Type, b: Type): void {
  if (!a.options || !b.options) return
  if (!a.options.some((option) => b.options?.includes(option)))
    fail(tree, 'condition.unknown_option', { found: b.options.join(', '), options: a.options })
}

/** Judges the arguments of a plain function. */
export function typedCall(tree: Expr & { is: 'call' }, args: [Typed, ...Typed[]]): Typed {
  const { fn } = tree
  const counts = { abs: [1, 1], round: [1, 2], min: [2, 9], max: [2, 9], 'first-known': [2, 9] }
  const [least = 2, most = 2] = (counts as Record<string, number[]>)[fn] ?? [2, 2]
  if (tree.args.length < least || tree.args.length > most) fail(tree, 'condition.arguments', { name: fn })
  const type = typeOf(args[0])
  const need = (kinds: string[]) => {
    for (const arg of args)
      if (!kinds.includes(typeOf(arg).is))
        fail(tree, 'condition.types', { sign: fn, left: typeOf(arg).is, right: kinds.join('|') })
  }
  if (fn === 'first-known') {
    need([type.is])
    return { op: 'call', fn, args, type }
  }
  if (fn === 'days-between' || fn === 'months-between') need(['date', 'time'])
  else if (fn === 'levels-apart') {
    need(['text'])
    if (!args.some((arg) => typeOf(arg).scale)) fail(tree, 'condition.no_scale', {})
    for (const arg of args) sameOptions(tree, type, typeOf(arg))
  } else need(['number'])
  return {
    op: 'call',
    fn,
    args,
    type: fn === 'levels-apart' ? { ...numberType, scale: scaleOf(args) } : numberType,
  }
}

function scaleOf(args: Typed[]): string[] {
  return args.map((arg) => typeOf(arg).scale).find((scale) => scale !== undefined) ?? []
}

/** The same place in the text, without the period that stood beside it. */
export function barePath(tree: Expr, names: string[]): Expr {
  return { is: 'path', names, at: tree.at ?? 0, length: tree.length ?? 0 }
}
