import { figureOf } from './condition-tokens.ts'
import type { Type } from './condition-types.ts'
import { parseBands } from './derived.ts'
import { EngineProblem } from './problem.ts'
import { parseDue, parseSpan } from './times.ts'
import type { Plain } from './tree.ts'
import type { ParameterValue, Table } from './world.ts'

/** A parameter as a compiled playbook keeps it. `plain` is its value as written. */
export interface CompiledParameter {
  name: string
  title: string
  type: string
  plain: Plain
  min?: string
  max?: string
  options?: string[]
  rows?: string
  columns?: string[] | string
  by: string
  scope?: string
  assumed: string[]
}

/**
 * Reads a parameter's value: a switch as yes/no, numbers with %, 万 and 亿, spans as `{ n, unit }` (working spans and
 * windows stay text: only due times use them), bands and tables compiled.
 * Throws EngineProblem: `parameter.not_a_number`, `parameter.not_a_switch`, `parameter.not_text`, `table.gap`, and
 * what spans, times and bands throw.
 */
export function readParameter(type: string, plain: Plain, columns?: string[] | string): ParameterValue {
  if (type === 'bands') return parseBands(listOf(plain))
  if (type === 'table') return readTable(plain, columns)
  if (typeof plain !== 'string') throw new EngineProblem('parameter.not_text', undefined, { type })
  if (type === 'number' || type === 'money' || type === 'percent') {
    const value = figureOf(plain)
    if (value === undefined) throw new EngineProblem('parameter.not_a_number', undefined, { found: plain })
    return value
  }
  if (type === 'switch') {
    if (plain !== 'yes' && plain !== 'no')
      throw new EngineProblem('parameter.not_a_switch', undefined, { found: plain })
    return plain === 'yes'
  }
  if (type === 'span') {
    const span = parseSpan(plain)
    if (span.kind !== 'counted') throw new EngineProblem('parameter.not_text', undefined, { type })
    return span.unit.startsWith('working') ? plain : { n: span.count, unit: span.unit as 'days' }
  }
  if (type === 'window' || type === 'time') parseDue(plain)
  return plain
}

function listOf(plain: Plain): string[] {
  return Array.isArray(plain) ? plain.map((item) => (typeof item === 'string' ? item : '')) : [String(plain)]
}

/** A matrix (`{ A: [A1, A2] }`) or a list of rows (`[ [188, 大礼品, 400] ]`), without gaps. */
export function readTable(plain: Plain, columns?: string[] | string): Table {
  const rows: Record<string, string[]> = Object.create(null)
  if (typeof plain === 'string') throw new EngineProblem('table.unreadable')
  for (const [name, cells] of Object.entries(plain)) {
    if (!Array.isArray(cells)) throw new EngineProblem('table.unreadable')
    rows[name] = cells.map(String)
  }
  const widths = new Set(Object.values(rows).map((row) => row.length))
  if (Array.isArray(columns))
    for (const row of Object.values(rows)) if (row.length > 0) widths.add(columns.length)
  widths.delete(0)
  if (widths.size > 1) throw new EngineProblem('table.gap', undefined, { widths: [...widths].map(String) })
  return { rows, columns: Array.isArray(columns) ? columns : [] }
}

/** The type a parameter has inside a condition, and whether it may stand there at all. */
export function typeOfParameter(parameter: CompiledParameter): { type: Type; kind: string } {
  const { type } = parameter
  if (type === 'number' || type === 'money' || type === 'percent')
    return { type: { is: 'number' }, kind: type }
  if (type === 'switch') return { type: { is: 'yesno' }, kind: type }
  if (type === 'one') return { type: { is: 'text', options: parameter.options ?? [] }, kind: type }
  if (type === 'span') {
    const working = typeof parameter.plain === 'string' && parameter.plain.includes('working')
    return { type: { is: 'span' }, kind: working ? 'working-span' : 'span' }
  }
  return { type: { is: 'table' }, kind: type }
}
