import { festivalNames } from './festivals.ts'
import type { ProblemPlace } from './problem.ts'
import { EngineProblem } from './problem.ts'
import { readDue } from './time-due.ts'
import type { Reader } from './time-parts.ts'
import {
  accept,
  expect,
  isShort,
  isWord,
  peek,
  placeFrom,
  readAnchor,
  readParameter,
  readSpan,
  take,
  whole,
} from './time-parts.ts'
import { periodUnits, problemAt } from './time-tokens.ts'
import type { Anchor, Due, Every, Rung, Side, Span } from './time-tree.ts'

export { sayDue, sayEvery, saySpan } from './say-time.ts'
export type * from './time-tree.ts'

/**
 * Reads a deadline: a point or a window of the time language (`7 days`, `40 to 30 days before moveInOn`,
 * `June`, `$promptly`). Throws an EngineProblem whose place is in the text and whose values hold the `word` and,
 * where one is near, a `suggestion`: `time.unknown_word`, `time.unexpected`, `time.unexpected_end`,
 * `time.not_a_date`, `time.bad_number`, `time.bad_time`, `time.bad_day`, `time.window_reversed`,
 * `time.unit_not_here`, `time.time_not_here`, `time.character`, `time.too_long`.
 */
export function parseDue(text: string): Due {
  return whole(text, readDue)
}

/** Reads a recurrence (`quarter`, `3 months from movedInOn until endedOn`, `festival in [春节]`). Throws as parseDue. */
export function parseEvery(text: string): Every {
  return whole(text, readEvery)
}

/** Reads a length of time (`4 working hours`, `$grace`). Throws as parseDue. */
export function parseSpan(text: string): Span {
  return whole(text, readSpan)
}

/** Reads when a rung of a ladder is reached (`2 days before due`, `due`, `75%`). Throws as parseDue. */
export function parseRung(text: string): Rung {
  return whole(text, readRung)
}

/** A name that a time uses, where it stands. */
export interface UsedName extends ProblemPlace {
  name: string
}

/**
 * The names a time hangs on, in reading order: `anchors` are dotted date paths, `seal done` or words as `opened`;
 * `parameters` are without `$`; `people` are the paths after `birthday of`.
 */
export function namesOf(time: Due | Every | Rung | Span): {
  anchors: UsedName[]
  parameters: UsedName[]
  people: UsedName[]
} {
  const names = { anchors: [] as UsedName[], parameters: [] as UsedName[], people: [] as UsedName[] }
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || !('kind' in node)) return
    const part = node as Due | Every | Rung | Span | Anchor
    const { at, length } = part
    if (part.kind === 'field' || part.kind === 'step' || part.kind === 'word')
      names.anchors.push({ name: part.name, at, length })
    else if (part.kind === 'parameter') names.parameters.push({ name: part.name, at, length })
    else if (part.kind === 'birthday')
      names.people.push({ name: part.path, at: at + length - part.path.length, length: part.path.length })
    else for (const inner of Object.values(part)) visit(inner)
  }
  visit(time)
  return names
}

function readEvery(reader: Reader): Every {
  const first = reader.next
  const token = peek(reader)
  const unit = periodUnits.find((name) => isWord(reader, name))
  if (unit) {
    take(reader)
    return { ...placeFrom(reader, first), kind: 'each', unit }
  }
  if (token.kind === 'parameter' && peek(reader, 1).kind === 'end') return readParameter(take(reader))
  if (token.kind === 'number' || token.kind === 'parameter') {
    const span = readSpan(reader)
    if (span.kind === 'counted' && (span.count === 0 || isShort(span) || span.unit === 'working-days'))
      throw new EngineProblem('time.unit_not_here', span, { unit: span.unit })
    expect(reader, 'from')
    const from = readAnchor(reader)
    const until = accept(reader, 'until') ? readAnchor(reader) : undefined
    return { ...placeFrom(reader, first), kind: 'repeated', span, from, ...(until && { until }) }
  }
  if (accept(reader, 'birthday')) {
    expect(reader, 'of')
    const path = take(reader)
    if (path.kind !== 'word') throw problemAt(path)
    return { ...placeFrom(reader, first), kind: 'birthday', path: path.text }
  }
  if (accept(reader, 'anniversary')) {
    expect(reader, 'of')
    const of = readAnchor(reader)
    return { ...placeFrom(reader, first), kind: 'anniversary', of }
  }
  if (accept(reader, 'festival')) {
    const names = accept(reader, 'in') ? readFestivals(reader) : null
    return { ...placeFrom(reader, first), kind: 'festival', names }
  }
  throw problemAt(token, [...periodUnits, 'birthday', 'anniversary', 'festival'])
}

function readFestivals(reader: Reader): string[] {
  const names: string[] = []
  expect(reader, '[')
  do {
    const token = take(reader)
    if (token.kind !== 'word' || !festivalNames.includes(token.text)) throw problemAt(token, festivalNames)
    names.push(token.text)
  } while (accept(reader, ','))
  expect(reader, ']')
  return names
}

function readRung(reader: Reader): Rung {
  const first = reader.next
  const token = peek(reader)
  if (token.kind === 'number' && isWord(reader, '%', 1)) {
    const percent = Number(take(reader).text)
    if (percent > 100) throw new EngineProblem('time.bad_number', token, { word: token.text })
    take(reader)
    return { ...placeFrom(reader, first), kind: 'share', percent }
  }
  if (token.kind === 'number' || token.kind === 'parameter') {
    const span = readSpan(reader)
    const side = expect(reader, 'before', 'after').text as Side
    const of = expect(reader, 'due', 'opened').text as 'due' | 'opened'
    return { ...placeFrom(reader, first), kind: 'beside', span, side, of }
  }
  const of = expect(reader, 'due', 'opened').text as 'due' | 'opened'
  return { ...placeFrom(reader, first), kind: 'moment', of }
}
