import { both, type Words } from '#platform/operation.ts'
import type { SimpleTest, SimpleTime } from '../../rules.ts'

export const formWords: Record<SimpleTime['form'], Words> = {
  within: both('发生之后多久内', 'within a time of what happened'),
  after: both('某一天之后多久内', 'within a time after a day'),
  before: both('某一天之前多久', 'a time before a day'),
  'window-after': both('某一天之后的一段时间', 'a window after a day'),
  'window-before': both('某一天之前的一段时间', 'a window before a day'),
  until: both('某一天之前', 'before a day'),
  on: both('当天', 'on the day'),
  end: both('一期结束之前', 'by the end of a period'),
  other: both('其他，按文本写', 'something else, as text'),
}

export const unitWords: Record<string, Words> = {
  hours: both('小时', 'hours'),
  'working hours': both('工作小时', 'working hours'),
  days: both('天', 'days'),
  'working days': both('工作日', 'working days'),
  weeks: both('周', 'weeks'),
  months: both('个月', 'months'),
  years: both('年', 'years'),
}

export const periodWords: Record<string, Words> = {
  day: both('每天', 'day'),
  week: both('每周', 'week'),
  month: both('每月', 'month'),
  quarter: both('每季度', 'quarter'),
  'half-year': both('每半年', 'half-year'),
  year: both('每年', 'year'),
}

export const testWords: Record<SimpleTest['test'], Words> = {
  yes: both('是这样', 'holds'),
  no: both('不是这样', 'does not hold'),
  known: both('已经有了', 'is known'),
  unknown: both('还没有', 'is not known'),
  '=': both('是', 'is'),
  '!=': both('不是', 'is not'),
  '>=': both('不少于', 'is at least'),
  '<=': both('不超过', 'is at most'),
  '>': both('大于', 'is over'),
  '<': both('小于', 'is under'),
}
