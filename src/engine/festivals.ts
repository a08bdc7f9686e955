import { Solar } from 'lunar-typescript'
import { dateOf, epochDay, epochDayOf, weekdayOf } from './days.ts'
import { solarOf } from './lunar.ts'
import { EngineProblem } from './problem.ts'

type Rule =
  | { solar: readonly [month: number, day: number] }
  | { lunar: readonly [month: number, day: number] }
  | { term: string; from: readonly [month: number, day: number] }
  | { sunday: readonly [month: number, nth: number] }
  | { eve: true }

interface Festival {
  en: string
  rule: Rule
  /** Held by `festival` without a list: the days on which every customer is greeted. */
  common?: true
}

const festivals: Readonly<Record<string, Festival>> = {
  元旦: { en: "New Year's Day", rule: { solar: [1, 1] }, common: true },
  除夕: { en: "Lunar New Year's Eve", rule: { eve: true } },
  春节: { en: 'Spring Festival', rule: { lunar: [1, 1] }, common: true },
  元宵节: { en: 'Lantern Festival', rule: { lunar: [1, 15] }, common: true },
  情人节: { en: "Valentine's Day", rule: { solar: [2, 14] } },
  龙抬头: { en: 'Longtaitou', rule: { lunar: [2, 2] } },
  妇女节: { en: "Women's Day", rule: { solar: [3, 8] } },
  植树节: { en: 'Arbor Day', rule: { solar: [3, 12] } },
  清明节: { en: 'Qingming', rule: { term: '清明', from: [4, 3] } },
  劳动节: { en: 'Labour Day', rule: { solar: [5, 1] }, common: true },
  青年节: { en: 'Youth Day', rule: { solar: [5, 4] } },
  母亲节: { en: "Mother's Day", rule: { sunday: [5, 2] } },
  端午节: { en: 'Dragon Boat Festival', rule: { lunar: [5, 5] }, common: true },
  儿童节: { en: "Children's Day", rule: { solar: [6, 1] } },
  父亲节: { en: "Father's Day", rule: { sunday: [6, 3] } },
  建党节: { en: 'Party Day', rule: { solar: [7, 1] } },
  七夕: { en: 'Qixi', rule: { lunar: [7, 7] } },
  中元节: { en: 'Zhongyuan', rule: { lunar: [7, 15] } },
  建军节: { en: 'Army Day', rule: { solar: [8, 1] } },
  中秋节: { en: 'Mid-Autumn Festival', rule: { lunar: [8, 15] }, common: true },
  教师节: { en: "Teachers' Day", rule: { solar: [9, 10] } },
  国庆节: { en: 'National Day', rule: { solar: [10, 1] }, common: true },
  重阳节: { en: 'Double Ninth', rule: { lunar: [9, 9] } },
  冬至: { en: 'Winter Solstice', rule: { term: '冬至', from: [12, 20] } },
  平安夜: { en: 'Christmas Eve', rule: { solar: [12, 24] } },
  圣诞节: { en: 'Christmas Day', rule: { solar: [12, 25] } },
  腊八节: { en: 'Laba', rule: { lunar: [12, 8] } },
  小年: { en: 'Little New Year', rule: { lunar: [12, 23] } },
}

/** Every festival the language knows, by its Chinese name. */
export const festivalNames: readonly string[] = Object.keys(festivals)

/** What `festival` without a list means. */
export const commonFestivals: readonly string[] = festivalNames.filter((name) => festivals[name]!.common)

/** The festival's name in English; undefined where the language does not know it. */
export function festivalInEnglish(name: string): string | undefined {
  return festivals[name]?.en
}

/**
 * The dates of a festival in a solar year, in order: one, and for the twelfth lunar month none to two.
 * Lunar festivals are kept in ordinary months. Years 1901 to 2099. Throws `time.unknown_festival`.
 */
export function festivalDates(name: string, year: number): string[] {
  const key = `${name} ${year}`
  const known = dates.get(key) ?? datesOf(name, year)
  dates.set(key, known)
  return known
}

/** Of a moon's year all is computed at once, and asked for again at every midnight of a rehearsal. */
const dates = new Map<string, string[]>()

function datesOf(name: string, year: number): string[] {
  const festival = festivals[name]
  if (!festival) throw new EngineProblem('time.unknown_festival', undefined, { word: name })
  const { rule } = festival
  if ('solar' in rule) return [dateOf(epochDayOf(year, rule.solar[0], rule.solar[1]))]
  if ('eve' in rule) return [dateOf(epochDay(lunarDate(year, 1, 1)) - 1)]
  if ('sunday' in rule) {
    const first = epochDayOf(year, rule.sunday[0], 1)
    return [dateOf(first + 7 - weekdayOf(first) + (rule.sunday[1] - 1) * 7)]
  }
  if ('term' in rule) return [termDate(rule.term, year, rule.from)]
  return [lunarDate(year - 1, ...rule.lunar), lunarDate(year, ...rule.lunar)].filter((date) =>
    date.startsWith(`${year}-`),
  )
}

function lunarDate(year: number, month: number, day: number): string {
  return solarOf({ year, month, day, leap: false })
}

/** A solar term falls within four days of its earliest date. */
function termDate(term: string, year: number, from: readonly [month: number, day: number]): string {
  for (let day = from[1]; day <= from[1] + 4; day++)
    if (Solar.fromYmd(year, from[0], day).getLunar().getJieQi() === term)
      return dateOf(epochDayOf(year, from[0], day))
  throw new EngineProblem('lunar.out_of_range', undefined, { year })
}
