import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EngineProblem } from './problem.ts'
import { monthNames } from './time-tokens.ts'
import { namesOf, parseDue, parseEvery, parseRung, parseSpan, sayDue, sayEvery, saySpan } from './times.ts'

const dues = [
  '7 days',
  '24 hours',
  '30 minutes',
  '1 hour',
  '4 working hours',
  '7 working days',
  '0 days',
  '$promptly',
  '$notice-day',
  '10 days before handoverOn',
  '7 days after subscribedOn',
  '3 days after solvedAt',
  '7 days after since',
  '$first-contact after subscribedOn',
  '$duty-before-opening before salesOpenOn',
  '7 days after contact done',
  '$at-once after 审批 done',
  '60 days after opened',
  '20 days after trigger',
  '3 days after due',
  '40 to 30 days before moveInOn',
  '3 to 2 months before moveInOn',
  '2 weeks to 3 days before project.salesOpenOn',
  '12 months after movedInOn, give or take 30 days',
  '$residence-visit after movedInOn, give or take $residence-tolerance',
  'before salesOpenOn',
  'before project.firstHandoverOn',
  'before salesOpenOn at 18:00',
  'on handedOverOn',
  'on project.firstHandoverOn at 08:00',
  'on birthday at 09:00',
  'on festival at 09:00',
  'expectedOn',
  'dueAt',
  'end of month',
  'start of quarter',
  'end of half-year',
  '5 days after end of month',
  '15 days before end of quarter',
  '4 working hours after start of day',
  'day 25 of month',
  'day 10 of quarter at 12:00',
  'Friday',
  'Friday at 17:00',
  '31 January',
  '30 September at 17:30',
  '1 October to 31 October',
  'July',
  'from day 1 of month to day 10 of month',
  'from 1 January to 5 days before handoverOn',
]
const everys = [
  'day',
  'week',
  'month',
  'quarter',
  'half-year',
  'year',
  '3 months from movedInOn until endedOn',
  '2 weeks from project.salesOpenOn',
  '$interval from movedInOn',
  'birthday of customer',
  'birthday of holding.owner',
  'anniversary of signedOn',
  'anniversary of since',
  'festival',
  'festival in [春节, 端午节, 中秋节, 国庆节, 元旦]',
  '$evaluate-every',
]

describe('the time language', () => {
  test.each(dues)('%s reads back from its own words', (text) => {
    expect(sayDue(parseDue(text), 'en')).toBe(text)
  })

  test.each(everys)('every %s reads back from its own words', (text) => {
    expect(sayEvery(parseEvery(text), 'en')).toBe(text)
  })

  test.each([
    '2 days before due',
    'due',
    'opened',
    '75%',
    '3 days after due',
    '2 working days after due',
    '$warn before due',
  ])('a rung may be at %s', (text) => {
    expect(parseRung(text).at).toBe(0)
  })

  test('short names of months, a unit in the singular and any spacing mean the same', () => {
    expect(sayDue(parseDue('1 Jan to 10 Jan'), 'en')).toBe('1 January to 10 January')
    expect(sayDue(parseDue(' 1  month\tbefore moveInOn '), 'en')).toBe('1 month before moveInOn')
    expect(sayDue(parseDue('40 days to 30 days before moveInOn'), 'en')).toBe('40 to 30 days before moveInOn')
  })

  test.each([
    ['7 dyas', 'time.unknown_word', 2, 'dyas', 'days'],
    ['regularly', 'time.unknown_word', 0, 'regularly', undefined],
    ['soon', 'time.unknown_word', 0, 'soon', undefined],
    ['at once', 'time.unexpected', 0, 'at', undefined],
    ['10 days befor handoverOn', 'time.unknown_word', 8, 'befor', 'before'],
    ['10 days before handover', 'time.not_a_date', 15, 'handover', undefined],
    ['3 days after openned', 'time.unknown_word', 13, 'openned', 'opened'],
    ['40 to 30 days', 'time.unexpected_end', 13, undefined, undefined],
    ['30 to 40 days before moveInOn', 'time.window_reversed', 0, undefined, undefined],
    ['3 to 1 days after moveInOn', 'time.window_reversed', 0, undefined, undefined],
    ['12 months after movedInOn, give or take 3 hours', 'time.unit_not_here', 40, undefined, undefined],
    ['4 hours at 09:00', 'time.time_not_here', 8, 'at', undefined],
    ['31 June', 'time.bad_day', 0, '31', undefined],
    ['day 0 of month', 'time.bad_day', 4, '0', undefined],
    ['Friday at 24:30', 'time.bad_time', 10, '24:30', undefined],
    ['Fridya', 'time.unknown_word', 0, 'Fridya', 'Friday'],
    ['June at 09:00', 'time.unexpected', 5, 'at', undefined],
    ['7 days soon', 'time.unknown_word', 7, 'soon', undefined],
    ['7days', 'time.bad_number', 0, '7days', undefined],
    ['2 working weeks', 'time.unexpected', 10, 'weeks', undefined],
    ['1.5 hours', 'time.bad_number', 0, '1.5', undefined],
    ['7 days!', 'time.character', 6, '!', undefined],
    ['', 'time.unexpected_end', 0, undefined, undefined],
    ['999999 days', 'time.bad_number', 0, '999999', undefined],
    ['every month', 'time.unknown_word', 0, 'every', undefined],
  ])('“%s” is refused: %s at %i', (text, code, at, word, suggestion) => {
    const problem = refusal(() => parseDue(text))
    expect({
      code: problem?.code,
      at: problem?.at,
      word: problem?.values.word,
      suggestion: problem?.values.suggestion,
    }).toEqual({
      code,
      at,
      word,
      suggestion,
    })
  })

  test.each([
    ['monthly', 'time.unknown_word'],
    ['festival in [春季]', 'time.unknown_word'],
    ['festival in []', 'time.unexpected'],
    ['festival in [春节', 'time.unexpected_end'],
    ['2 hours from openedAt', 'time.unit_not_here'],
    ['3 working days from movedInOn', 'time.unit_not_here'],
    ['0 months from movedInOn', 'time.unit_not_here'],
    ['3 months', 'time.unexpected_end'],
    ['birthday', 'time.unexpected_end'],
  ])('every “%s” is refused: %s', (text, code) => {
    expect(refusal(() => parseEvery(text))?.code).toBe(code)
  })

  test('a text of more than 500 characters is refused', () => {
    expect(refusal(() => parseDue('7 days'.padEnd(501)))?.code).toBe('time.too_long')
  })

  test('a misspelt festival is told its name', () => {
    expect(refusal(() => parseEvery('festival in [端阳节]'))?.values.suggestion).toBe('端午节')
  })
})

describe('the names a time hangs on', () => {
  test('are its dates, steps and parameters, where they stand', () => {
    expect(namesOf(parseDue('$residence-visit after holding.movedInOn, give or take $tolerance'))).toEqual({
      anchors: [{ name: 'holding.movedInOn', at: 23, length: 17 }],
      parameters: [
        { name: 'residence-visit', at: 0, length: 16 },
        { name: 'tolerance', at: 55, length: 10 },
      ],
      people: [],
    })
    expect(namesOf(parseDue('7 days after contact done')).anchors.map((name) => name.name)).toEqual([
      'contact done',
    ])
    expect(namesOf(parseDue('$promptly')).parameters.map((name) => name.name)).toEqual(['promptly'])
    const every = namesOf(parseEvery('3 months from movedInOn until endedOn'))
    expect(every.anchors.map((name) => name.name)).toEqual(['movedInOn', 'endedOn'])
    expect(namesOf(parseEvery('birthday of holding.owner')).people).toEqual([
      { name: 'holding.owner', at: 12, length: 13 },
    ])
  })
})

describe('times in words', () => {
  const titles = (name: string) =>
    ({ handoverOn: '交付日', moveInOn: '入伙日', movedInOn: '入住日', $promptly: '及时' })[name]
  test.each([
    ['7 days', '7 天内'],
    ['10 days before handoverOn', '交付日前 10 天'],
    ['7 days after contact done', 'contact 完成后 7 天内'],
    ['40 to 30 days before moveInOn', '入伙日前 40 至 30 天'],
    ['12 months after movedInOn, give or take 30 days', '入住日后 12 个月，前后可差 30 天'],
    ['before handoverOn', '交付日之前'],
    ['4 working hours', '4 个工作小时内'],
    ['7 working days', '7 个工作日内'],
    ['5 days after end of month', '月末后 5 天内'],
    ['day 25 of month', '当月 25 日'],
    ['Friday at 17:00', '周五 17:00 前'],
    ['1 October to 31 October', '10月1日至10月31日'],
    ['July', '7月内'],
    ['$promptly', '及时'],
    ['on birthday at 09:00', '生日当天 09:00 前'],
  ])('%s is %s', (text, words) => {
    expect(sayDue(parseDue(text), 'zh-CN', titles)).toBe(words)
  })

  test('recurrences too', () => {
    expect(sayEvery(parseEvery('3 months from movedInOn until endedOn'), 'zh-CN', titles)).toBe(
      '自入住日起每 3 个月，至endedOn',
    )
    expect(sayEvery(parseEvery('half-year'), 'zh-CN')).toBe('每半年')
    expect(sayEvery(parseEvery('festival in [春节, 中秋节]'), 'en', () => undefined)).toBe(
      'festival in [Spring Festival, Mid-Autumn Festival]',
    )
    expect(saySpan(parseSpan('1 working day'), 'en')).toBe('1 working day')
  })

  test('every time has words in Chinese', () => {
    for (const text of dues) expect(sayDue(parseDue(text), 'zh-CN')).not.toBe('')
    for (const text of everys) expect(sayEvery(parseEvery(text), 'zh-CN')).not.toBe('')
  })
})

describe('for every text', () => {
  const number = fc.integer({ min: 0, max: 400 })
  const unit = fc.constantFrom(
    'minutes',
    'hours',
    'working hours',
    'days',
    'working days',
    'weeks',
    'months',
    'quarters',
    'years',
  )
  const span = fc.oneof(
    fc.tuple(number, unit).map(([count, name]) => `${count} ${count === 1 ? name.slice(0, -1) : name}`),
    fc.constant('$span'),
  )
  const anchor = fc.constantFrom(
    'movedInOn',
    'project.salesOpenOn',
    'contact done',
    'opened',
    'due',
    'trigger',
    'birthday',
  )
  const side = fc.constantFrom('before', 'after')
  const due = fc.oneof(
    span,
    fc.tuple(span, side, anchor).map((parts) => parts.join(' ')),
    fc
      .tuple(span, side, fc.constantFrom('start', 'end'), fc.constantFrom('month', 'half-year'))
      .map(([s, w, e, u]) => `${s} ${w} ${e} of ${u}`),
    fc.constantFrom(...dues),
  )

  test('saying and reading again changes nothing', () => {
    fc.assert(
      fc.property(due, (text) => {
        const words = sayDue(parseDue(text), 'en')
        expect(withoutPlaces(parseDue(words))).toEqual(withoutPlaces(parseDue(text)))
        expect(words).toBe(text)
      }),
    )
  })

  test('one wrong letter is refused, unless it spells another time', () => {
    const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzO0159 .,-$[')
    const edit = fc.constantFrom('drop', 'put', 'replace', 'swap')
    fc.assert(
      fc.property(due, fc.nat(), letters, edit, (text, where, letter, kind) => {
        const at = where % text.length
        const changed =
          kind === 'drop'
            ? text.slice(0, at) + text.slice(at + 1)
            : kind === 'swap'
              ? text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2)
              : text.slice(0, at) + letter + text.slice(kind === 'put' ? at : at + 1)
        let read: ReturnType<typeof parseDue>
        try {
          read = parseDue(changed)
        } catch (error) {
          expect(error).toBeInstanceOf(EngineProblem)
          const { at, length } = error as EngineProblem
          expect(at + length).toBeLessThanOrEqual(changed.length)
          return
        }
        const same = JSON.stringify(withoutPlaces(read)) === JSON.stringify(withoutPlaces(parseDue(text)))
        if (same) expect(respelt(changed)).toBe(respelt(text))
        else expect(respelt(sayDue(read, 'en'))).toBe(respelt(changed))
      }),
      { numRuns: 3000 },
    )
  })

  test('no text makes it fail in another way', () => {
    const words = [
      ...'from to before after on at of start end day month Friday June 3 days $x a.bOn , give or take [ ] % due done 09:00'.split(
        ' ',
      ),
    ]
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((w) => w.join(' ')),
        ),
        (text) => {
          for (const parse of [parseDue, parseEvery, parseSpan, parseRung]) refusal(() => parse(text))
        },
      ),
      { numRuns: 3000 },
    )
  })
})

/** Spacing, leading zeros, singular, short months and a repeated unit are free. */
function respelt(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s*([,[\]])\s*/g, '$1')
    .replace(/\s*\$/g, '$')
    .replace(/\b0+(?=\d)/g, '')
    .replace(/\b(minute|hour|day|week|month|quarter|year)s\b/g, '$1')
    .replace(/\b[A-Z][a-z]+\b/g, (word) => (monthNames.includes(word) ? word.slice(0, 3) : word))
    .replace(/\b(\d+) (\w+) to (?=\d+ \2\b)/g, '$1 to ')
    .trim()
}

function withoutPlaces(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'at' || key === 'length' ? undefined : value)),
  )
}

function refusal(read: () => unknown): EngineProblem | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof EngineProblem) return error
    throw error
  }
}
