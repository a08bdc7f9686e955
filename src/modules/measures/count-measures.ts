import { createHash } from 'node:crypto'
import { EngineProblem } from '#engine/problem.ts'
import { wilson } from '#engine/wilson.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Counted } from './contract.ts'
import { spanOf } from './span.ts'
import { type Counting, type Defined, figures, MeasureStatement } from './statement.ts'

/** What the rows of a measure give: hits, cases, a number, and how many others it is held against. */
export interface Plain {
  hits: number | null
  cases: number
  value: number | null
  against: number | null
}

/**
 * Counts all measures of a month in one statement, each over the rows its index finds; those that ask for facts kept nowhere are
 * left out. `projectIds` null: the whole company.
 */
export async function countMeasures(
  ctx: Ctx,
  month: string,
  projectIds: readonly string[] | null,
  measures: readonly Defined[],
): Promise<Map<string, Plain>> {
  const statement = new MeasureStatement(ctx, projectIds)
  const groups = new Map<string, Part[]>()
  const add = (key: string, part: Part['part'], counting: Counting | null) => {
    if (!counting) return
    // What rates are held against is counted by its condition, which an index may hold.
    const narrow = part === 'against' && counting.where !== null
    const from = narrow ? `${counting.from} and ${counting.where}` : counting.from
    const own = narrow ? { ...counting, population: 'true', where: null } : counting
    groups.set(from, [...(groups.get(from) ?? []), { key, part, counting: own }])
  }
  for (const defined of measures) {
    const span = spanOf(month, defined.measure.per)
    if (!isCounted(ctx, defined)) continue
    add(defined.key, 'of', statement.counting(defined, span))
    add(defined.key, 'against', statement.against(defined, span))
  }
  if (groups.size === 0) return new Map()
  const listed = [...groups]
  const text = `select ${listed
    .map(
      ([from, parts], at) =>
        `(select jsonb_build_array(${parts.flatMap(({ counting }) => figures(counting)).join(', ')}) from ${from}${aloneIn(parts)}) as g${at}`,
    )
    .join(', ')}`
  const { rows } = await ctx.client.query<Record<string, (number | null)[]>>({
    name: `measures_${createHash('sha1').update(text).digest('base64url')}`,
    text,
    values: statement.values,
  })
  const counted = new Map<string, Plain>()
  for (const [at, [, parts]] of listed.entries())
    for (const [n, { key, part, counting }] of parts.entries()) {
      const [hits = null, cases = 0, value = null] = rows[0]![`g${at}`]!.slice(n * 3, n * 3 + 3)
      const known = counted.get(key) ?? { hits: null, cases: 0, value: null, against: null }
      counted.set(
        key,
        part === 'of'
          ? { ...known, hits, cases: cases ?? 0, value }
          : { ...known, against: counting.adds ? value : cases },
      )
    }
  return counted
}

interface Part {
  key: string
  part: 'of' | 'against'
  counting: Counting
}

/** A measure that reads its rows alone is narrowed where they are found; those that share them are told apart row by row. */
const aloneIn = ([one, ...others]: readonly Part[]) =>
  one?.counting.where && others.length === 0 ? ` and ${one.counting.where}` : ''

const answered = new WeakMap<object, string | null>()

/** Whether the database keeps every fact a measure asks for. */
export const isCounted = (ctx: Ctx, defined: Defined): boolean => missingIn(ctx, defined) === null

/** The fact a measure asks for that is kept nowhere, as `call.answered`; null where all are kept. */
export function missingIn(ctx: Ctx, defined: Defined): string | null {
  const known = answered.get(defined.measure)
  if (known !== undefined) return known
  const answer = tried(ctx, defined)
  answered.set(defined.measure, answer)
  return answer
}

function tried(ctx: Ctx, defined: Defined): string | null {
  try {
    const statement = new MeasureStatement(ctx, null)
    const span = spanOf('2026-01', 'month')
    statement.counting(defined, span)
    statement.against(defined, span)
    return null
  } catch (error) {
    if (error instanceof EngineProblem) return String(error.values?.name ?? error.code)
    throw error
  }
}

/** The number with its interval; nothing where there is nothing to divide by. */
export function withValue(is: 'share' | 'count' | 'number' | 'rate', plain: Plain | undefined): Counted {
  const { hits, cases, value, against } = plain ?? { hits: null, cases: 0, value: null, against: null }
  const interval = is === 'share' ? wilson(hits ?? 0, cases) : null
  const number = {
    share: cases > 0 ? (hits ?? 0) / cases : null,
    count: cases,
    number: against === null ? value : against ? cases / against : null,
    rate: against ? cases / against : null,
  }[is]
  return { hits, cases, against, value: number, low: interval?.low ?? null, high: interval?.high ?? null }
}
