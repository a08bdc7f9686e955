import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { monthOf } from '../obligations/month.ts'
import { type MeasureSeen, seeMeasures } from './contract.ts'
import { countMeasures, missingIn, type Plain, withValue } from './count-measures.ts'
import { definedMeasures, projectsAsked, sortOf } from './defined.ts'
import { frozenCounts, frozenMonths } from './frozen.ts'
import { formulaOf, sayFact } from './say-measure.ts'
import { monthAfter } from './span.ts'
import type { Defined } from './statement.ts'

export const seeMeasuresOperation = implement(seeMeasures, (ctx, input) => measuresSeen(ctx, input))

/** The measures of a month; the service report and the Word file read the same. */
export async function measuresSeen(
  ctx: Ctx,
  input: { month: string; projectId?: string | undefined; playbook?: string | undefined; compare: boolean },
): Promise<OutputOf<typeof seeMeasures>> {
  const projects = await projectsAsked(ctx, input.projectId)
  const measures = await definedMeasures(ctx, input.playbook)
  const asked = input.compare
    ? [input.month, monthAfter(input.month, -1), monthAfter(input.month, -12)]
    : [input.month]
  const closed = await frozenMonths(ctx, asked)
  const [own, before, yearAgo] = await Promise.all(
    asked.map((month) => {
      const closing = closed.get(month)
      return closing
        ? frozenCounts(ctx, month, closing.version, projects, measures)
        : countMeasures(ctx, month, projects, measures)
    }),
  )
  return {
    month: input.month,
    running: input.month >= monthOf(ctx, ctx.now),
    closed: closed.get(input.month) ?? null,
    measures: measures.map((defined) => shapeOf(ctx, defined, own!, before, yearAgo)),
  }
}

export function shapeOf(
  ctx: Ctx,
  defined: Defined,
  own: ReadonlyMap<string, Plain>,
  before?: ReadonlyMap<string, Plain>,
  yearAgo?: ReadonlyMap<string, Plain>,
): MeasureSeen {
  const { measure, key } = defined
  const is = sortOf(measure)
  const counted = withValue(is, own.get(key))
  const target = targetOf(defined)
  const missing = missingIn(ctx, defined)
  return {
    ...counted,
    key,
    title: measure.title,
    clauses: measure.clauses,
    is,
    per: measure.per,
    better: measure.better,
    target: target && sayTarget(target, is),
    reached: target && counted.value !== null ? reaches(target, counted.value) : null,
    cuts: measure.cutBy,
    formula: missing === null ? formulaOf(defined) : null,
    missing: missing === null ? null : sayFact(missing),
    before: before ? withValue(is, before.get(key)) : null,
    yearAgo: yearAgo ? withValue(is, yearAgo.get(key)) : null,
  }
}

const signs: Record<string, string> = { 'at least': '≥', 'at most': '≤', over: '>', under: '<', exactly: '=' }

function targetOf({ measure: { target }, running }: Defined): { test: string; than: number } | null {
  if (!target) return null
  if ('than' in target) return target
  const { parameter } = target
  const plain =
    running.parameter(parameter, undefined) ??
    running.playbook.parameters.find(({ name }) => name === parameter)?.plain
  const [, digits, percent] = /^([\d.]+)(%?)$/.exec(typeof plain === 'string' ? plain : '') ?? []
  return digits === undefined ? null : { test: target.test, than: Number(digits) / (percent ? 100 : 1) }
}

const sayTarget = ({ test, than }: { test: string; than: number }, is: MeasureSeen['is']) =>
  is === 'share' || is === 'rate'
    ? `${signs[test]} ${Math.round(than * 100_000) / 1000}%`
    : `${signs[test]} ${than}`

function reaches({ test, than }: { test: string; than: number }, value: number): boolean {
  if (test === 'at least') return value >= than
  if (test === 'at most') return value <= than
  if (test === 'over') return value > than
  return test === 'under' ? value < than : value === than
}
