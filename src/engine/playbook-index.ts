import { type Calendar, type CalendarSource, compileCalendar } from './calendar.ts'
import type { Playbook } from './compiled.ts'
import type { Derived } from './derived.ts'
import type { DutyRule, Occasion, Trigger } from './duty-rule.ts'
import type { CompiledParameter } from './parameter.ts'
import { cancelledEvent, openedEvent, type Procedure, sentBackEvent, stepEvent } from './procedures.ts'
import type { Due, Every, Rung } from './time-tree.ts'
import { parseDue, parseEvery, parseRung } from './times.ts'

/** What is built from a playbook once and kept as long as the playbook object lives. */
export interface PlaybookIndex {
  playbook: Playbook
  rules: Map<string, DutyRule>
  opening: Map<string, { rule: DutyRule; trigger: Trigger }[]>
  meeting: Map<string, { rule: DutyRule; occasion: Occasion }[]>
  /** The procedure whose records a fact opens, carries on or sends back. */
  procedures: Map<string, Procedure>
  derived: Map<string, Derived>
  parameters: Map<string, CompiledParameter>
  calendar: Calendar
  /** Texts of the time language, parsed once. */
  due(text: string): Due
  every(text: string): Every
  rung(text: string): Rung
  /** The parameters that the conditions of a rule name, whether or not they decide for one subject. */
  named(rule: DutyRule): ReadonlySet<string>
}

const indexes = new WeakMap<Playbook, PlaybookIndex>()

/** The index of a compiled playbook; the playbook must not be changed afterwards. */
export function indexOf(playbook: Playbook): PlaybookIndex {
  const known = indexes.get(playbook)
  if (known) return known
  const naming = new Map<DutyRule, ReadonlySet<string>>()
  const opening: PlaybookIndex['opening'] = new Map()
  const meeting: PlaybookIndex['meeting'] = new Map()
  for (const rule of playbook.rules) {
    for (const trigger of rule.triggers) listAt(opening, trigger.event).push({ rule, trigger })
    for (const occasion of rule.metBy) listAt(meeting, occasion.event).push({ rule, occasion })
  }
  const index: PlaybookIndex = {
    playbook,
    rules: new Map(playbook.rules.map((rule) => [rule.name, rule])),
    opening,
    meeting,
    // Versions published before there were procedures know none.
    procedures: new Map((playbook.procedures ?? []).flatMap(eventsOf)),
    derived: new Map(playbook.derived),
    parameters: new Map(playbook.parameters.map((parameter) => [parameter.name, parameter])),
    calendar: compileCalendar(playbook.calendar as CalendarSource),
    due: kept(parseDue),
    every: kept(parseEvery),
    rung: kept(parseRung),
    named: (rule) => {
      const names = naming.get(rule) ?? parametersNamed(playbook, rule)
      naming.set(rule, names)
      return names
    },
  }
  indexes.set(playbook, index)
  return index
}

const eventsOf = (procedure: Procedure): [string, Procedure][] =>
  [
    openedEvent(procedure.name),
    sentBackEvent(procedure.name),
    cancelledEvent(procedure.name),
    ...procedure.steps.map((step) => stepEvent(procedure.name, step.name)),
  ].map((event) => [event, procedure])

function listAt<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const known = map.get(key)
  if (known) return known
  const made: Item[] = []
  map.set(key, made)
  return made
}

function kept<Result>(parse: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = parse(text)
    known.set(text, made)
    return made
  }
}

/** Derived fields stand in a condition by their name only: what they are computed from is followed. */
function parametersNamed(playbook: Playbook, rule: DutyRule): ReadonlySet<string> {
  const derived = new Map(playbook.derived)
  const names = new Set<string>()
  const followed = new Set<unknown>()
  const follow = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || followed.has(part)) return
    followed.add(part)
    const { op, kind, name, steps, field, bands, table } = part as Record<string, unknown>
    if (typeof name === 'string' && (op === 'parameter' || op === 'lookup' || kind === 'last-parameter'))
      names.add(name)
    if (op === 'derived') follow(derived.get(`${(steps as { to: string }[]).at(-1)?.to ?? kind}.${field}`))
    for (const source of [bands, table]) if (typeof source === 'string') names.add(source)
    for (const inner of Object.values(part)) follow(inner)
  }
  const extent = playbook.appliesTo.find((each) => each.kind === rule.subject)?.condition
  for (const condition of [extent, rule.audience, rule.where, rule.unless]) follow(condition?.tree)
  return names
}
