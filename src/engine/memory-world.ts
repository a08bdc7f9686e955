import type { Playbook } from './compiled.ts'
import { keyText, sameSubject } from './decide-frame.ts'
import type { DutyKey, Effect, Happening, Opened } from './effects.ts'
import { memoryRecords } from './memory-records.ts'
import type { DutyQuery, FieldValue, OpenDuty, SubjectRef, World } from './world.ts'
import { instantMs, instantText, localDate, zoneOf } from './zone.ts'

/** How an obligation stands in a rehearsal. */
export interface KeptDuty extends OpenDuty {
  state: 'open' | 'waiting' | 'met' | 'lapsed'
}

interface Known {
  ref: SubjectRef
  values: Map<string, FieldValue>
}

/**
 * The facts of a company in memory, for rehearsals and tests. `apply` learns an event, `keep` remembers what was
 * decided; both together answer what a World must. A subject exists once anything names it.
 */
export interface MemoryWorld extends World {
  apply(happening: Happening): void
  keep(effects: Effect[]): void
  kept(): KeptDuty[]
  /** Grows with everything that is learnt. */
  learnt(): number
}

/**
 * A fresh world that speaks the playbook's vocabulary. `values` of an event hold fields and to-one relations by
 * id (`{ project: 'P1', customer: 'C1', subscribedOn: '2026-03-02' }`); nested maps become dotted fields
 * (`consent: { care: true }`). The event's own date (`holding.subscribed` → subscribedOn) is the local day of `at`
 * unless given, its own time the instant.
 */
export function memoryWorld(
  playbook: Pick<Playbook, 'kinds' | 'lists' | 'naturalDates' | 'timeZone' | 'relations'> &
    Partial<Pick<Playbook, 'procedures'>>,
): MemoryWorld {
  const subjects = new Map<string, Known>()
  const byKind = new Map<string, SubjectRef[]>()
  const pointing = new Map<string, Map<string, SubjectRef>>()
  const duties = new Map<string, KeptDuty>()
  /** Open and waiting ones by rule, then by subject. */
  const open = new Map<string, Map<string, Set<KeptDuty>>>()
  /** Triggers by rule and what they were about, by duty; and where those of a duty stand. */
  const openings = new Map<string, Map<string, string>>()
  const openingsOf = new Map<string, string[]>()

  /** The same few objects are asked about over and over: they are found without making their name. */
  const happened = new Map<string, string[]>()

  /** Warnings that are open, by name and subject. */
  const warned = new Set<string>()
  const records = memoryRecords(playbook.procedures ?? [])

  const byRef = new WeakMap<SubjectRef, Known>()

  const nameOf = (ref: SubjectRef) => `${ref.kind}:${ref.id}`
  const find = (ref: SubjectRef): Known | undefined => byRef.get(ref) ?? subjects.get(nameOf(ref))
  const known = (ref: SubjectRef): Known => {
    const found = find(ref)
    if (found) return found
    const made = { ref: { kind: ref.kind, id: ref.id }, values: new Map<string, FieldValue>() }
    byRef.set(made.ref, made)
    subjects.set(nameOf(ref), made)
    const others = byKind.get(ref.kind)
    if (others) others.push(made.ref)
    else byKind.set(ref.kind, [made.ref])
    return made
  }
  let learnt = 0
  const set = (ref: SubjectRef, name: string, value: FieldValue) => {
    learnt++
    const own = known(ref)
    const relation = playbook.kinds[`${ref.kind}.${name}`]
    if (relation && typeof value === 'string') {
      const before = own.values.get(name)
      if (typeof before === 'string') pointing.get(`${ref.kind}.${name}=${before}`)?.delete(ref.id)
      known({ kind: relation.kind, id: value })
      const key = `${ref.kind}.${name}=${value}`
      const those = pointing.get(key) ?? new Map<string, SubjectRef>()
      those.set(ref.id, own.ref)
      pointing.set(key, those)
    }
    own.values.set(name, value)
  }
  const one = (ref: SubjectRef, name: string): SubjectRef | undefined => {
    const relation = playbook.kinds[`${ref.kind}.${name}`]
    if (!relation) return undefined
    const value = find(ref)?.values.get(name)
    if (typeof value === 'string')
      return subjects.get(`${relation.kind}:${value}`)?.ref ?? { kind: relation.kind, id: value }
    if (!relation.inverse) return undefined
    const [found] = pointing.get(`${relation.kind}.${relation.inverse}=${ref.id}`)?.values() ?? []
    return found
  }
  const belongs = (subject: SubjectRef, to: SubjectRef, depth = 0): boolean => {
    if (sameSubject(subject, to)) return true
    if (depth === 2) return false
    return (playbook.relations[subject.kind] ?? []).some((name) => {
      const next = one(subject, name)
      return next !== undefined && next.kind !== 'staff' && belongs(next, to, depth + 1)
    })
  }
  const asked = (query: DutyQuery): OpenDuty[] => {
    const { belongingTo, subjects: wanted } = query
    const found: KeptDuty[] = []
    for (const rule of query.rules) {
      const bySubject = open.get(rule)
      if (!bySubject) continue
      if (wanted) for (const subject of wanted) found.push(...(bySubject.get(nameOf(subject)) ?? []))
      else for (const those of bySubject.values()) found.push(...those)
    }
    if (!belongingTo) return found
    return found.filter(
      (duty) =>
        belongs(duty.subject, belongingTo) || (duty.event !== undefined && belongs(duty.event, belongingTo)),
    )
  }
  const place = (duty: KeptDuty) => {
    const bySubject = open.get(duty.rule) ?? new Map<string, Set<KeptDuty>>()
    const those = bySubject.get(nameOf(duty.subject)) ?? new Set<KeptDuty>()
    if (duty.state === 'open' || duty.state === 'waiting') those.add(duty)
    else those.delete(duty)
    if (those.size > 0) bySubject.set(nameOf(duty.subject), those)
    else bySubject.delete(nameOf(duty.subject))
    open.set(duty.rule, bySubject)
  }

  /** For whom something opened, for rules that look back. */
  const remember = (effect: Pick<Opened, 'about' | 'rule' | 'occurrence' | 'subject' | 'trigger'>) => {
    const { customer, home, project } = effect.about
    const about = [effect.subject, customer, home, project].flatMap((each) => (each ? [nameOf(each)] : []))
    const duty = keyText(effect)
    const keys = [...new Set(about)].map((name) => `${effect.rule} ${name}`)
    openingsOf.set(duty, keys)
    for (const key of keys) {
      const made = openings.get(key) ?? new Map<string, string>()
      made.set(duty, effect.trigger)
      openings.set(key, made)
    }
  }

  /** What lapsed was never owed in the end. */
  const forgetOpening = (lapsed: DutyKey) => {
    const duty = keyText(lapsed)
    for (const key of openingsOf.get(duty) ?? []) openings.get(key)?.delete(duty)
  }

  return {
    field: (ref, name) => find(ref)?.values.get(name),
    one,
    list(ref, name) {
      const list = playbook.lists[`${ref.kind}.${name}`]
      if (!list) return []
      if (list.by === '') return byKind.get(list.kind) ?? []
      const owner = list.via ? one(ref, list.via) : ref
      return owner ? [...(pointing.get(`${list.kind}.${list.by}=${owner.id}`)?.values() ?? [])] : []
    },
    all: (kind) => byKind.get(kind) ?? [],
    moments: (ref, event) => happened.get(`${nameOf(ref)} ${event}`) ?? [],
    duties: asked,
    records: records.of,
    raised: (warning, ref) => warned.has(`${warning} ${nameOf(ref)}`),
    openings: (rule, about) => [...(openings.get(`${rule} ${nameOf(about)}`)?.values() ?? [])],
    kept: () => [...duties.values()],
    learnt: () => learnt,
    apply(happening) {
      const { subject, values = {} } = happening
      learnt++
      known(subject)
      for (const [name, value] of flat(values)) set(subject, name, value)
      if (subject.kind === 'ticket') {
        const key = `${nameOf(subject)} ${happening.event}`
        happened.set(key, [...(happened.get(key) ?? []), instantText(instantMs(happening.at))])
      }
      records.apply(happening)
      const over = /^warning\.(.+)\.cleared$/u.exec(happening.event)?.[1]
      if (over) warned.delete(`${over} ${nameOf(subject)}`)
      const natural = playbook.naturalDates[happening.event]
      if (!natural || values[natural] !== undefined) return
      const at = instantMs(happening.at)
      const isDay = natural === 'on' || natural.endsWith('On')
      set(subject, natural, isDay ? localDate(zoneOf(playbook.timeZone), at) : instantText(at))
    },
    keep(effects) {
      for (const effect of effects) {
        if (effect.effect === 'then')
          for (const [name, value] of Object.entries(effect.set))
            set(effect.subject, name, value as FieldValue)
        records.keep(effect)
        if (effect.effect === 'raise') warned.add(`${effect.warning} ${nameOf(effect.subject)}`)
        if (effect.effect === 'begin' || effect.effect === 'raise') {
          remember(effect)
          continue
        }
        const kept = keepOne(duties, effect)
        if (!kept) continue
        place(kept)
        if (effect.effect === 'lapse') forgetOpening(effect)
        if (effect.effect !== 'open' && effect.effect !== 'waiting') continue
        remember(effect)
      }
    },
  }
}

function keepOne(duties: Map<string, KeptDuty>, effect: Effect): KeptDuty | undefined {
  if (
    !('occurrence' in effect) ||
    effect.effect === 'begin' ||
    effect.effect === 'raise' ||
    effect.effect === 'left-out' ||
    effect.effect === 'then'
  )
    return undefined
  const key = keyText(effect)
  const duty = duties.get(key)
  if (effect.effect === 'open' || effect.effect === 'waiting') {
    if (duty) return undefined
    const { rule, occurrence, subject, event, trigger, due, windowStart, period, parent } = effect
    const made: KeptDuty = {
      rule,
      occurrence,
      subject,
      trigger,
      due,
      windowStart,
      state: effect.effect,
      ...(event ? { event } : {}),
      ...(period ? { period } : {}),
      ...(parent ? { parent } : {}),
    }
    duties.set(key, made)
    return made
  }
  if (!duty) return undefined
  if (effect.effect === 'meet') duty.state = 'met'
  else if (effect.effect === 'lapse') duty.state = 'lapsed'
  else if (effect.effect === 'pause') {
    duty.state = 'waiting'
    duty.due = null
  } else {
    duty.state = 'open'
    if (effect.trigger) duty.trigger = effect.trigger
    duty.due = effect.due
    duty.windowStart = effect.windowStart
  }
  return duty
}

function flat(values: Record<string, FieldValue>, before = ''): [string, FieldValue][] {
  return Object.entries(values).flatMap(([name, value]): [string, FieldValue][] => {
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
    // A figure keeps its periods together; only words of a namespace such as consent are taken apart.
    if (isMap && Object.values(value).some((each) => typeof each === 'boolean'))
      return flat(value as unknown as Record<string, FieldValue>, `${before}${name}.`)
    return [[`${before}${name}`, value]]
  })
}
