/** A fact that happened. `at` is when it happened; when it was recorded is the operation's own moment. */
export interface Fact {
  kind: string
  subject: { kind: string; id: string }
  at?: string | undefined
  customerId?: string | null
  unitId?: string | null
  projectId?: string | null
  /** Facts and ids only: fields of the subject that this event set, relations as ids, the result. */
  values?: Record<string, unknown>
  importId?: string | undefined
  /** The record of a procedure it belongs to, by its occurrence. */
  record?: string
  /** Obligations this record does not meet, though the playbook says it could: the author unticked them. */
  unmet?: readonly string[]
}

export interface Recorded extends Fact {
  id: string
  at: string
}

/** What the running playbooks made of a fact. */
export interface Outcome {
  opened: { id: string; rule: string; dueAt: string | null }[]
  met: { id: string; rule: string; late: boolean }[]
  closed: number
  moved: { id: string; rule: string; from: string | null; to: string }[]
  unopened: number
  stage: string | null
  /** Facts that follow from it, recorded after it in the same transaction. */
  follow: Fact[]
}

export const nothing = (): Outcome => ({
  opened: [],
  met: [],
  closed: 0,
  moved: [],
  unopened: 0,
  stage: null,
  follow: [],
})
