import type { Playbook } from '#engine/playbook.ts'
import type { DutyQuery, FieldValue, OpenDuty, RecordState, SubjectRef, World } from '#engine/world.ts'

export type Fields = Record<string, FieldValue>
type Ones = Record<string, SubjectRef | undefined>

/** A part of the company's facts, loaded from the transaction, in the form the engine asks for. */
export class DatabaseWorld implements World {
  #subjects = new Map<string, Map<string, { fields: Fields; ones: Ones }>>()
  #lists = new Map<string, SubjectRef[]>()
  #openings = new Map<string, string[]>()
  #moments = new Map<string, string[]>()
  #warned = new Set<string>()
  #records: (RecordState & { id: string })[] = []
  #duties: (OpenDuty & { playbook: string; id: string })[] = []
  #dutiesOf = new Map<string, (OpenDuty & { playbook: string; id: string })[]>()
  readonly playbook: Playbook

  constructor(playbook: Playbook) {
    this.playbook = playbook
  }

  put(kind: string, id: string, fields: Fields, ones: Ones = {}): void {
    let ofKind = this.#subjects.get(kind)
    if (!ofKind) {
      ofKind = new Map()
      this.#subjects.set(kind, ofKind)
    }
    const known = ofKind.get(id)
    ofKind.set(id, { fields: { ...known?.fields, ...fields }, ones: { ...known?.ones, ...ones } })
    this.#lists.clear()
  }

  putOpening(rule: string, about: SubjectRef, trigger: string): void {
    const key = `${rule} ${about.kind}:${about.id}`
    this.#openings.set(key, [...(this.#openings.get(key) ?? []), trigger])
  }

  putMoment({ kind, id }: SubjectRef, event: string, at: string): void {
    const key = `${kind}:${id} ${event}`
    this.#moments.set(key, [...(this.#moments.get(key) ?? []), at])
  }

  moments({ kind, id }: SubjectRef, event: string): string[] {
    return this.#moments.get(`${kind}:${id} ${event}`) ?? []
  }

  putWarning(warning: string, { kind, id }: SubjectRef): void {
    this.#warned.add(`${warning} ${kind}:${id}`)
  }

  raised(warning: string, { kind, id }: SubjectRef): boolean {
    return this.#warned.has(`${warning} ${kind}:${id}`)
  }

  putRecord(record: RecordState & { id: string }): void {
    this.#records.push(record)
  }

  records(procedure: string, subject: SubjectRef): (RecordState & { id: string })[] {
    return this.#records.filter(
      (record) =>
        record.procedure === procedure &&
        record.subject.kind === subject.kind &&
        record.subject.id === subject.id,
    )
  }

  openings(rule: string, about: SubjectRef): string[] {
    return this.#openings.get(`${rule} ${about.kind}:${about.id}`) ?? []
  }

  putDuty(duty: OpenDuty & { playbook: string; id: string }): void {
    this.#duties.push(duty)
    const key = `${duty.subject.kind}:${duty.subject.id}`
    const known = this.#dutiesOf.get(key)
    if (known) known.push(duty)
    else this.#dutiesOf.set(key, [duty])
  }

  field(subject: SubjectRef, name: string): FieldValue {
    return this.#subjects.get(subject.kind)?.get(subject.id)?.fields[name]
  }

  one(subject: SubjectRef, relation: string): SubjectRef | undefined {
    return this.#subjects.get(subject.kind)?.get(subject.id)?.ones[relation]
  }

  list(subject: SubjectRef, list: string): SubjectRef[] {
    const shape = this.playbook.lists[`${subject.kind}.${list}`]
    if (!shape) return []
    const index = `${shape.kind} ${shape.by}`
    if (!this.#lists.has(index)) this.#indexList(index, shape.kind, shape.by)
    const owner = shape.via ? this.one(subject, shape.via) : subject
    if (shape.by === '') return this.all(shape.kind)
    return owner ? (this.#lists.get(`${index} ${owner.id}`) ?? []) : []
  }

  #indexList(index: string, kind: string, by: string): void {
    this.#lists.set(index, [])
    for (const [id, { ones }] of this.#subjects.get(kind) ?? []) {
      const owner = ones[by]
      if (!owner) continue
      const key = `${index} ${owner.id}`
      const found = this.#lists.get(key)
      if (found) found.push({ kind, id })
      else this.#lists.set(key, [{ kind, id }])
    }
  }

  all(kind: string): SubjectRef[] {
    return [...(this.#subjects.get(kind)?.keys() ?? [])].map((id) => ({ kind, id }))
  }

  duties(query: DutyQuery): (OpenDuty & { id: string })[] {
    const near = query.subjects?.flatMap(({ kind, id }) => this.#dutiesOf.get(`${kind}:${id}`) ?? [])
    return [...new Set(near ?? this.#duties)].filter(
      (duty) =>
        duty.playbook === this.playbook.name &&
        query.rules.includes(duty.rule) &&
        (!query.belongingTo || this.#belongs(duty.subject, query.belongingTo)),
    )
  }

  #belongs(subject: SubjectRef, to: SubjectRef, depth = 0): boolean {
    if (subject.kind === to.kind && subject.id === to.id) return true
    if (depth > 2) return false
    const ones = this.#subjects.get(subject.kind)?.get(subject.id)?.ones ?? {}
    return Object.values(ones).some(
      (each) => each && each.kind !== 'staff' && this.#belongs(each, to, depth + 1),
    )
  }
}

/** The company itself has no row of its own: it is kept under the tenant's id and known to the engine by name. */
export const subjectIdOf = (kind: string, id: string) => (kind === 'company' ? 'company' : id)
