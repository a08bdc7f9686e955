import { figureOf } from './condition-tokens.ts'
import type { Typed } from './condition-types.ts'
import { EngineProblem } from './problem.ts'
import type { Band, Bands, Table } from './world.ts'

/** How a derived field is computed: a condition, bands over a value, or a cell of a table. JSON. */
export type Derived =
  | { is: 'condition'; tree: Typed }
  | { is: 'bands'; of: Typed; bands: string | Bands }
  | { is: 'table'; row: Typed; column?: Typed; table: string | Table }

const bandPattern = /^(\S+)\s+(?:(otherwise)|if\s+(over|at least|under|at most|exactly)\s+(\S+))$/u

/**
 * Reads `[ A if over 500万, B if at least 300万, C otherwise ]`. First match wins.
 * Throws EngineProblem `bands.unreadable`, `bands.no_otherwise`, `bands.after_otherwise`, `bands.never` (a band that
 * an earlier one always takes).
 */
export function parseBands(texts: string[]): Bands {
  const bands: Band[] = texts.map((text) => {
    const found = bandPattern.exec(text.trim())
    if (!found) throw new EngineProblem('bands.unreadable', { at: 0, length: text.length }, { text })
    if (found[2]) return { result: found[1] ?? '' }
    const than = figureOf(found[4] ?? '')
    if (than === undefined)
      throw new EngineProblem('bands.unreadable', { at: 0, length: text.length }, { text })
    return {
      result: found[1] ?? '',
      test: (found[3] ?? '').replace(' ', '-') as NonNullable<Band['test']>,
      than,
    }
  })
  const open = bands.findIndex((band) => !band.test)
  if (open < 0) throw new EngineProblem('bands.no_otherwise')
  if (open < bands.length - 1)
    throw new EngineProblem('bands.after_otherwise', undefined, { text: texts[open + 1] ?? '' })
  for (const [i, band] of bands.entries())
    if (bands.slice(0, i).some((earlier) => covers(earlier, band)))
      throw new EngineProblem('bands.never', undefined, { text: texts[i] ?? '' })
  return { bands }
}

function covers(earlier: Band, later: Band): boolean {
  if (!earlier.test || !later.test || earlier.than === undefined || later.than === undefined) return false
  const up = (band: Band) => band.test === 'over' || band.test === 'at-least'
  const down = (band: Band) => band.test === 'under' || band.test === 'at-most'
  if (up(earlier) && up(later))
    return (
      later.than > earlier.than ||
      (later.than === earlier.than && (earlier.test === 'at-least' || later.test === 'over'))
    )
  if (down(earlier) && down(later))
    return (
      later.than < earlier.than ||
      (later.than === earlier.than && (earlier.test === 'at-most' || later.test === 'under'))
    )
  return false
}

/** The band a number falls into; null for an unknown number, never the last band. */
export function bandOf(bands: unknown, value: unknown): string | null {
  if (typeof value !== 'number' || typeof bands !== 'object' || bands === null || !('bands' in bands))
    return null
  for (const band of (bands as Bands).bands) if (fits(band, value)) return band.result
  return null
}

function fits(band: Band, value: number): boolean {
  const rounded = Number(Number(value.toPrecision(15)).toFixed(9))
  const than = band.than ?? 0
  if (band.test === 'over') return rounded > than
  if (band.test === 'at-least') return rounded >= than
  if (band.test === 'under') return rounded < than
  if (band.test === 'at-most') return rounded <= than
  return band.test === 'exactly' ? rounded === than : true
}

/** The cell of a table; null when row or column is unknown or not in it. */
export function cellOf(table: unknown, row: unknown, column: unknown): string | null {
  if (typeof table !== 'object' || table === null || !('rows' in table)) return null
  const { rows, columns } = table as Table
  if (typeof row !== 'string' || !Object.hasOwn(rows, row)) return null
  const index = typeof column === 'string' ? columns.indexOf(column) : 0
  return index < 0 ? null : (rows[row]?.[index] ?? null)
}
