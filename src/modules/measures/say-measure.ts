import type { Measure, Population } from '#engine/measure.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import { both, type OutputOf, same, type Words } from '#platform/operation.ts'
import { subjectWords } from '../playbooks/sentences.ts'
import { conditionInWords } from '../tickets/condition-in-words.ts'
import { clockWords } from '../tickets/contract/words.ts'
import type { seeMeasures } from './contract.ts'
import type { Defined } from './statement.ts'

type Formula = NonNullable<OutputOf<typeof seeMeasures>['measures'][number]['formula']>

const vocabulary = baseVocabulary()

const periods: Record<string, Words> = {
  day: both('按月', 'the month'),
  week: both('按月', 'the month'),
  month: both('按月', 'the month'),
  quarter: both('本季度到这个月为止', 'the quarter up to this month'),
  'half-year': both('本半年到这个月为止', 'the half-year up to this month'),
  year: both('本年到这个月为止', 'the year up to this month'),
}

const dutyWords: Record<string, Words> = {
  met: both('办成的', 'done'),
  'in-time': both('期限之前办成的', 'done before it was due'),
  late: both('期限之前没有办成的', 'not done before it was due'),
  waived: both('免除的', 'excused'),
}

const aggregateWords: Record<string, Words> = {
  sum: both('合计', 'the sum of'),
  average: both('平均', 'the average of'),
  median: both('中位数：', 'the median of'),
  p90: both('九成以内：', 'what nine in ten stay under: '),
}

const said = new WeakMap<Measure, { parameters: string; formula: Formula }>()

/** How a measure is counted, in words a lawyer accepts; said once as long as the parameters it names stay. */
export function formulaOf(defined: Defined): Formula {
  const parameters = parametersIn(defined)
  const known = said.get(defined.measure)
  if (known?.parameters === parameters) return known.formula
  const formula = sayFormula(defined)
  said.set(defined.measure, { parameters, formula })
  return formula
}

const naming = new WeakMap<Measure, string[]>()

function parametersIn({ measure, running }: Defined): string {
  const named = naming.get(measure) ?? JSON.stringify(measure).match(/\$[\w-]+/g) ?? []
  naming.set(measure, named)
  return JSON.stringify([
    running.version,
    ...named.map((name) => running.parameter(name.slice(1), undefined)),
  ])
}

function sayFormula(defined: Defined): Formula {
  const { measure, running } = defined
  const of = allOf(defined)
  return {
    numerator: numeratorOf(defined, of),
    denominator: measure.against ? againstOf(defined, measure.against) : of,
    period: periodOf(measure),
    leftOut:
      'kind' in measure.of
        ? both(
            '撤回的、并入另一件的；问到的事实还不知道的',
            'withdrawn, merged into another; those whose asked fact is not known',
          )
        : both('免除、已取消、还没到期的', 'excused, cancelled, not due yet'),
    version: running.version,
  }
}

function numeratorOf(defined: Defined, of: Words): Words | null {
  const { share, value, against } = defined.measure
  if (against) return of
  if (share && 'word' in share) return dutyWords[share.word]!
  if (share) return conditionInWords(defined.running, share.condition.text)
  if (value?.of !== 'field') return 'kind' in defined.measure.of ? null : dutyWords.met!
  const [over] = value.over
  const field = vocabulary.subjects.get('ticket')?.fields.get(over?.field ?? '')
  const fn = aggregateWords[over?.fn ?? 'sum']!
  return both(`${fn.zh}${field?.zh ?? over?.field}`, `${fn.en} ${field?.en.toLowerCase() ?? over?.field}`)
}

function allOf(defined: Defined): Words {
  const { of } = defined.measure
  if ('kind' in of) return population(defined, of)
  if ('duties' in of) {
    const rule = defined.running.playbook.rules.find(({ name }) => name === of.duties)
    const title = rule?.title ?? of.duties
    return both(`“${title}”应办的`, `what was owed by “${title}”`)
  }
  const clock = clockWords[of.clock] ?? same(of.clock)
  const where = of.where && conditionInWords(defined.running, of.where.text)
  return where
    ? both(`到期的“${clock.zh}”时限（${where.zh}）`, `clocks “${clock.en}” that fell due, where ${where.en}`)
    : both(`到期的“${clock.zh}”时限`, `clocks “${clock.en}” that fell due`)
}

function population(defined: Defined, { kind, where }: Population): Words {
  const subject = vocabulary.subjects.get(kind)
  const all = subject ? subjectWords(subject) : same(kind)
  if (!where) return all
  const words = conditionInWords(defined.running, where.text)
  return both(`${all.zh}（${words.zh}）`, `${all.en} where ${words.en}`)
}

const periodOf = ({ of, per }: Measure): Words => {
  const period = periods[per]!
  return 'kind' in of
    ? period
    : both(
        `${period.zh}，看期限落在哪天（某日 24:00 的算那一天）`,
        `${period.en}, by the day the due time falls on (a midnight belongs to the day it ends)`,
      )
}

function againstOf(defined: Defined, against: NonNullable<Measure['against']>): Words {
  const of = population(defined, against)
  return against.area ? both(`每一万平方米（${of.zh}）`, `each 10,000 m² (${of.en})`) : of
}

/** `call.answered` → 来电的“接通”: a fact as people call it. */
export function sayFact(name: string): Words {
  const [kind = '', field = ''] = name.split('.')
  const subject = vocabulary.subjects.get(kind)
  const known = subject?.fields.get(field)
  if (!subject) return same(name)
  if (!known) return both(subject.zh, subject.en)
  return both(`${subject.zh}的“${known.zh}”`, `${subject.en}: ${known.en.toLowerCase()}`)
}
