import { breakingPromises } from './breaking-promises.ts'
import type { Playbook } from './compiled.ts'
import { epochDay } from './days.ts'
import {
  type DecideContext,
  type DutyKey,
  decide,
  decideDaily,
  decideRecurring,
  type Effect,
  followsOf,
  type Happening,
  type LadderStep,
  type OpenEffect,
  type Resolved,
  type WaitingEffect,
} from './decide.ts'
import { keyText } from './decide-frame.ts'
import { memoryWorld } from './memory-world.ts'
import { periodLabel } from './periods.ts'
import { indexOf } from './playbook-index.ts'
import type { SubjectRef } from './world.ts'
import { instantMs, instantText, localDayAt, startOfDay, zoneOf } from './zone.ts'

export interface RehearsalPlan extends DecideContext {
  timeline: Happening[]
  /** ISO instant from whose local day on the calendar is played; default: the first fact. */
  from?: string
  /** ISO instant the rehearsal ends at; facts at or after it are not played. */
  until: string
}

/** An obligation as it came out of a rehearsal. */
export interface Rehearsed {
  rule: string
  clause: string[]
  occurrence: string
  subject: SubjectRef
  opened: string
  windowStart: string | null
  due: string | null
  dueOn: string | null
  who: Resolved[]
  provisional: boolean
  state: 'open' | 'waiting' | 'met' | 'met-late' | 'lapsed' | 'lapsed-late'
  closed?: string
  moved?: { at: string; was: string | null; graced: boolean }
  waitingFor?: string
  parent?: boolean
  share?: number
  verb: string
  ladder: LadderStep[]
  reason: OpenEffect['reason']
}

export type LeftOut = Extract<Effect, { effect: 'left-out' }>

/** Work of one role or person in one ISO week, by the week it is due in. */
export interface Workload {
  who: string
  week: string
  duties: number
}

export interface Rehearsal {
  obligations: Rehearsed[]
  leftOut: LeftOut[]
  work: Workload[]
  stages: Extract<Effect, { effect: 'enter' }>[]
  followed: Extract<Effect, { effect: 'then' }>[]
  /** Warnings raised; records of procedures: begun, over, and their steps that did not apply. */
  records: OfRecord[]
}

type OfRecord = Extract<Effect, { effect: 'raise' | 'begin' | 'finish' | 'skip' | 'refuse' }>

const isOfRecord = (effect: Effect): effect is OfRecord =>
  ['raise', 'begin', 'finish', 'skip', 'refuse'].includes(effect.effect)

/**
 * Plays facts and calendar against a playbook: each local midnight first the calendar (`decideRecurring`, then
 * `decideDaily`), then the facts of that day in their order (equal instants: as given). It is the same sequence of
 * decisions the company's database would make, so it gives the same obligations.
 */
export function rehearse(playbook: Playbook, plan: RehearsalPlan): Rehearsal {
  const zone = zoneOf(playbook.timeZone)
  const world = memoryWorld(playbook)
  const until = instantMs(plan.until)
  const facts = plan.timeline
    .map((fact, order) => ({ fact, ms: instantMs(fact.at), order }))
    .filter((each) => each.ms < until)
    .sort((a, b) => a.ms - b.ms || a.order - b.order)
  const index = indexOf(playbook)
  const kept = new Map<string, Rehearsed>()
  const rehearsal: Rehearsal = {
    obligations: [],
    leftOut: [],
    work: [],
    stages: [],
    followed: [],
    records: [],
  }
  const seen = new Set<string>()
  const take = (effects: Effect[], at: string) => {
    world.keep(effects)
    for (const effect of effects) note(kept, rehearsal, seen, effect, at)
    for (const fact of followsOf(index, effects)) play(fact)
  }
  const play = (fact: Happening) => {
    world.apply(fact)
    take(decide(playbook, fact, world, plan), instantText(instantMs(fact.at)))
  }
  const first = plan.from ? instantMs(plan.from) : (facts[0]?.ms ?? until)
  const exists = (key: DutyKey) => kept.has(keyText(key))
  let day = localDayAt(zone, first)
  if (!plan.from && facts.length === 0) return rehearsal
  let next = 0
  const breaking = breakingPromises(index, kept)
  const playFacts = (before: number) => {
    for (let each = facts[next]; each && each.ms < before; each = facts[++next]) {
      for (const broken of breaking(each.ms)) play(broken)
      play(each.fact)
    }
    for (const broken of breaking(before)) play(broken)
  }
  let memo = new Map<string, unknown>()
  let learnt = -1
  for (; startOfDay(zone, day) < until; day++) {
    const midnight = startOfDay(zone, day)
    const at = instantText(midnight)
    playFacts(midnight)
    const unchanged = world.learnt() === learnt
    if (!unchanged) memo = new Map()
    learnt = world.learnt()
    const before = { ...plan, exists, steady: { unchanged, fresh: [], memo } }
    const opened = decideRecurring(playbook, world, { ...before, from: at, until: instantText(midnight + 1) })
    take(opened, at)
    const fresh = opened.flatMap((effect) => ('subject' in effect ? [effect.subject] : []))
    take(decideDaily(playbook, world, { ...plan, at, steady: { unchanged, fresh, memo } }), at)
  }
  playFacts(until)
  rehearsal.obligations = [...kept.values()]
  rehearsal.work = workOf(rehearsal.obligations)
  return rehearsal
}

function note(
  kept: Map<string, Rehearsed>,
  rehearsal: Rehearsal,
  seen: Set<string>,
  effect: Effect,
  at: string,
): void {
  if (effect.effect === 'enter') rehearsal.stages.push(effect)
  else if (effect.effect === 'then') rehearsal.followed.push(effect)
  else if (isOfRecord(effect)) rehearsal.records.push(effect)
  else if (effect.effect === 'left-out') {
    const key = `${keyText(effect)}|${effect.because}`
    if (!seen.has(key)) rehearsal.leftOut.push(effect)
    seen.add(key)
  } else if (effect.effect === 'open' || effect.effect === 'waiting') {
    const key = keyText(effect)
    if (!kept.has(key)) kept.set(key, rehearsed(effect, at))
  } else change(kept.get(keyText(effect)), effect)
}

function rehearsed(effect: OpenEffect | WaitingEffect, at: string): Rehearsed {
  const { rule, clause, occurrence, subject, who, verb, reason, due, windowStart } = effect
  const common = { rule, clause, occurrence, subject, opened: at, windowStart, due, who, verb, reason }
  const extra = {
    ...(effect.parent ? { parent: true } : {}),
    ...(effect.share === undefined ? {} : { share: effect.share }),
  }
  if (effect.effect === 'open')
    return {
      ...common,
      ...extra,
      dueOn: effect.dueOn,
      provisional: effect.provisional,
      state: 'open',
      ladder: effect.ladder,
    }
  return {
    ...common,
    ...extra,
    dueOn: null,
    provisional: false,
    state: 'waiting',
    ladder: [],
    waitingFor: effect.waitingFor,
  }
}

function change(
  duty: Rehearsed | undefined,
  effect: Extract<Effect, { effect: 'meet' | 'lapse' | 'move' | 'pause' }>,
): void {
  if (!duty || (duty.state !== 'open' && duty.state !== 'waiting')) return
  if (effect.effect === 'meet') {
    duty.state = effect.late ? 'met-late' : 'met'
    duty.closed = effect.at
  } else if (effect.effect === 'lapse') {
    duty.state = effect.late ? 'lapsed-late' : 'lapsed'
    duty.closed = effect.at
  } else if (effect.effect === 'pause') {
    duty.state = 'waiting'
    duty.due = null
    duty.dueOn = null
    duty.waitingFor = effect.because
  } else {
    duty.state = 'open'
    duty.moved = { at: effect.because, was: effect.was, graced: effect.graced }
    duty.due = effect.due
    duty.dueOn = effect.dueOn
    duty.windowStart = effect.windowStart
    duty.provisional = effect.provisional
    duty.ladder = effect.ladder
    delete duty.waitingFor
  }
}

/** What someone is called in a workload: the person, else the role, else the word. */
export function nameOfOwner(who: Resolved): string {
  if (who.person) return who.person.id
  if (who.role) return who.role
  return who.word ?? (who.owner.is === 'relation' ? who.owner.text : who.owner.is)
}

function workOf(obligations: Rehearsed[]): Workload[] {
  const counts = new Map<string, Workload>()
  for (const duty of obligations) {
    if (!duty.dueOn || duty.parent) continue
    const week = periodLabel('week', epochDay(duty.dueOn))
    for (const each of duty.who) {
      const who = nameOfOwner(each)
      const key = `${who}|${week}`
      const work = counts.get(key) ?? { who, week, duties: 0 }
      work.duties++
      counts.set(key, work)
    }
  }
  return [...counts.values()].sort((a, b) => (a.week + a.who < b.week + b.who ? -1 : 1))
}

export interface Difference {
  change: 'only-first' | 'only-second' | 'changed'
  key: string
  first?: Rehearsed
  second?: Rehearsed
}

/** What two playbooks owe differently over the same facts: by key; changed are due, window, people or state. */
export function diffRehearsals(first: Rehearsal, second: Rehearsal): Difference[] {
  const others = new Map(second.obligations.map((duty) => [keyText(duty), duty]))
  const differences: Difference[] = []
  for (const duty of first.obligations) {
    const key = keyText(duty)
    const other = others.get(key)
    others.delete(key)
    if (!other) differences.push({ change: 'only-first', key, first: duty })
    else if (comparable(duty) !== comparable(other))
      differences.push({ change: 'changed', key, first: duty, second: other })
  }
  for (const [key, duty] of others) differences.push({ change: 'only-second', key, second: duty })
  return differences
}

function comparable(duty: Rehearsed): string {
  return JSON.stringify([duty.due, duty.windowStart, duty.who.map(nameOfOwner), duty.state])
}

/** The last local day of a rehearsal as the instant it ends: `2026-12-31` → the midnight after it. */
export function endOfRehearsal(date: string, timeZone: string): string {
  return instantText(startOfDay(zoneOf(timeZone), epochDay(date) + 1))
}
