import type { Env } from './check-env.ts'
import { clockOfMeasure, kindOfAudience } from './check-env.ts'
import type { Condition } from './condition.ts'
import { evaluate, type Facts, holds } from './condition-evaluate.ts'
import { figureLabels } from './condition-period.ts'
import type { PeriodUnit } from './condition-syntax.ts'
import { figureOf } from './condition-tokens.ts'
import { at, entriesOf, type Node, textAt, textsOf } from './tree.ts'
import type { Walk } from './walk.ts'
import type { FieldValue, SubjectRef } from './world.ts'
import { instantMs, localDayAt, zoneOf } from './zone.ts'

export interface Population {
  kind: string
  where?: Condition
}

const dutyShares = ['met', 'in-time', 'late', 'waived'] as const
export type DutyShare = (typeof dutyShares)[number]

export const aggregates = ['sum', 'average', 'median', 'p90'] as const
export interface Over {
  fn: (typeof aggregates)[number]
  field: string
  figure?: PeriodUnit
}

/** A measure as a compiled playbook keeps it: of whom, which share or value, against which target. */
export interface Measure {
  name: string
  title: string
  clauses: string[]
  /** The rule whose obligations are counted (`care.first-contact`), a clock of tickets, or the kind of subject and its filter. */
  of: { duties: string } | { clock: string; where?: Condition } | Population
  /** What a count is divided by: complaints for each home lived in; `area`: for each 10,000 m² of those homes. */
  against?: Population & { area?: true }
  /** `met`, `in-time`, `late` or `waived` of duties and clocks; else a condition. */
  share?: { word: DutyShare } | { condition: Condition }
  value?: { of: 'count' } | { of: 'field'; over: Over[] }
  target?: { test: string; than: number } | { test: string; parameter: string }
  better: 'higher' | 'lower'
  per: PeriodUnit
  cutBy: string[]
  owner?: string
}

/** Compiles the measures; what the check refused is left out. */
export function compileMeasures(walk: Walk, section: Node | undefined): Measure[] {
  return entriesOf(section).flatMap(([name, node]) => {
    const of = ofWhat(walk, textAt(node, 'of') ?? '')
    if (!of) return []
    const env = envAbout('kind' in of ? of.kind : 'clock' in of ? 'ticket' : undefined)
    const against = againstIn(walk, textAt(node, 'against') ?? '')
    const share = shareOf(walk, textAt(node, 'share'), env)
    const value = valueIn(walk, textAt(node, 'value'), env)
    const target = targetOf(textAt(node, 'target'))
    const owner = textAt(node, 'owner')
    return [
      {
        name,
        title: textAt(node, 'title') ?? name,
        clauses: textsOf(at(node, 'clause')),
        of,
        ...(against ? { against } : {}),
        ...(share ? { share } : {}),
        ...(value ? { value } : {}),
        ...(target ? { target } : {}),
        better: textAt(node, 'better') === 'lower' ? 'lower' : 'higher',
        per: (textAt(node, 'per') ?? 'month') as PeriodUnit,
        cutBy: textsOf(at(node, 'cut-by')),
        ...(owner ? { owner } : {}),
      } satisfies Measure,
    ]
  })
}

function envAbout(subject: string | undefined): Env {
  return {
    block: 'measures',
    locals: [],
    own: new Map(),
    scale: [],
    given: true,
    ...(subject ? { subject } : {}),
  }
}

function ofWhat(walk: Walk, text: string): Measure['of'] | undefined {
  const entry = /^duties of (\S+)$/u.exec(text)?.[1]
  if (entry) {
    const block = (['care', 'promises', 'plans', 'reports', 'procedures'] as const).find((each) =>
      walk.names.get(each)?.has(entry),
    )
    return block && { duties: `${block}.${entry}` }
  }
  const clock = clockOfMeasure(text)
  if (clock) return { clock, ...whereIn(walk, text, 'ticket') }
  return populationOf(walk, text)
}

function populationOf(walk: Walk, text: string): Population | undefined {
  const kind = kindOfAudience(text)
  return kind === undefined ? undefined : { kind, ...whereIn(walk, text, kind) }
}

function againstIn(walk: Walk, text: string): Measure['against'] {
  if (!text.startsWith('area of ')) return populationOf(walk, text)
  const population = populationOf(walk, text.slice(8))
  return population && { ...population, area: true }
}

function whereIn(walk: Walk, text: string, kind: string): { where?: Condition } {
  const from = text.indexOf(' where ')
  const where = from < 0 ? undefined : walk.condition(text.slice(from + 7), envAbout(kind))
  return where ? { where } : {}
}

function shareOf(walk: Walk, text: string | undefined, env: Env): Measure['share'] {
  if (text === undefined) return undefined
  if (text === 'inTime') return { word: 'in-time' }
  const word = dutyShares.find((each) => each === text)
  if (word) return { word }
  const condition = walk.condition(text, env)
  return condition && { condition }
}

function valueIn(walk: Walk, text: string | undefined, env: Env): Measure['value'] {
  if (text === undefined) return undefined
  if (text === 'count') return { of: 'count' }
  const over = text.split(' / ').map((part) => {
    const [field = '', fn = 'sum'] = part.split(' ').reverse()
    const figure = walk.vocabulary.subjects.get(env.subject ?? '')?.fields.get(field)?.type.figure
    return {
      fn: aggregates.find((each) => each === fn) ?? ('sum' as const),
      field,
      ...(figure ? { figure } : {}),
    }
  })
  return { of: 'field', over }
}

function targetOf(text: string | undefined): Measure['target'] {
  const [, test = '', than = ''] = /^(at least|at most|over|under|exactly) (\S+)$/.exec(text ?? '') ?? []
  if (test === '') return undefined
  if (than.startsWith('$')) return { test, parameter: than.slice(1) }
  const value = figureOf(than)
  return value === undefined ? undefined : { test, than: value }
}

/** How one obligation counts: kept at all, in time, waived; the clock of a ticket with its name and the ticket. */
export interface CountedDuty {
  rule: string
  clock?: string
  ticket?: SubjectRef
  met: boolean
  inTime: boolean
  waived: boolean
}

export interface Measured {
  /** How many were looked at; for shares, those whose answer is known. */
  of: number
  /** The share (0 to 1) or value; null where nothing can be said. */
  value: number | null
  /** Whether the target is reached; null without target or value. */
  reached: boolean | null
}

/**
 * Reads a measure off the facts: `duties` are the obligations due in the period (waived ones count for `waived`
 * only), `subjects` those of the measure's kind; `facts.given` is the period. The database side does the same in one
 * statement.
 */
export function measured(
  measure: Measure,
  duties: CountedDuty[],
  subjects: SubjectRef[],
  facts: Omit<Facts, 'subject'>,
): Measured {
  const { of, value } =
    'kind' in measure.of
      ? ofSubjects(measure, measure.of, subjects, facts)
      : shareOfDuties(measure, fittingDuties(measure.of, duties, facts))
  return { of, value, reached: value === null ? null : reaches(measure.target, value, facts) }
}

function fittingDuties(
  of: { duties: string } | { clock: string; where?: Condition },
  duties: CountedDuty[],
  facts: Omit<Facts, 'subject'>,
): CountedDuty[] {
  if ('duties' in of) return duties.filter((duty) => duty.rule === of.duties)
  return duties.filter(
    ({ clock, ticket }) =>
      clock === of.clock &&
      (!of.where || (ticket && holds(of.where.tree, { ...facts, subject: ticket }) === true)),
  )
}

function shareOfDuties(measure: Measure, duties: CountedDuty[]): { of: number; value: number | null } {
  const word = measure.share && 'word' in measure.share ? measure.share.word : 'met'
  const own = duties.filter((duty) => word === 'waived' || !duty.waived)
  const fits = {
    met: (duty: CountedDuty) => duty.met,
    'in-time': (duty: CountedDuty) => duty.inTime,
    late: (duty: CountedDuty) => !duty.inTime,
    waived: (duty: CountedDuty) => duty.waived,
  }[word]
  return { of: own.length, value: own.length === 0 ? null : own.filter(fits).length / own.length }
}

function ofSubjects(
  measure: Measure,
  { where }: Population,
  subjects: SubjectRef[],
  facts: Omit<Facts, 'subject'>,
): { of: number; value: number | null } {
  const population = subjects.filter((subject) => !where || holds(where.tree, { ...facts, subject }) === true)
  if (measure.share && 'condition' in measure.share) {
    const { tree } = measure.share.condition
    const answers = population
      .map((subject) => evaluate(tree, { ...facts, subject }))
      .filter((answer) => answer !== null)
    const yes = answers.filter((answer) => answer === true).length
    return { of: answers.length, value: answers.length === 0 ? null : yes / answers.length }
  }
  if (measure.value?.of !== 'field') return { of: population.length, value: population.length }
  const [first, second] = measure.value.over.map((each) => total(each, population, facts))
  if (first === undefined || first === null) return { of: population.length, value: null }
  if (measure.value.over.length === 1) return { of: population.length, value: first }
  return { of: population.length, value: second ? first / second : null }
}

function total(over: Over, population: SubjectRef[], facts: Omit<Facts, 'subject'>): number | null {
  const today = localDayAt(zoneOf(facts.timeZone), instantMs(facts.now))
  const labels = over.figure ? (figureLabels({ kind: 'given' }, over.figure, today, facts.given) ?? []) : []
  const numbers = population.flatMap((subject) => {
    const value: FieldValue = facts.world.field(subject, over.field)
    if (typeof value === 'number') return [value]
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    return labels.flatMap((label) => (typeof value[label] === 'number' ? [value[label]] : []))
  })
  if (numbers.length === 0) return null
  if (over.fn === 'median') return percentile(numbers, 0.5)
  if (over.fn === 'p90') return percentile(numbers, 0.9)
  const sum = numbers.reduce((all, each) => all + each, 0)
  return over.fn === 'average' ? sum / numbers.length : sum
}

/** The value that so great a part lies under, between two values by the line between them: as `percentile_cont` does. */
function percentile(numbers: number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const place = part * (sorted.length - 1)
  const low = sorted[Math.floor(place)]!
  return low + (sorted[Math.ceil(place)]! - low) * (place - Math.floor(place))
}

function reaches(target: Measure['target'], value: number, facts: Omit<Facts, 'subject'>): boolean | null {
  if (!target) return null
  const than = 'than' in target ? target.than : facts.parameter(target.parameter)
  if (typeof than !== 'number') return null
  if (target.test === 'at least') return value >= than
  if (target.test === 'at most') return value <= than
  if (target.test === 'over') return value > than
  return target.test === 'under' ? value < than : value === than
}
