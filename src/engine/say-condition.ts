import { printCondition } from './condition-print.ts'
import type { Comparison, Expr, ListFunction, Period } from './condition-syntax.ts'
import { chinesePeriods, chineseUnits, type Locale } from './say-time.ts'

/** The words of a path (`holding.signedOn`) or a parameter (`$promptly`); undefined keeps the name. */
export type PathTitles = (names: readonly string[]) => string | undefined

/**
 * A condition as people read it: 级别 是 核心客户，并且 签约日 已知. For reading only: it does not read back; what people
 * write stays the condition itself.
 */
export function sayCondition(tree: Expr, locale: Locale, titles: PathTitles): string {
  const zh = locale === 'zh-CN'
  const say = (expr: Expr): string => sayCondition(expr, locale, titles)
  const within = (expr: Expr) =>
    expr.is === 'and' || expr.is === 'or' ? (zh ? `（${say(expr)}）` : `(${say(expr)})`) : say(expr)
  const named = (names: readonly string[]) => titles(names) ?? names.join('.')
  switch (tree.is) {
    case 'and':
    case 'or':
      return tree.items.map(within).join(joints[tree.is][locale])
    case 'not':
      return zh ? `不是：${within(tree.item)}` : `not ${within(tree.item)}`
    case 'compare':
      return `${within(tree.left)} ${signs[tree.sign][locale]} ${within(tree.right)}`
    case 'in': {
      const options = tree.options.map(say).join(zh ? '、' : ', ')
      if (zh) return `${say(tree.left)} ${tree.not ? '不是' : '是'} ${options} 之一`
      return `${say(tree.left)} is ${tree.not ? 'none' : 'one'} of ${options}`
    }
    case 'between': {
      const [low, high] = [say(tree.low), say(tree.high)]
      if (zh) return `${say(tree.left)} ${tree.not ? '不在' : '在'} ${low} 至 ${high} 之间`
      return `${say(tree.left)} is ${tree.not ? 'not ' : ''}between ${low} and ${high}`
    }
    case 'within':
      return `${say(tree.left)} ${zh ? (tree.not ? '不在' : '在') : tree.not ? 'not in' : 'in'} ${sayPeriod(tree.period, locale)}`
    case 'known':
      return `${say(tree.left)} ${tree.known ? (zh ? '已知' : 'is known') : zh ? '还没有' : 'is not known'}`
    case 'has':
      return `${say(tree.left)} ${zh ? '含有' : 'has'} ${say(tree.right)}`
    case 'text':
    case 'date':
      return tree.value
    case 'span':
      return zh ? `${tree.n} ${chineseUnits[tree.unit]}` : `${tree.n} ${tree.unit}`
    case 'yesno':
      return tree.value ? (zh ? '是' : 'yes') : zh ? '否' : 'no'
    case 'today':
      return zh ? '今天' : 'today'
    case 'now':
      return zh ? '现在' : 'now'
    case 'parameter':
      return titles([`$${tree.name}`]) ?? `$${tree.name}`
    case 'path':
      return tree.period ? inPeriod(named(tree.names), tree.period, locale) : named(tree.names)
    case 'list': {
      const list = tree.period ? inPeriod(named(tree.path), tree.period, locale) : named(tree.path)
      const where = tree.where ? (zh ? `（${say(tree.where)}）` : ` where ${say(tree.where)}`) : ''
      return lists[tree.fn][locale].replace('…', `${list}${where}`)
    }
    default:
      return printCondition(tree)
  }
}

type Both = Record<Locale, string>
const both = (zh: string, en: string): Both => ({ 'zh-CN': zh, en })

const joints = { and: both('，并且 ', ' and '), or: both('，或者 ', ' or ') }

const signs: Record<Comparison, Both> = {
  '=': both('是', 'is'),
  '!=': both('不是', 'is not'),
  '<': both('小于', 'is under'),
  '<=': both('不超过', 'is at most'),
  '>': both('大于', 'is over'),
  '>=': both('不少于', 'is at least'),
}

const lists: Record<ListFunction, Both> = {
  count: both('…的个数', 'the number of …'),
  sum: both('…的合计', 'the sum of …'),
  average: both('…的平均', 'the average of …'),
  share: both('…的占比', 'the share of …'),
  latest: both('最近的…', 'the latest of …'),
  earliest: both('最早的…', 'the earliest of …'),
  any: both('有…', 'there is any of …'),
  none: both('没有…', 'there is none of …'),
}

const inPeriod = (what: string, period: Period, locale: Locale) =>
  locale === 'zh-CN' ? `${sayPeriod(period, locale)}的${what}` : `${what} ${sayPeriod(period, locale)}`

function sayPeriod(period: Period, locale: Locale): string {
  const ago = period.yearsAgo ? (locale === 'zh-CN' ? '去年' : ' a year ago') : ''
  if (locale === 'zh-CN') return `${ago}${chinesePeriod(period)}`
  if (period.kind === 'last') return `the last ${period.n} ${period.unit}${ago}`
  if (period.kind === 'last-parameter') return `the last $${period.name}${ago}`
  return period.kind === 'given' ? `the period${ago}` : `${period.kind} ${period.unit}${ago}`
}

function chinesePeriod(period: Period): string {
  if (period.kind === 'last') return `最近 ${period.n} ${chineseUnits[period.unit]}`
  if (period.kind === 'last-parameter') return `最近 $${period.name}`
  if (period.kind === 'given') return '本期'
  return `${{ this: '本', previous: '上', next: '下' }[period.kind]}${chinesePeriods[period.unit]}`
}
