/** The forms of times and conditions that screens offer as fields; whatever else the languages can say is written as text. */

export const timeForms = [
  'within',
  'after',
  'before',
  'window-after',
  'window-before',
  'until',
  'on',
  'end',
  'other',
] as const

export interface SimpleTime {
  form: (typeof timeForms)[number]
  /** A count, or a parameter: `7`, `$promptly`. */
  count: string
  /** Empty beside a parameter, which holds its own. */
  unit: string
  /** The far end of a window. */
  to: string
  anchor: string
  /** `09:00`, or empty. */
  at: string
  /** As written, for `other`. */
  text: string
}

export const timeUnits = ['hours', 'working hours', 'days', 'working days', 'weeks', 'months', 'years']
export const periodUnits = ['day', 'week', 'month', 'quarter', 'half-year', 'year']

const NAME = '(?<anchor>\\p{L}[\\p{L}\\p{N}.-]*)'
const COUNT =
  '(?:(?<count>\\d+) (?<unit>(?:working )?(?:hour|day)s?|(?:week|month|year)s?)|(?<parameter>\\$[\\p{L}\\p{N}-]+))'
const WINDOW = '(?<count>\\d+) to (?<to>\\d+) (?<unit>(?:working )?days|weeks|months)'
const AT = '(?: at (?<at>\\d\\d:\\d\\d))?'

const timeShapes: [SimpleTime['form'], RegExp][] = (
  [
    ['within', `${COUNT}${AT}`],
    ['after', `${COUNT} after ${NAME}${AT}`],
    ['before', `${COUNT} before ${NAME}${AT}`],
    ['window-after', `${WINDOW} after ${NAME}`],
    ['window-before', `${WINDOW} before ${NAME}`],
    ['until', `before ${NAME}`],
    ['on', `on ${NAME}${AT}`],
    ['end', 'end of (?<unit>day|week|month|quarter|half-year|year)'],
  ] as const
).map(([form, pattern]) => [form, new RegExp(`^${pattern}$`, 'u')])

/** A time as fields where it has one of the simple forms. */
export function readTime(text: string): SimpleTime {
  for (const [form, pattern] of timeShapes) {
    const { groups } = pattern.exec(text) ?? {}
    if (!groups) continue
    const { count, parameter, unit = '', to = '', anchor = '', at = '' } = groups
    const plural = form === 'end' || unit === '' || unit.endsWith('s') ? unit : `${unit}s`
    return { form, count: count ?? parameter ?? '', unit: plural, to, anchor, at, text }
  }
  return { form: 'other', count: '', unit: '', to: '', anchor: '', at: '', text }
}

/** The fields as the time language has them; reads back as the same fields. */
export function writeTime(time: SimpleTime): string {
  const { form, count, unit, to, anchor, text } = time
  const at = time.at ? ` at ${time.at}` : ''
  const span = count.startsWith('$') ? count : `${count} ${count === '1' ? unit.replace(/s$/, '') : unit}`
  switch (form) {
    case 'within':
      return `${span}${at}`
    case 'after':
    case 'before':
      return `${span} ${form} ${anchor}${at}`
    case 'window-after':
    case 'window-before':
      return `${count} to ${to} ${unit} ${form.slice(7)} ${anchor}`
    case 'until':
      return `before ${anchor}`
    case 'on':
      return `on ${anchor}${at}`
    case 'end':
      return `end of ${unit}`
    default:
      return text
  }
}

export const tests = ['yes', 'no', 'known', 'unknown', '=', '!=', '>=', '<=', '>', '<'] as const

export interface SimpleTest {
  field: string
  test: (typeof tests)[number]
  /** As written; empty where the test needs none. */
  value: string
}

const PATH = '(?<field>\\p{L}[\\p{L}\\p{N}.-]*)'
const testShapes: [RegExp, (groups: Record<string, string>) => SimpleTest][] = [
  [
    new RegExp(`^${PATH} is (?<known>known|unknown)$`, 'u'),
    ({ field = '', known }) => ({ field, test: known as 'known', value: '' }),
  ],
  [
    new RegExp(
      `^${PATH} (?<sign>!=|>=|<=|=|>|<) (?<value>[^\\s()]+|'[^']*'|\\d+ (?:days|weeks|months|years))$`,
      'u',
    ),
    ({ field = '', sign, value = '' }) => ({ field, test: sign as '=', value }),
  ],
  [new RegExp(`^not ${PATH}$`, 'u'), ({ field = '' }) => ({ field, test: 'no', value: '' })],
  [new RegExp(`^${PATH}$`, 'u'), ({ field = '' }) => ({ field, test: 'yes', value: '' })],
]

/** A condition as tests that must all hold; null where it says more than that. */
export function readTests(text: string): SimpleTest[] | null {
  if (text.trim() === '') return []
  const read = text.split(/ and /).map((part) => {
    for (const [pattern, make] of testShapes) {
      const { groups } = pattern.exec(part.trim()) ?? {}
      if (groups) return make(groups)
    }
    return null
  })
  return read.every((each) => each !== null) && !/ or /.test(text) ? (read as SimpleTest[]) : null
}

export function writeTests(all: readonly SimpleTest[]): string {
  return all.map(writeTest).join(' and ')
}

function writeTest({ field, test, value }: SimpleTest): string {
  if (test === 'yes') return field
  if (test === 'no') return `not ${field}`
  if (test === 'known' || test === 'unknown') return `${field} is ${test}`
  return `${field} ${test} ${/^[\p{L}\p{N}$%.-]+$|^'[^']*'$|^\d+ [a-z]+$/u.test(value) ? value : `'${value.replaceAll("'", '')}'`}`
}

/** `each holding where …` in two parts. */
export function readAudience(text: string): { kind: string; all: boolean; where: string } | null {
  const { groups } =
    /^each (?<kind>(?!row of)[\p{L}-]+)(?<all> of company)?(?: where (?<where>.*))?$/su.exec(text) ?? {}
  return groups ? { kind: groups.kind!, all: Boolean(groups.all), where: groups.where ?? '' } : null
}

export const writeAudience = ({ kind, all, where }: { kind: string; all: boolean; where: string }) =>
  `each ${kind}${all ? ' of company' : ''}${where ? ` where ${where}` : ''}`
