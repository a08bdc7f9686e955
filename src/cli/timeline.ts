import { parseDocument } from 'yaml'
import type { Happening } from '#engine/decide.ts'
import type { FieldValue, SubjectRef } from '#engine/world.ts'

export interface Timeline {
  facts: Happening[]
  now?: string
  goLive?: string
  /** Parameters that hold other values than the pack's, as written. */
  parameters: Record<string, string>
}

/**
 * Reads a timeline: a list of facts, or a map with `facts` (or `timeline`, `given`, `events`), `now`, `goLive` and
 * `parameters`. A fact is `{ at, event, subject: { kind, id }, values }`; a subject may also be written `holding H1`
 * or `holding:H1`; further keys of a fact count as values. An instant without zone is refused by the engine.
 */
export function readTimeline(text: string): Timeline {
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true })
  if (document.errors[0]) throw document.errors[0]
  const plain: unknown = document.toJS({ maxAliasCount: 0 })
  const map = isMap(plain) ? plain : {}
  const list = Array.isArray(plain) ? plain : (map.facts ?? map.timeline ?? map.given ?? map.events)
  const parameters: Record<string, string> = {}
  if (isMap(map.parameters))
    for (const [name, value] of Object.entries(map.parameters)) parameters[name] = String(value)
  return {
    facts: Array.isArray(list) ? list.filter(isMap).map(factOf) : [],
    ...(typeof map.now === 'string' ? { now: map.now } : {}),
    ...(typeof map.goLive === 'string' ? { goLive: map.goLive } : {}),
    parameters,
  }
}

const ownKeys = new Set(['id', 'at', 'event', 'subject', 'values', 'rows', 'note', 'title'])

function factOf(fact: Record<string, unknown>): Happening {
  const beside = Object.fromEntries(Object.entries(fact).filter(([key]) => !ownKeys.has(key)))
  const written = { ...beside, ...(isMap(fact.values) ? fact.values : {}) }
  const values = Object.fromEntries(
    Object.entries(written).map(([name, value]) => [name, yesOrNo(value)]),
  ) as Record<string, FieldValue>
  const event = String(fact.event ?? '')
  return {
    ...(fact.id === undefined ? {} : { id: String(fact.id) }),
    at: String(fact.at ?? ''),
    event,
    subject: subjectOf(fact.subject, event),
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(Array.isArray(fact.rows) ? { rows: fact.rows.map((row) => subjectOf(row, event)) } : {}),
  }
}

/** As a pack says it; YAML 1.2 takes the words for text. */
function yesOrNo(value: unknown): unknown {
  return value === 'yes' ? true : value === 'no' ? false : value
}

/** A bare id is of the kind the event is named after. */
function subjectOf(subject: unknown, event: string): SubjectRef {
  if (isMap(subject)) return { kind: String(subject.kind ?? ''), id: String(subject.id ?? '') }
  const [kind = '', id] = String(subject ?? '').split(/[\s:/]+/)
  return id === undefined ? { kind: event.split('.')[0] ?? '', id: kind } : { kind, id }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
