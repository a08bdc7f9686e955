import type { Span, Typed } from './condition-types.ts'
import type { Band, ParameterValue, Table } from './world.ts'

type Put = (value: unknown, type: string) => string

/** A date or time moved by a span, months clipped to their end, days in local time. */
export function moveSql(text: string, span: Span, isDate: boolean, put: Put, timeZone: string): string {
  const units: Record<string, [string, number]> = {
    minutes: ['mins', 1],
    hours: ['hours', 1],
    days: ['days', 1],
    weeks: ['days', 7],
    months: ['months', 1],
    quarters: ['months', 3],
    years: ['months', 12],
  }
  const [unit, factor] = units[span.unit] ?? ['days', 1]
  const interval = `make_interval(${unit} => ${put(span.n * factor, 'int')})`
  const short = span.unit === 'minutes' || span.unit === 'hours'
  if (isDate) return short ? `(${text})` : `((${text}) + ${interval})::date`
  if (short) return `((${text}) + ${interval})`
  const zone = put(timeZone, 'text')
  return `((((${text}) at time zone ${zone}) + ${interval}) at time zone ${zone})`
}

/** The functions of the condition language; arguments that are times come as local days where days are counted. */
export function callSql(tree: Typed & { op: 'call' }, args: string[], put: Put): string {
  const [a = 'null', b = 'null'] = args
  if (tree.fn === 'first-known') return `coalesce(${args.join(', ')})`
  if (tree.fn === 'abs') return `abs(${a})`
  if (tree.fn === 'min' || tree.fn === 'max') {
    const anyUnknown = args.map((arg) => `(${arg}) is null`).join(' or ')
    return `(case when ${anyUnknown} then null else ${tree.fn === 'min' ? 'least' : 'greatest'}(${args.join(', ')}) end)`
  }
  if (tree.fn === 'round') {
    const digits = args.length === 2 ? `least(greatest(trunc(${b})::int, 0), 9)` : '0'
    return `round(round((${a})::numeric, 9), ${digits})::double precision`
  }
  if (tree.fn === 'days-between') return `((${b}) - (${a}))::double precision`
  if (tree.fn === 'months-between') {
    const months = (from: string, to: string) =>
      `((extract(year from ${to}) - extract(year from ${from})) * 12 + extract(month from ${to}) - extract(month from ${from}) - case when extract(day from ${to}) < extract(day from ${from}) then 1 else 0 end)`
    return `(case when (${b}) >= (${a}) then ${months(a, b)} else -${months(b, a)} end)::double precision`
  }
  const scale = put(tree.type.scale ?? [], 'text[]')
  return `abs(array_position(${scale}, ${a}) - array_position(${scale}, ${b}))::double precision`
}

/** The band a number falls into; null for an unknown number. */
export function bandsSql(bands: unknown, value: string, put: Put): string {
  if (typeof bands !== 'object' || bands === null || !('bands' in bands)) return 'null::text'
  const signs = { over: '>', 'at-least': '>=', under: '<', 'at-most': '<=', exactly: '=' }
  const lines = (bands as { bands: Band[] }).bands.map(({ result, test, than }) => {
    const word = put(result, 'text')
    if (!test) return `else ${word}`
    return `when round((${value})::numeric, 9) ${signs[test]} ${put(than, 'numeric')} then ${word}`
  })
  return `(case when (${value}) is null then null::text ${lines.join(' ')} end)`
}

/** The cell of a table; null when row or column is unknown or not in it. */
export function cellSql(table: unknown, row: string, column: string | undefined, put: Put): string {
  if (typeof table !== 'object' || table === null || !('rows' in table)) return 'null::text'
  const { rows, columns } = table as Table
  const lines: string[] = []
  for (const [name, cells] of Object.entries(rows))
    for (const [i, cell] of cells.entries()) {
      if (column === undefined && i > 0) break
      const beside = column === undefined ? '' : ` and ${column} = ${put(columns[i] ?? '', 'text')}`
      lines.push(`when ${row} = ${put(name, 'text')}${beside} then ${put(cell, 'text')}`)
    }
  return lines.length === 0 ? 'null::text' : `(case ${lines.join(' ')} end)`
}

/** A value of the condition as a parameter of its type. */
export function constantSql(value: ParameterValue | Span, type: string, put: Put): string {
  if (type === 'number') return put(value, 'double precision')
  if (type === 'yesno') return put(value, 'boolean')
  if (type === 'date') return put(value, 'date')
  return put(typeof value === 'object' ? null : value, 'text')
}
