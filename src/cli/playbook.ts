import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Playbook } from '#engine/playbook.ts'
import {
  diffRehearsals,
  endOfRehearsal,
  nameOfOwner,
  type Rehearsal,
  type Rehearsed,
  rehearse,
} from '#engine/rehearse.ts'
import { packsBeside, packTexts, readPack } from '#modules/playbooks/read-pack.ts'
import { sayFinding } from '#modules/playbooks/say-finding.ts'
import { coverageOf, factsOf, schemaOf } from './playbook-shown.ts'
import { printScenarios } from './scenarios.ts'
import { readTimeline } from './timeline.ts'

/** Where a command writes and from where it looks for packs. */
export interface PlaybookIo {
  out(line: string): void
  error(line: string): void
  /** The checkout's folder; packs are named below its `playbooks/`. */
  root: string
}

const usage = `usage: playbook <command>
  check <pack> [--json] [--locale zh-CN|en]       what is refused and warned; exit 1 where something is refused
  rehearse <pack> --timeline <file.yaml> [--now <instant>] --until <date> [--all]
                                                  one JSON line per obligation
  diff <pack> <pack> --timeline <file.yaml> [--now <instant>] --until <date>
  scenarios <pack>                                plays the pack's scenarios; exit 1 where one does not hold
  coverage <pack>                                 each clause and what carries it
  facts <pack>                                    what a condition may name
  schema                                          JSON Schema of a playbook
<pack> is a folder of playbooks/ or a path.`

/** Runs one of the commands above. Answers with the exit code: 0, 1 where something is refused, 2 for misuse. */
export async function runPlaybookCommand(args: string[], io: PlaybookIo): Promise<number> {
  const { words, options } = optionsIn(args)
  const [command, first, second] = words
  try {
    if (command === 'schema') return show(io, [JSON.stringify(schemaOf(), null, 2)])
    if (command === 'check' && first) return check(load(first, io), options, io)
    if (command === 'scenarios' && first) return scenarios(load(first, io), io)
    if (command === 'coverage' && first) return show(io, coverageOf(load(first, io).playbook))
    if (command === 'facts' && first) return show(io, factsOf(load(first, io).tree, load(first, io).find))
    if (command === 'rehearse' && first && options.has('timeline') && options.has('until'))
      return rehearseCommand(load(first, io), options, io)
    if (command === 'diff' && first && second && options.has('timeline') && options.has('until'))
      return diffCommand([load(first, io), load(second, io)], options, io)
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    io.error(error.message)
    return 2
  }
  io.error(usage)
  return 2
}

class Misuse extends Error {}

function optionsIn(args: string[]): { words: string[]; options: Map<string, string> } {
  const words: string[] = []
  const options = new Map<string, string>()
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? ''
    if (!word.startsWith('--')) words.push(word)
    else if (word.includes('='))
      options.set(word.slice(2, word.indexOf('=')), word.slice(word.indexOf('=') + 1))
    else if (word === '--json' || word === '--all') options.set(word.slice(2), 'yes')
    else options.set(word.slice(2), args[++i] ?? '')
  }
  return { words, options }
}

function show(io: PlaybookIo, lines: string[]): number {
  for (const line of lines) io.out(line)
  return 0
}

interface Loaded {
  path: string
  name: string
  playbook: Playbook
  tree: ReturnType<typeof readPack>['tree']
  find: ReturnType<typeof packsBeside>
}

function load(name: string, io: PlaybookIo): Loaded {
  const path = [join(io.root, 'playbooks', name), resolve(io.root, name), resolve(name)].find(
    (each) => existsSync(each) && (each.endsWith('.yaml') || existsSync(join(each, 'playbook.yaml'))),
  )
  if (!path) throw new Misuse(`no pack ${name}: neither playbooks/${name}/playbook.yaml nor a path`)
  const beside = packsBeside(dirname(path))
  const shipped = packsBeside(join(io.root, 'playbooks'))
  const find: Loaded['find'] = (other, version) => beside(other, version) ?? shipped(other, version)
  return { name, path, find, ...readPack(packTexts(path), find) }
}

const scenarios = ({ playbook, path }: Loaded, io: PlaybookIo) => printScenarios(playbook, path, io.out)

function check(loaded: Loaded, options: Map<string, string>, io: PlaybookIo): number {
  const { playbook } = loaded
  const locale = options.get('locale') === 'en' ? 'en' : 'zh-CN'
  const { findings } = playbook
  const errors = findings.filter((finding) => finding.severity === 'error').length
  if (options.has('json'))
    for (const finding of findings) io.out(JSON.stringify({ ...finding, words: sayFinding(finding, locale) }))
  else {
    for (const finding of findings) {
      const place = `${finding.file ?? loaded.name}:${finding.line}:${finding.column}`
      io.out(`${place} ${finding.severity} ${finding.path} ${sayFinding(finding, locale)} [${finding.code}]`)
    }
    const carried = playbook.clauses.filter((clause) => clause.carriedBy.some((each) => each.carried)).length
    io.out(
      `${playbook.name}: ${errors} refused, ${findings.length - errors} warned, ${playbook.rules.length} duty rules, ${carried} of ${playbook.clauses.length} clauses carried`,
    )
  }
  return errors > 0 ? 1 : 0
}

function play(loaded: Loaded, options: Map<string, string>): Rehearsal {
  const { playbook } = loaded
  const refused = playbook.findings.filter((finding) => finding.severity === 'error').length
  if (refused > 0) throw new Misuse(`${loaded.name}: ${refused} refused; run check first`)
  const path = options.get('timeline') ?? ''
  if (!existsSync(path)) throw new Misuse(`no timeline ${path}`)
  const timeline = readTimeline(readFileSync(path, 'utf8'))
  const until = options.get('until') ?? ''
  if (!/^\d{4}-\d{2}-\d{2}/.test(until)) throw new Misuse('--until is a date, 2026-12-31')
  const now = options.get('now') ?? timeline.now
  const goLive = options.get('go-live') ?? timeline.goLive
  return rehearse(playbook, {
    timeline: timeline.facts,
    until: until.length > 10 ? until : endOfRehearsal(until, playbook.timeZone),
    ...(now ? { from: now } : {}),
    ...(goLive ? { goLive } : {}),
    parameter: (name) => timeline.parameters[name],
  })
}

/** An obligation as the commands print it; `role` is who owes it, `subject` is `kind` and `id`. */
export function obligationLine(duty: Rehearsed): Record<string, unknown> {
  const [first] = duty.who
  const role = first?.role ?? first?.word ?? (first?.owner.is === 'relation' ? first.owner.text : undefined)
  return {
    clause: duty.clause.length === 1 ? duty.clause[0] : duty.clause,
    rule: duty.rule,
    occurrence: duty.occurrence,
    subject: duty.subject,
    opened: duty.opened,
    windowStart: duty.windowStart,
    due: duty.due,
    dueOn: duty.dueOn,
    role: role ?? null,
    who: duty.who.map(nameOfOwner),
    provisional: duty.provisional,
    state: duty.state,
    ...(duty.closed ? { closed: duty.closed } : {}),
    ...(duty.waitingFor ? { waitingFor: duty.waitingFor } : {}),
    ...(duty.moved ? { moved: duty.moved } : {}),
    ...(duty.parent ? { parent: true, share: duty.share ?? null } : {}),
    verb: duty.verb,
    ladder: duty.ladder.map((step) => ({ at: step.at, tell: step.tell.map(nameOfOwner) })),
    reason: duty.reason,
  }
}

function rehearseCommand(loaded: Loaded, options: Map<string, string>, io: PlaybookIo): number {
  const errors = loaded.playbook.findings.filter((finding) => finding.severity === 'error').length
  if (errors > 0) io.error(`${loaded.name}: ${errors} refused; run check`)
  const rehearsal = play(loaded, options)
  for (const duty of rehearsal.obligations) io.out(JSON.stringify(obligationLine(duty)))
  if (options.has('all')) {
    for (const each of rehearsal.leftOut) io.out(JSON.stringify({ leftOut: each }))
    for (const each of rehearsal.work) io.out(JSON.stringify({ work: each }))
    for (const each of rehearsal.stages) io.out(JSON.stringify({ stage: each }))
  }
  return errors > 0 ? 1 : 0
}

function diffCommand(loaded: [Loaded, Loaded], options: Map<string, string>, io: PlaybookIo): number {
  const [first, second] = [play(loaded[0], options), play(loaded[1], options)]
  for (const each of diffRehearsals(first, second))
    io.out(
      JSON.stringify({
        change: each.change,
        key: each.key,
        ...(each.first ? { first: obligationLine(each.first) } : {}),
        ...(each.second ? { second: obligationLine(each.second) } : {}),
      }),
    )
  return 0
}
