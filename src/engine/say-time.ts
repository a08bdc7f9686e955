import { pad } from './days.ts'
import { festivalInEnglish } from './festivals.ts'
import { monthNames, weekdayNames } from './time-tokens.ts'
import type {
  Anchor,
  Due,
  Edge,
  Every,
  PeriodUnit,
  Point,
  Side,
  Span,
  SpanUnit,
  YearDay,
} from './time-tree.ts'

export type Locale = 'zh-CN' | 'en'

/** The title of a date field, a step (`seal done`) or a parameter (`$promptly`); undefined keeps the name. */
export type Titles = (name: string) => string | undefined

/**
 * A deadline in words, for the reason an obligation tells and for the check. Without titles the English words
 * are the time language itself and read back as the same time.
 */
export function sayDue(due: Due, locale: Locale, titles: Titles = () => undefined): string {
  return locale === 'en' ? dueInEnglish(due, titles) : dueInChinese(due, titles)
}

/** A recurrence in words; English without titles reads back, with titles festivals are named in English. */
export function sayEvery(every: Every, locale: Locale, titles?: Titles): string {
  if (locale === 'zh-CN') return everyInChinese(every, titles ?? (() => undefined))
  return everyInEnglish(every, titles ? (name) => titles(name) ?? festivalInEnglish(name) : () => undefined)
}

/** A length of time in words; English without titles reads back. */
export function saySpan(span: Span, locale: Locale, titles: Titles = () => undefined): string {
  if (span.kind === 'parameter') return titles(`$${span.name}`) ?? `$${span.name}`
  if (locale === 'en') {
    const unit = span.unit.replace('-', ' ')
    return `${span.count} ${span.count === 1 ? unit.slice(0, -1) : unit}`
  }
  return `${span.count} ${chineseUnits[span.unit]}`
}

export const chineseUnits: Record<SpanUnit, string> = {
  minutes: '分钟',
  hours: '小时',
  'working-hours': '个工作小时',
  days: '天',
  'working-days': '个工作日',
  weeks: '周',
  months: '个月',
  quarters: '个季度',
  years: '年',
}
export const chinesePeriods: Record<PeriodUnit, string> = {
  day: '日',
  week: '周',
  month: '月',
  quarter: '季度',
  'half-year': '半年',
  year: '年',
}
const chineseMoments: Record<string, string> = {
  opened: '开始',
  due: '到期',
  trigger: '触发',
  birthday: '生日',
  festival: '节日',
  anniversary: '周年日',
}
const chineseWeekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

function clock(time: number): string {
  return `${pad(Math.floor(time / 60), 2)}:${pad(time % 60, 2)}`
}

function dueInEnglish(due: Due, titles: Titles): string {
  const name = (anchor: Anchor) => titles(anchor.name) ?? anchor.name
  const span = (value: Span) => saySpan(value, 'en', titles)
  switch (due.kind) {
    case 'between': {
      const { from, to } = due
      const sameUnit = from.kind === 'counted' && to.kind === 'counted' && from.unit === to.unit
      return `${sameUnit ? from.count : span(from)} to ${span(to)} ${due.side} ${name(due.anchor)}`
    }
    case 'around':
      return `${span(due.span)} ${due.side} ${name(due.anchor)}, give or take ${span(due.tolerance)}`
    case 'year-days':
      return `${yearDayInEnglish(due.from)} to ${yearDayInEnglish(due.to)}`
    case 'month':
      return monthNames[due.month - 1]!
    case 'from-to':
      return `from ${dueInEnglish(due.from, titles)} to ${dueInEnglish(due.to, titles)}`
    default:
      return pointInEnglish(due, titles) + (due.time === undefined ? '' : ` at ${clock(due.time)}`)
  }
}

function pointInEnglish(point: Point | Extract<Due, { kind: 'parameter' }>, titles: Titles): string {
  const name = (anchor: Anchor) => titles(anchor.name) ?? anchor.name
  switch (point.kind) {
    case 'after-trigger':
      return saySpan(point.span, 'en', titles)
    case 'parameter':
      return saySpan(point, 'en', titles)
    case 'offset': {
      const of = point.of.kind === 'edge' ? `${point.of.edge} of ${point.of.unit}` : name(point.of)
      return `${saySpan(point.span, 'en', titles)} ${point.side} ${of}`
    }
    case 'before':
      return `before ${name(point.anchor)}`
    case 'on':
      return point.bare ? name(point.anchor) : `on ${name(point.anchor)}`
    case 'edge':
      return `${point.edge} of ${point.unit}`
    case 'day-of':
      return `day ${point.day} of ${point.unit}`
    case 'weekday':
      return weekdayNames[point.weekday - 1]!
    case 'year-day':
      return yearDayInEnglish(point.day)
  }
}

function yearDayInEnglish(day: YearDay): string {
  return `${day.day} ${monthNames[day.month - 1]}`
}

function dueInChinese(due: Due, titles: Titles): string {
  const span = (value: Span) => saySpan(value, 'zh-CN', titles)
  switch (due.kind) {
    case 'between': {
      const { from, to } = due
      const sameUnit = from.kind === 'counted' && to.kind === 'counted' && from.unit === to.unit
      return `${chineseAnchor(due.anchor, titles)}${chineseSide(due.side)} ${sameUnit ? from.count : span(from)} 至 ${span(to)}`
    }
    case 'around':
      return `${chineseAnchor(due.anchor, titles)}${chineseSide(due.side)} ${span(due.span)}，前后可差 ${span(due.tolerance)}`
    case 'year-days':
      return `${yearDayInChinese(due.from)}至${yearDayInChinese(due.to)}`
    case 'month':
      return `${due.month}月内`
    case 'from-to':
      return `自${dueInChinese(due.from, titles)}至${dueInChinese(due.to, titles)}`
    default:
      return pointInChinese(due, titles) + (due.time === undefined ? '' : ` ${clock(due.time)} 前`)
  }
}

function pointInChinese(point: Point | Extract<Due, { kind: 'parameter' }>, titles: Titles): string {
  switch (point.kind) {
    case 'after-trigger':
      return `${saySpan(point.span, 'zh-CN', titles)}内`
    case 'parameter':
      return saySpan(point, 'zh-CN', titles)
    case 'offset': {
      const of = point.of.kind === 'edge' ? chineseEdge(point.of) : chineseAnchor(point.of, titles)
      const within = point.side === 'after' ? '内' : ''
      return `${of}${chineseSide(point.side)} ${saySpan(point.span, 'zh-CN', titles)}${within}`
    }
    case 'before':
      return `${chineseAnchor(point.anchor, titles)}之前`
    case 'on':
      return point.bare ? chineseAnchor(point.anchor, titles) : `${chineseAnchor(point.anchor, titles)}当天`
    case 'edge':
      return chineseEdge(point)
    case 'day-of':
      return point.unit === 'month' ? `当月 ${point.day} 日` : `当季度第 ${point.day} 天`
    case 'weekday':
      return chineseWeekdays[point.weekday - 1]!
    case 'year-day':
      return yearDayInChinese(point.day)
  }
}

function chineseAnchor(anchor: Anchor, titles: Titles): string {
  const title = titles(anchor.name)
  if (title !== undefined) return title
  if (anchor.kind === 'word') return chineseMoments[anchor.name] ?? anchor.name
  if (anchor.kind === 'step') return `${anchor.name.replace(/ done$/, '')} 完成`
  return `${anchor.name} `
}

function chineseSide(side: Side): string {
  return side === 'before' ? '前' : '后'
}

function chineseEdge(edge: Pick<Edge, 'edge' | 'unit'>): string {
  return `${chinesePeriods[edge.unit]}${edge.edge === 'start' ? '初' : '末'}`
}

function yearDayInChinese(day: YearDay): string {
  return `${day.month}月${day.day}日`
}

function everyInEnglish(every: Every, titles: Titles): string {
  const name = (text: string) => titles(text) ?? text
  switch (every.kind) {
    case 'each':
      return every.unit
    case 'parameter':
      return name(`$${every.name}`)
    case 'repeated':
      return `${saySpan(every.span, 'en', titles)} from ${name(every.from.name)}${every.until ? ` until ${name(every.until.name)}` : ''}`
    case 'birthday':
      return `birthday of ${name(every.path)}`
    case 'anniversary':
      return `anniversary of ${name(every.of.name)}`
    case 'festival':
      return every.names ? `festival in [${every.names.map(name).join(', ')}]` : 'festival'
  }
}

function everyInChinese(every: Every, titles: Titles): string {
  const name = (text: string) => titles(text) ?? text
  switch (every.kind) {
    case 'each':
      return every.unit === 'half-year' ? '每半年' : `每${chinesePeriods[every.unit]}`
    case 'parameter':
      return name(`$${every.name}`)
    case 'repeated': {
      const until = every.until ? `，至${chineseAnchor(every.until, titles).trim()}` : ''
      return `自${chineseAnchor(every.from, titles).trim()}起每 ${saySpan(every.span, 'zh-CN', titles)}${until}`
    }
    case 'birthday':
      return `${name(every.path)}的生日`
    case 'anniversary':
      return `${chineseAnchor(every.of, titles).trim()}周年`
    case 'festival':
      return every.names ? `节日（${every.names.join('、')}）` : '节日'
  }
}
