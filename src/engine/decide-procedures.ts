import { holds } from './condition-evaluate.ts'
import { type Frame, factsOf, parametersFor } from './decide-frame.ts'
import { openOne } from './decide-opening.ts'
import { raisedEvent } from './decide-warnings.ts'
import type { DecideContext, Effect, Happening } from './effects.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import {
  cancelledEvent,
  closedEvent,
  isFinished,
  keyOfRound,
  openedEvent,
  type Procedure,
  readySteps,
  recordOf,
  sentBackEvent,
  stepEvent,
} from './procedures.ts'
import type { RecordState, World } from './world.ts'
import { instantMs, instantText } from './zone.ts'

/**
 * What a fact of a procedure owes next, record by record: the steps that may begin, those that do not apply here, and the end
 * once all are over. `world` knows the record as it stands after the fact.
 */
export function stepsOf(
  index: PlaybookIndex,
  happening: Happening,
  world: World,
  context: DecideContext,
): Effect[] {
  const procedure = index.procedures.get(happening.event)
  if (!procedure) return []
  const at = instantText(instantMs(happening.at))
  const named = happening.record && recordOf(happening.record)
  return world
    .records(procedure.name, happening.subject)
    .filter((record) => !named || record.occurrence === named)
    .flatMap((record) => {
      const frame: Frame = { index, world, context, now: at, happening, record }
      const refused = refusedBy(procedure, happening, record, at)
      if (refused) return [refused]
      const undone =
        happening.event === sentBackEvent(procedure.name) ? lapsedBy(frame, procedure, record) : []
      return [...undone, ...goOn(frame, procedure, record)]
    })
}

/** An approval that said no carries nothing on. */
function refusedBy(
  procedure: Procedure,
  { event, values }: Happening,
  { occurrence, subject }: RecordState,
  at: string,
): Effect | undefined {
  const step = procedure.steps.find(({ name }) => event === stepEvent(procedure.name, name))
  if (!step?.no || values?.decision !== step.no.answer) return undefined
  const { back } = step.no
  return { effect: 'refuse', procedure: procedure.name, record: occurrence, subject, at, back }
}

/** Steps of an earlier round that still stand are owed no more where they are to be done anew. */
function lapsedBy(frame: Frame, procedure: Procedure, record: RecordState): Effect[] {
  const waiting = new Set(readySteps(procedure, record, new Set()).map(({ rule }) => rule))
  const later = procedure.steps.filter(
    ({ name, rule }) => !waiting.has(rule) && !Object.hasOwn(record.done, name),
  )
  const rules = [...waiting, ...later.map(({ rule }) => rule)]
  return underWay(frame, rules, record)
    .filter((duty) => duty.occurrence !== keyOfRound(record))
    .map(({ rule, occurrence, subject, due }) => ({
      effect: 'lapse',
      rule,
      occurrence,
      subject,
      at: frame.now,
      because: 'ended',
      text: sentBackEvent(procedure.name),
      late: due !== null && instantMs(due) < instantMs(frame.now),
    }))
}

const underWay = ({ world }: Frame, rules: string[], record: RecordState) =>
  world
    .duties({ rules, subjects: [record.subject] })
    .filter((duty) => recordOf(duty.occurrence) === record.occurrence)

function goOn(frame: Frame, procedure: Procedure, record: RecordState): Effect[] {
  const effects: Effect[] = []
  const { name } = procedure
  const { subject, occurrence } = record
  const now = { done: record.done, skipped: [...record.skipped] }
  const standing = new Set(
    underWay(
      frame,
      procedure.steps.map((step) => step.rule),
      record,
    )
      .filter((duty) => duty.occurrence === keyOfRound(record))
      .flatMap((duty) => procedure.steps.find((step) => step.rule === duty.rule)?.name ?? []),
  )
  for (let ready = readySteps(procedure, now, standing); ready.length > 0; ) {
    for (const step of ready) {
      const rule = frame.index.rules.get(step.rule)
      const opening = rule
        ? openOne(frame, rule, {
            subject,
            because: frame.happening?.event ?? '',
            trigger: frame.now,
            occurrence: keyOfRound(record),
          })
        : undefined
      if (opening && opening.effect !== 'left-out') {
        effects.push(opening)
        standing.add(step.name)
      } else {
        effects.push({ effect: 'skip', procedure: name, step: step.name, record: occurrence, subject })
        now.skipped.push(step.name)
      }
    }
    ready = readySteps(procedure, now, standing)
  }
  if (isFinished(procedure, now))
    effects.push({
      effect: 'finish',
      procedure: name,
      record: occurrence,
      subject,
      at: frame.now,
      result: resultOf(frame, procedure, now),
    })
  return effects
}

/** The first result that holds; unknown counts as no. */
function resultOf(
  frame: Frame,
  procedure: Procedure,
  { done }: Pick<RecordState, 'done'>,
): string | undefined {
  const facts = factsOf(frame, frame.record?.subject, parametersFor(frame, frame.record?.subject))
  return procedure.results.find((result) => {
    if (result.step) return Object.hasOwn(done, result.step)
    return result.if ? holds(result.if.tree, facts) === true : true
  })?.name
}

/** The facts that follow from what was decided: a warning is raised, a record begins, ends, goes back, or goes on because its step was met by another fact. */
export function followsOf(index: PlaybookIndex, effects: readonly Effect[]): Happening[] {
  return effects.flatMap((effect): Happening[] => {
    if (effect.effect === 'begin')
      return [
        {
          at: effect.trigger,
          event: openedEvent(effect.procedure),
          subject: effect.subject,
          record: effect.occurrence,
        },
      ]
    if (effect.effect === 'raise') {
      const { trigger, subject, warning, signs, severity } = effect
      return [{ at: trigger, event: raisedEvent(warning), subject, values: { signs, severity } }]
    }
    if (effect.effect === 'finish')
      return [
        {
          at: effect.at,
          event: closedEvent(effect.procedure),
          subject: effect.subject,
          record: effect.record,
          ...(effect.result === undefined ? {} : { values: { result: effect.result } }),
        },
      ]
    if (effect.effect === 'refuse') {
      const { procedure, at, subject, record, back } = effect
      const event = back === null ? cancelledEvent(procedure) : sentBackEvent(procedure)
      return [{ at, event, subject, record, values: back === null ? {} : { to: back } }]
    }
    if (effect.effect !== 'meet') return []
    const step = index.rules.get(effect.rule)?.step
    if (!step || effect.by === stepEvent(step.procedure, step.name)) return []
    const { at, subject, occurrence } = effect
    return [{ at, event: stepEvent(step.procedure, step.name), subject, record: recordOf(occurrence) }]
  })
}
