import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseDocument } from 'yaml'
import type { Playbook } from '#engine/playbook.ts'
import {
  endOfRehearsal,
  type LeftOut,
  nameOfOwner,
  type Rehearsal,
  type Rehearsed,
  rehearse,
} from '#engine/rehearse.ts'
import { readTimeline } from './timeline.ts'

/** What a scenario came to: nothing in `wrong` means every expectation held. */
export interface ScenarioOutcome {
  title: string
  /** Rules whose obligations, or absence, the scenario checks. */
  rules: string[]
  wrong: string[]
}

/** The scenarios of a pack on disk: every `scenarios/*.yaml`, in order of their names. */
export function scenarioFiles(pack: string): { file: string; text: string }[] {
  const folder = join(pack, 'scenarios')
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ file: basename(name), text: readFileSync(join(folder, name), 'utf8') }))
}

/**
 * Plays one scenario against a playbook. It holds `title`, `given` (facts as in a timeline), `until`, and what must
 * come of them: `then` obligations, `leftOut` with reasons, `nothing` rules that must owe nobody, `stages`, `records` of procedures and
 * warnings (`raise`, `begin`, `skip`, `refuse`, `finish`). Optional:
 * `now`, `goLive`, `parameters`. A rule named under `then` must owe exactly the obligations listed there. Throws when
 * the file is not a scenario, or a fact cannot be played.
 */
export function playScenario(playbook: Playbook, text: string): ScenarioOutcome {
  const scenario = scenarioIn(text)
  const timeline = readTimeline(text)
  const played = rehearse(playbook, {
    timeline: timeline.facts,
    until: endOfRehearsal(scenario.until, playbook.timeZone),
    ...(timeline.now ? { from: timeline.now } : {}),
    ...(timeline.goLive ? { goLive: timeline.goLive } : {}),
    parameter: (name) => timeline.parameters[name],
  })
  const local = localTimes(playbook.timeZone)
  const rules = [...new Set(scenario.expected.map((each) => each.rule ?? ''))]
  const wrong: string[] = []
  for (const rule of rules) {
    const left = played.obligations.filter((duty) => duty.rule === rule).map((duty) => shown(duty, local))
    for (const expected of scenario.expected.filter((each) => each.rule === rule)) {
      const found = left.findIndex((duty) => fits(expected, duty))
      if (found >= 0) left.splice(found, 1)
      else wrong.push(`expected ${words(expected)}`)
    }
    for (const duty of left) wrong.push(`not expected ${words(duty)}`)
  }
  for (const rule of scenario.nothing)
    for (const duty of played.obligations)
      if (duty.rule === rule) wrong.push(`not expected ${words(shown(duty, local))}`)
  for (const expected of scenario.leftOut)
    if (!played.leftOut.some((each) => fits(expected, omitted(each))))
      wrong.push(`expected left out ${words(expected)}`)
  for (const expected of scenario.stages) {
    const entered = played.stages.map((each) => ({
      subject: `${each.subject.kind} ${each.subject.id}`,
      stage: each.stage,
      at: local(each.at).slice(0, 10),
    }))
    if (!entered.some((each) => fits(expected, each))) wrong.push(`expected stage ${words(expected)}`)
  }
  for (const expected of scenario.records)
    if (!played.records.some((each) => fits(expected, recorded(each))))
      wrong.push(`expected record ${words(expected)}`)
  const begun = scenario.records.filter(({ rule }) => playbook.rules.some(({ name }) => name === rule))
  const named = [...scenario.leftOut, ...begun].map((each) => each.rule ?? '')
  return { title: scenario.title, rules: [...new Set([...rules, ...scenario.nothing, ...named])], wrong }
}

/** Plays every scenario of a pack on disk and says how each came out; answers 1 where one does not hold. */
export function printScenarios(playbook: Playbook, pack: string, out: (line: string) => void): number {
  const files = scenarioFiles(pack)
  let failed = 0
  for (const { file, text } of files) {
    const { title, wrong } = playScenario(playbook, text)
    if (wrong.length > 0) failed++
    out(`${wrong.length === 0 ? 'holds' : 'FAILS'} ${file} ${title}`)
    for (const line of wrong) out(`      ${line}`)
  }
  out(`${playbook.name}: ${files.length - failed} of ${files.length} scenarios hold`)
  return failed > 0 ? 1 : 0
}

type Expected = Record<string, string>

interface Scenario {
  title: string
  until: string
  expected: Expected[]
  leftOut: Expected[]
  nothing: string[]
  stages: Expected[]
  records: Expected[]
}

const known = [
  'title',
  'note',
  'given',
  'until',
  'now',
  'goLive',
  'parameters',
  'then',
  'leftOut',
  'nothing',
  'stages',
  'records',
]

function scenarioIn(text: string): Scenario {
  const plain = parseDocument(text, { schema: 'failsafe', uniqueKeys: true }).toJS({
    maxAliasCount: 0,
  }) as Record<string, unknown>
  const { title, until } = plain
  if (typeof title !== 'string' || typeof until !== 'string')
    throw new Error('a scenario needs title and until')
  const strange = Object.keys(plain).find((key) => !known.includes(key))
  if (strange) throw new Error(`a scenario has no ${strange}; it has ${known.join(', ')}`)
  const list = (key: string) => (Array.isArray(plain[key]) ? (plain[key] as Expected[]) : [])
  return {
    title,
    until,
    expected: list('then'),
    leftOut: list('leftOut'),
    nothing: list('nothing').map(String),
    stages: list('stages'),
    records: list('records'),
  }
}

/** Only what the scenario says is compared; a due of ten letters is a day, a longer one a local time. */
function fits(expected: Expected, found: Expected): boolean {
  return Object.entries(expected).every(([key, value]) => {
    if (key === 'due' && value.length > 10) return found.dueAt === value
    return found[key] === value
  })
}

function shown(duty: Rehearsed, local: (instant: string) => string): Expected {
  return {
    rule: duty.rule,
    subject: `${duty.subject.kind} ${duty.subject.id}`,
    occurrence: duty.occurrence,
    opened: local(duty.opened).slice(0, 10),
    window: duty.windowStart === null ? 'none' : local(duty.windowStart).slice(0, 10),
    due: duty.dueOn ?? 'none',
    dueAt: duty.due === null ? 'none' : local(duty.due),
    state: duty.state,
    who: duty.who.map(nameOfOwner).join(', '),
    moved: duty.moved ? 'yes' : 'no',
    graced: duty.moved?.graced ? 'yes' : 'no',
    provisional: duty.provisional ? 'yes' : 'no',
    waitingFor: duty.waitingFor ?? 'none',
    parent: duty.parent ? 'yes' : 'no',
    tell: duty.ladder
      .map((rung) => `${local(rung.at).slice(0, 10)} ${rung.tell.map(nameOfOwner)}`)
      .join('; '),
  }
}

function omitted(each: LeftOut): Expected {
  return { rule: each.rule, subject: `${each.subject.kind} ${each.subject.id}`, because: each.because }
}

/** `{ rule: procedures.letter, is: finish, subject: project P1, result: 已发出 }` */
function recorded(each: Rehearsal['records'][number]): Expected {
  const of = each.effect === 'raise' ? `warnings.${each.warning}` : `procedures.${each.procedure}`
  return {
    rule: of,
    is: each.effect,
    subject: `${each.subject.kind} ${each.subject.id}`,
    ...(each.effect === 'skip' ? { step: each.step } : {}),
    ...(each.effect === 'finish' ? { result: each.result ?? 'none' } : {}),
    ...(each.effect === 'refuse' ? { back: each.back ?? 'end' } : {}),
    ...(each.effect === 'raise' ? { signs: each.signs.join(', '), severity: each.severity } : {}),
  }
}

const words = (expected: Expected) =>
  Object.entries(expected)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')

function localTimes(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (instant) => format.format(new Date(instant))
}
