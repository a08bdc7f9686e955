import type { Expr, Period } from './condition-syntax.ts'

/** A tree back in the words of the language, with as few brackets as reading needs; parses to the same tree. */
export function printCondition(tree: Expr): string {
  switch (tree.is) {
    case 'and':
    case 'or':
      return tree.items
        .map((item) => (item.is === 'or' || item.is === tree.is ? bracketed(item) : printCondition(item)))
        .join(` ${tree.is} `)
    case 'not':
      return `not ${isTest(tree.item) ? printCondition(tree.item) : bracketed(tree.item)}`
    case 'compare':
      return `${part(tree.left)} ${tree.sign} ${part(tree.right)}`
    case 'in':
      return `${part(tree.left)} ${tree.not ? 'not in' : 'in'} [${tree.options.map(part).join(', ')}]`
    case 'between':
      return `${part(tree.left)} ${tree.not ? 'not in' : 'in'} ${part(tree.low)}..${part(tree.high)}`
    case 'within':
      return `${part(tree.left)} ${tree.not ? 'not in' : 'in'} ${printPeriod(tree.period)}`
    case 'known':
      return `${part(tree.left)} is ${tree.known ? 'known' : 'unknown'}`
    case 'has':
      return `${part(tree.left)} has ${part(tree.right)}`
    case 'arith':
      return `${operand(tree.left)} ${tree.sign} ${operand(tree.right)}`
    case 'minus':
      return `-${operand(tree.item)}`
    case 'number':
      return tree.text
    case 'text':
      return tree.value.includes("'") ? `"${tree.value}"` : `'${tree.value}'`
    case 'date':
      return tree.value
    case 'span':
      return `${tree.n} ${tree.unit}`
    case 'yesno':
      return tree.value ? 'yes' : 'no'
    case 'today':
    case 'now':
      return tree.is
    case 'parameter':
      return `$${tree.name}`
    case 'path':
      return tree.names.join('.') + (tree.period ? ` in ${printPeriod(tree.period)}` : '')
    case 'list': {
      const period = tree.period ? ` in ${printPeriod(tree.period)}` : ''
      const where = tree.where ? ` where ${printCondition(tree.where)}` : ''
      return `${tree.fn}(${tree.path.join('.')}${period}${where})`
    }
    case 'call':
      return `${tree.fn}(${tree.args.map(printCondition).join(', ')})`
  }
}

function bracketed(tree: Expr): string {
  return `(${printCondition(tree)})`
}

function isTest(tree: Expr): boolean {
  return tree.is !== 'and' && tree.is !== 'or' && tree.is !== 'not'
}

/** What may stand beside a comparison. */
function part(tree: Expr): string {
  const whole = ['and', 'or', 'not', 'compare', 'in', 'between', 'within', 'known', 'has']
  return whole.includes(tree.is) ? bracketed(tree) : printCondition(tree)
}

function operand(tree: Expr): string {
  return tree.is === 'arith' ? bracketed(tree) : part(tree)
}

function printPeriod(period: Period): string {
  const ago = period.yearsAgo ? ' a year ago' : ''
  if (period.kind === 'given') return `period${ago}`
  if (period.kind === 'last') return `last ${period.n} ${period.unit}${ago}`
  if (period.kind === 'last-parameter') return `last $${period.name}${ago}`
  return `${period.kind} ${period.unit}${ago}`
}
