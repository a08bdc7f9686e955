import { evaluate, holds } from './condition-evaluate.ts'
import { type Frame, factsOf, parametersFor, passes, resolveOwner, withRecord } from './decide-frame.ts'
import type { DutyRule, Occasion } from './duty-rule.ts'
import type { DecideContext, Effect, Happening } from './effects.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import { recordOf } from './procedures.ts'
import { lapsesTimelessly } from './steady.ts'
import type { OpenDuty, SubjectRef, World } from './world.ts'
import { instantMs, instantText } from './zone.ts'

/** Results of a contact or visit that reached nobody: they meet nothing unless `met-by` says so. */
const reached = 'reached'

/** The open duties a fact meets: event, condition, subject (itself or over one relation) and form all fit. */
export function meetingsOf(
  index: PlaybookIndex,
  happening: Happening,
  world: World,
  context: DecideContext,
): Effect[] {
  const found = index.meeting.get(happening.event)
  if (!found) return []
  const at = instantText(instantMs(happening.at))
  const frame: Frame = { index, world, context, now: at, happening }
  const facts = factsOf(frame, happening.subject, parametersFor(frame, happening.subject))
  const fitting = found.filter(
    ({ rule, occasion }) => fits(rule, occasion, happening, world) && passes(occasion.where, facts),
  )
  if (fitting.length === 0) return []
  const rules = [...new Set(fitting.map(({ rule }) => rule.name))]
  const duties = world.duties({ rules, subjects: reachedBy(index, happening.subject, world) })
  const effects: Effect[] = []
  for (const duty of duties) {
    const rule = index.rules.get(duty.rule)
    if (!rule || duty.parent || instantMs(duty.trigger) > instantMs(at)) continue
    const { occurrence, subject } = duty
    if (rule.step && happening.record && recordOf(occurrence) !== recordOf(happening.record)) continue
    const late = duty.due !== null && instantMs(at) > instantMs(duty.due)
    effects.push({ effect: 'meet', rule: rule.name, occurrence, subject, at, by: happening.event, late })
    effects.push(...afterwards(withRecord(frame, rule, duty), rule, duty))
  }
  return effects
}

/** The event's subject and everything it belongs to over one to-one relation. */
function reachedBy(index: PlaybookIndex, subject: SubjectRef, world: World): SubjectRef[] {
  const relations = index.playbook.relations[subject.kind] ?? []
  const near = relations.map((name) => world.one(subject, name)).filter((each) => each !== undefined)
  return [subject, ...near.filter((each) => each.kind !== 'staff')]
}

function fits(rule: DutyRule, occasion: Occasion, happening: Happening, world: World): boolean {
  if (rule.name === happening.values?.rule) return true
  if (happening.event.startsWith('duty.') && happening.values?.rule !== undefined) return false
  if (!occasion.where && (rule.verb === 'contact' || rule.verb === 'visit')) {
    const result = world.field(happening.subject, 'result')
    if (typeof result === 'string' && result !== reached) return false
  }
  return rule.fits.every(({ field, values }) => {
    const value = happening.values?.[field] ?? world.field(happening.subject, field)
    return typeof value !== 'string' || values.includes(value)
  })
}

function afterwards(frame: Frame, rule: DutyRule, duty: OpenDuty): Effect[] {
  const parameters = parametersFor(frame, duty.subject)
  const facts = factsOf(frame, duty.subject, parameters, frame.happening?.subject)
  const { occurrence, subject } = duty
  return rule.afterwards
    .filter((each) => passes(each.where, facts))
    .map((each): Effect => {
      const set: Record<string, unknown> = {}
      for (const { field, value } of each.set ?? []) set[field] = evaluate(value.tree, facts)
      const amount = each.amount ? evaluate(each.amount.tree, facts) : undefined
      const about = each.about ? evaluate(each.about.tree, facts) : undefined
      return {
        effect: 'then',
        rule: rule.name,
        occurrence,
        subject,
        does: each.does,
        what: each.what,
        tell: (each.tell ?? []).flatMap((owner) => resolveOwner(frame, owner, subject, facts, [])),
        set,
        ...(typeof amount === 'number' ? { amount } : {}),
        ...(typeof about === 'string' ? { about } : {}),
      }
    })
}

/** Duties that no longer make sense today. `while` unknown keeps them, as does an unknown audience. */
export function lapsesOf(
  index: PlaybookIndex,
  world: World,
  context: DecideContext & { at: string },
): Effect[] {
  const rules = lapsingRules(index.playbook).filter((rule) => context.only?.has(rule.name) ?? true)
  if (rules.length === 0) return []
  const frame: Frame = { index, world, context, now: context.at }
  const effects: Effect[] = []
  const { steady } = context
  const [before, each] = [
    rules.filter((rule) => steady?.unchanged && lapsesTimelessly(index, rule)),
    rules.filter((rule) => !(steady?.unchanged && lapsesTimelessly(index, rule))),
  ]
  const named = (some: readonly DutyRule[]) => some.map((rule) => rule.name)
  const looked = [
    ...world.duties({ rules: named(each) }),
    ...(before.length > 0
      ? world.duties({ rules: named(before), subjects: [...(steady?.fresh ?? [])] })
      : []),
  ]
  for (const duty of looked) {
    const rule = index.rules.get(duty.rule)
    if (!rule || duty.parent) continue
    const own = withRecord(frame, rule, duty)
    const facts = factsOf(own, duty.subject, parametersFor(frame, duty.subject), duty.event)
    const failed = (condition: DutyRule['while']) => condition && holds(condition.tree, facts) === false
    const because = failed(rule.while)
      ? 'while'
      : rule.cover && failed(rule.audience)
        ? 'audience'
        : undefined
    if (!because) continue
    const text = (because === 'while' ? rule.while : rule.audience)?.text ?? ''
    const { occurrence, subject } = duty
    const late = duty.due !== null && instantMs(duty.due) < instantMs(context.at)
    effects.push({
      effect: 'lapse',
      rule: rule.name,
      occurrence,
      subject,
      at: context.at,
      because,
      text,
      late,
    })
  }
  return effects
}

/** The rules whose open duties are looked at every day. */
export const lapsingRules = (playbook: PlaybookIndex['playbook']) =>
  playbook.rules.filter((rule) => rule.while || (rule.cover && rule.audience))

/** The journey stages a fact leads into. */
export function entriesInto(index: PlaybookIndex, happening: Happening): Effect[] {
  const at = instantText(instantMs(happening.at))
  return index.playbook.journeys.flatMap((journey) =>
    journey.enter
      .filter((enter) => enter.event === happening.event && journey.about === happening.subject.kind)
      .map(
        (enter): Effect => ({
          effect: 'enter',
          journey: journey.name,
          stage: enter.stage,
          subject: happening.subject,
          at,
        }),
      ),
  )
}

/** The condition by which an open duty is no longer wanted just before it is done; undefined while it is. */
export function unwantedBy(
  index: PlaybookIndex,
  duty: OpenDuty,
  world: World,
  context: DecideContext & { at: string },
): string | undefined {
  const rule = index.rules.get(duty.rule)
  const frame: Frame = { index, world, context, now: context.at }
  const facts = factsOf(frame, duty.subject, parametersFor(frame, duty.subject), duty.event)
  if (rule?.unless && holds(rule.unless.tree, facts) === true) return rule.unless.text
  if (rule?.while && holds(rule.while.tree, facts) === false) return rule.while.text
  return undefined
}
