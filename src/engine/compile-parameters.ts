import { type Env, rowsSubject } from './check-env.ts'
import { findPath } from './condition-names.ts'
import { figureOf } from './condition-tokens.ts'
import { typeOf } from './condition-types.ts'
import { bandResults } from './extend-vocabulary.ts'
import { type CompiledParameter, readParameter, typeOfParameter } from './parameter.ts'
import { parseSpan } from './times.ts'
import { at, entriesOf, type Node, plainOf, textAt, textsOf } from './tree.ts'
import type { Walk } from './walk.ts'

/** Reads the parameters, judges their bounds, and makes them known to the walk. */
export function compileParameters(walk: Walk, section: Node | undefined): CompiledParameter[] {
  const compiled: CompiledParameter[] = []
  for (const [name, node] of entriesOf(section)) {
    const value = at(node, 'value')
    const columns = at(node, 'columns')
    const options = textsOf(at(node, 'options'))
    const optional = (key: string) => textAt(node, key)
    const parameter: CompiledParameter = {
      name,
      title: optional('title') ?? name,
      type: optional('type') ?? '',
      plain: value ? plainOf(value) : '',
      by: optional('by') ?? '',
      assumed: textsOf(at(node, 'assumed')),
    }
    const { min, max, scope, rows } = {
      min: optional('min'),
      max: optional('max'),
      scope: optional('scope'),
      rows: optional('rows'),
    }
    Object.assign(parameter, min && { min }, max && { max }, scope && { scope }, rows && { rows })
    if (options.length > 0) parameter.options = options
    if (columns) parameter.columns = columns.kind === 'list' ? textsOf(columns) : (textAt(columns) ?? '')
    compiled.push(parameter)
    const path = ['parameters', name, 'value']
    if (!value) continue
    const read = walk.findings.attempt(value, path, () =>
      readParameter(parameter.type, parameter.plain, parameter.columns),
    )
    if (read === undefined) continue
    judge(walk, parameter, value, path)
    const { type, kind } = typeOfParameter(parameter)
    const cells = kind === 'table' ? entriesOf(value).flatMap(([, row]) => textsOf(row)) : bandResults(value)
    if (kind === 'table') type.options = [...new Set(cells)]
    walk.parameters.set(name, {
      kind,
      type: kind === 'table' ? { is: 'text', options: type.options ?? [] } : type,
      ...(rows ? { rows } : {}),
      ...(typeof parameter.columns === 'string' ? { columns: parameter.columns } : {}),
    })
  }
  for (const parameter of compiled) scaleOf(walk, parameter)
  for (const parameter of compiled)
    if (parameter.type === 'table' && parameter.rows)
      fillMatrix(walk, parameter, at(section, parameter.name, 'value'))
  return compiled
}

/** A matrix whose cells are a grade's words has that grade's scale, so that levels can be compared. */
function scaleOf(walk: Walk, parameter: CompiledParameter): void {
  const word = walk.parameters.get(parameter.name)
  if (word?.kind !== 'table') return
  for (const [, grade] of entriesOf(at(walk.pack, 'grades'))) {
    const scale = textsOf(at(grade, 'scale'))
    if (word.type.options?.every((option) => scale.includes(option)))
      word.type = { is: 'text', options: scale, scale }
  }
}

function judge(walk: Walk, parameter: CompiledParameter, node: Node, path: string[]): void {
  const { type, options, min, max, plain } = parameter
  if (type === 'one' && !(options ?? []).includes(String(plain)))
    walk.findings.error('pack.unknown_word', node, path, { found: plain, known: options ?? [] })
  const size = (text: string): number | undefined => (type === 'span' ? spanSize(text) : figureOf(text))
  for (const [key, bound, wrong] of [
    ['min', min, (a: number, b: number) => a < b],
    ['max', max, (a: number, b: number) => a > b],
  ] as const) {
    if (bound === undefined || typeof plain !== 'string') continue
    const limit = walk.findings.attempt(node, [...path.slice(0, -1), key], () => size(bound))
    const own = size(plain)
    if (limit === undefined)
      walk.findings.error('parameter.not_a_number', node, [...path.slice(0, -1), key], { found: bound })
    else if (own !== undefined && wrong(own, limit))
      walk.findings.error('parameter.out_of_bounds', node, path, { [key]: bound, found: plain })
  }
}

const minutes: Record<string, number> = {
  minutes: 1,
  hours: 60,
  'working-hours': 60,
  days: 1440,
  'working-days': 1440,
  weeks: 10_080,
  months: 43_800,
  quarters: 131_400,
  years: 525_600,
}

function spanSize(text: string): number | undefined {
  const span = parseSpan(text)
  return span.kind === 'counted' ? span.count * (minutes[span.unit] ?? 1) : undefined
}

/** A matrix has a row for every word its row field may take, and a cell for every word of its column field. */
function fillMatrix(walk: Walk, parameter: CompiledParameter, value: Node | undefined): void {
  const path = ['parameters', parameter.name, 'value']
  const subject = rowsSubject(parameter.rows, walk.vocabulary) ?? 'customer'
  const env: Env = { block: 'parameters', subject, locals: [], own: new Map(), scale: [], given: false }
  const optionsOf = (text: string) => {
    const found = findPath(text.split('.'), walk.scope(env))
    return found?.is === 'tree' ? typeOf(found.tree).options : undefined
  }
  const rows = optionsOf(parameter.rows ?? '')
  const columns = typeof parameter.columns === 'string' ? optionsOf(parameter.columns) : parameter.columns
  if (!rows || !columns) {
    walk.findings.error('condition.unknown_name', value, path, {
      name: rows ? parameter.columns : parameter.rows,
    })
    return
  }
  const known = new Map(entriesOf(value))
  for (const row of rows) {
    const cells = textsOf(known.get(row))
    if (!known.has(row)) walk.findings.error('table.missing_row', value, path, { row })
    else if (cells.length > 0 && cells.length !== columns.length)
      walk.findings.error('table.gap', known.get(row), [...path, row], { row })
  }
  for (const [row, node] of known)
    if (!rows.includes(row))
      walk.findings.error('pack.unknown_word', node, [...path, row], { found: row, known: rows })
}
