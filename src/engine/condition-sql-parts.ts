import type { Span, Typed } from './condition-types.ts'

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
