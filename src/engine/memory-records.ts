import type { Effect, Happening } from './effects.ts'
import {
  cancelledEvent,
  closedEvent,
  openedEvent,
  type Procedure,
  recordOf,
  sentBack,
  sentBackEvent,
  stepEvent,
} from './procedures.ts'
import type { RecordState, SubjectRef } from './world.ts'
import { instantMs, instantText } from './zone.ts'

/** The records of procedures in a rehearsal: what their facts said, step by step. */
export function memoryRecords(procedures: readonly Procedure[]) {
  const open = new Map<string, RecordState[]>()
  const meanings = new Map<string, { procedure: Procedure; step?: string }>()
  for (const procedure of procedures) {
    for (const named of [openedEvent, closedEvent, cancelledEvent, sentBackEvent])
      meanings.set(named(procedure.name), { procedure })
    for (const { name } of procedure.steps)
      meanings.set(stepEvent(procedure.name, name), { procedure, step: name })
  }
  const keyOf = (procedure: string, { kind, id }: SubjectRef) => `${procedure} ${kind}:${id}`
  const named = (happening: Happening) => (record: RecordState) =>
    happening.record === undefined || record.occurrence === recordOf(happening.record)

  const begin = (procedure: Procedure, happening: Happening, at: string): RecordState => {
    const { subject, values = {} } = happening
    const { starter } = values
    return {
      procedure: procedure.name,
      occurrence: recordOf(happening.record ?? happening.id ?? at),
      subject,
      round: 1,
      openedAt: at,
      ...(typeof starter === 'string' ? { starter } : {}),
      done: {},
      skipped: [],
      values,
      decisions: {},
    }
  }

  /** What a fact made of one record; undefined where it is under way no more. */
  const after = (
    record: RecordState,
    { procedure, step }: { procedure: Procedure; step?: string },
    happening: Happening,
    at: string,
  ): RecordState | undefined => {
    const { event, values = {} } = happening
    if (step) {
      const { decision, ...filled } = values
      return {
        ...record,
        done: { ...record.done, [step]: at },
        values: { ...record.values, ...filled },
        decisions: { ...record.decisions, ...(typeof decision === 'string' ? { [step]: decision } : {}) },
      }
    }
    if (event === sentBackEvent(procedure.name))
      return typeof values.to === 'string' ? sentBack(procedure, record, values.to) : record
    return undefined
  }

  return {
    of: (procedure: string, subject: SubjectRef): RecordState[] => open.get(keyOf(procedure, subject)) ?? [],
    apply(happening: Happening): void {
      const meaning = meanings.get(happening.event)
      if (!meaning) return
      const { procedure } = meaning
      const key = keyOf(procedure.name, happening.subject)
      const at = instantText(instantMs(happening.at))
      const known = open.get(key) ?? []
      const concerns = named(happening)
      if (happening.event === openedEvent(procedure.name)) {
        const made = begin(procedure, happening, at)
        if (!known.some(({ occurrence }) => occurrence === made.occurrence)) open.set(key, [...known, made])
        return
      }
      open.set(
        key,
        known.flatMap((record) =>
          concerns(record) ? (after(record, meaning, happening, at) ?? []) : [record],
        ),
      )
    },
    keep(effect: Effect): void {
      if (effect.effect !== 'skip') return
      const { procedure, record, subject, step } = effect
      const known = open.get(keyOf(procedure, subject))?.find(({ occurrence }) => occurrence === record)
      known?.skipped.push(step)
    },
  }
}
