import type { Condition } from './condition.ts'
import { evaluate, type Facts, holds } from './condition-evaluate.ts'
import type { DayRange } from './condition-period.ts'
import type { Typed } from './condition-types.ts'
import { momentOf } from './condition-values.ts'
import { countsWorkingTime, rungTime } from './deadline.ts'
import type { DutyRule, Owner } from './duty-rule.ts'
import type { DecideContext, DutyKey, Happening, LadderStep, Resolved } from './effects.ts'
import { readParameter } from './parameter.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import { recordOf } from './procedures.ts'
import type { Plain } from './tree.ts'
import type { ParameterValue, RecordState, SubjectRef, World } from './world.ts'

/** One decision: what it looks at and when. */
export interface Frame {
  index: PlaybookIndex
  world: World
  context: DecideContext
  /** ISO instant the conditions call now. */
  now: string
  happening?: Happening
  /** The record of a procedure that is decided about. */
  record?: RecordState
  /** What this decision opened already, for `once`. */
  taken?: Set<string>
}

/** The parameters as they hold for one subject; `used` collects what a decision read, as written. */
export interface Parameters {
  used: Record<string, string>
  value(name: string): ParameterValue
  text(name: string): string | undefined
}

export function parametersFor(frame: Frame, subject: SubjectRef | undefined): Parameters {
  const used: Record<string, string> = {}
  const plain = (name: string): Plain | undefined => {
    const found = frame.context.parameter?.(name, subject) ?? frame.index.parameters.get(name)?.plain
    if (found !== undefined) used[name] = typeof found === 'string' ? found : JSON.stringify(found)
    return found
  }
  return {
    used,
    value(name) {
      const parameter = frame.index.parameters.get(name)
      const written = plain(name)
      if (!parameter || written === undefined) return null
      return readParameter(parameter.type, written, parameter.columns)
    },
    text(name) {
      const written = plain(name)
      return typeof written === 'string' ? written : reservedTime(name)
    },
  }
}

/** `$grace`, what a moved date gives to a duty whose new time is past, holds without being declared. */
function reservedTime(name: string): string | undefined {
  return name === 'grace' ? '1 working day' : undefined
}

export function factsOf(
  frame: Frame,
  subject: SubjectRef | undefined,
  parameters: Parameters,
  event?: SubjectRef,
  given?: DayRange,
): Facts {
  const locals = localsOf(frame)
  return {
    world: frame.world,
    ...(subject ? { subject } : {}),
    ...(event ? { event } : {}),
    ...(locals ? { locals } : {}),
    ...(given ? { given } : {}),
    now: frame.now,
    timeZone: frame.index.playbook.timeZone,
    parameter: parameters.value,
    derived: frame.index.derived,
  }
}

/** What stands beside the subject: the form of the fact, and of a record all that was filled in and decided. */
function localsOf({ happening, record }: Frame): Facts['locals'] {
  const { values } = happening ?? {}
  if (!record) return values ? { form: values } : undefined
  return {
    form: { ...record.values, ...values },
    this: record.values,
    steps: record.decisions,
    ...(record.starter ? { starter: { kind: 'staff', id: record.starter } } : {}),
  }
}

/** The frame of what a step of a procedure owes: with its record. */
export function withRecord(frame: Frame, rule: Pick<DutyRule, 'step'>, duty: DutyKey): Frame {
  if (!rule.step) return frame
  const record = frame.world
    .records(rule.step.procedure, duty.subject)
    .find(({ occurrence }) => occurrence === recordOf(duty.occurrence))
  return record ? { ...frame, record } : frame
}

/** Whether a filter lets through: unknown counts as no. */
export function passes(condition: Condition | undefined, facts: Facts): boolean {
  return condition === undefined || holds(condition.tree, facts) === true
}

export function textValue(tree: Typed, facts: Facts): string | undefined {
  const value = evaluate(tree, facts)
  return typeof value === 'string' ? value : undefined
}

/** As `textValue`, for a date of the subject itself without making facts for it: nearly all dates stand there. */
export function dateOn(frame: Frame, path: Typed, subject: SubjectRef | undefined): string | undefined {
  const own =
    path.op === 'field' && path.root === 'subject' && path.steps.length === 0 && path.type.is === 'date'
  if (!own || !subject) return textValue(path, factsOf(frame, subject, parametersFor(frame, subject)))
  const value = frame.world.field(subject, path.field)
  return typeof value === 'string' && momentOf(value) !== null ? value : undefined
}

/** The customer, home and project a subject belongs to, as far as to-one relations lead. */
export function aboutOf(
  world: World,
  subject: SubjectRef,
): { customer?: SubjectRef; home?: SubjectRef; project?: SubjectRef } {
  const reach = (name: string) => (subject.kind === name ? subject : world.one(subject, name))
  const home = reach('holding') ?? reach('tenancy')
  const customer = reach('customer') ?? (home && world.one(home, 'customer'))
  const project =
    reach('project') ?? (home && world.one(home, 'project')) ?? (customer && world.one(customer, 'project'))
  return { ...(customer ? { customer } : {}), ...(home ? { home } : {}), ...(project ? { project } : {}) }
}

/** Who that is for this subject: the person where a relation says so, else the role. */
export function resolveOwner(
  frame: Frame,
  owner: Owner,
  subject: SubjectRef,
  facts: Facts,
  assignees: Resolved[],
): Resolved[] {
  if (owner.is === 'word') {
    if (owner.word === 'assignee' && assignees.length > 0) return assignees
    const { starter } = frame.record ?? {}
    if (owner.word === 'starter' && starter)
      return [{ owner, word: owner.word, person: { kind: 'staff', id: starter } }]
    if (subject.kind === 'ticket') return [ofTicket(frame.world, owner, owner.word, subject)]
    return [{ owner, word: owner.word }]
  }
  if (owner.is === 'first-known') {
    for (const each of owner.of) {
      const [found] = resolveOwner(frame, each, subject, facts, assignees)
      if (found && (found.person || found.role)) return [found]
    }
    return []
  }
  if (owner.is === 'superior')
    return resolveOwner(frame, owner.of, subject, facts, assignees).map((below) =>
      superiorOf(frame, owner, below),
    )
  if (owner.is === 'relation') {
    const id = textValue(owner.path, facts)
    return [id === undefined ? { owner } : { owner, person: { kind: 'staff', id } }]
  }
  const { customer, home } = aboutOf(frame.world, subject)
  const near = [subject, home, customer].filter((each) => each !== undefined)
  for (const each of near) {
    const person = frame.world.one(each, owner.role)
    if (person?.kind === 'staff') return [{ owner, role: owner.role, person }]
  }
  return [{ owner, role: owner.role }]
}

/** The person a ticket names; its handler, as long as nobody has it, is whoever answers for it. */
function ofTicket(world: World, owner: Owner, word: string, ticket: SubjectRef): Resolved {
  const person = world.one(ticket, word)
  const role = world.field(ticket, 'accountable')
  return {
    owner,
    word,
    ...(person ? { person } : {}),
    ...(word === 'assignee' && typeof role === 'string' ? { role } : {}),
  }
}

function superiorOf(frame: Frame, owner: Owner, below: Resolved): Resolved {
  const person = below.person && frame.world.one(below.person, 'superior')
  if (person) return { owner, person }
  const role = frame.index.playbook.roles.find((each) => each.name === below.role)?.superior
  return role ? { owner, role } : { owner }
}

/** The rungs of a duty with the instants they are reached at, in time order. */
export function ladderOf(
  frame: Frame,
  rule: Pick<DutyRule, 'due' | 'ladder'>,
  subject: SubjectRef,
  facts: Facts,
  assignees: Resolved[],
  times: { opened: string; due: string },
  parameters: Parameters,
): LadderStep[] {
  const { index } = frame
  const context = {
    ...times,
    timeZone: index.playbook.timeZone,
    calendar: index.calendar,
    parameter: parameters.text,
    working: rule.due !== undefined && countsWorkingTime(index.due(rule.due), parameters.text),
  }
  const steps = rule.ladder.map((rung): LadderStep => {
    const [assign] = rung.assign ? resolveOwner(frame, rung.assign, subject, facts, assignees) : []
    return {
      at: rungTime(index.rung(rung.at), context),
      tell: rung.tell.flatMap((owner) => resolveOwner(frame, owner, subject, facts, assignees)),
      ...(assign ? { assign } : {}),
      ...(rung.approval ? { approval: rung.approval } : {}),
      ...(rung.where ? { where: rung.where.text } : {}),
    }
  })
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

export function sameSubject(a: SubjectRef, b: SubjectRef): boolean {
  return a.kind === b.kind && a.id === b.id
}

export function keyText(key: { rule: string; occurrence: string; subject: SubjectRef }): string {
  return `${key.rule}|${key.occurrence}|${key.subject.kind}:${key.subject.id}`
}
