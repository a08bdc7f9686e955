import { type Env, eventName, isEverybody } from './check-env.ts'
import { checkRow } from './check-leaf.ts'
import { checkSchemes } from './check-schemes.ts'
import { verbOf } from './compile-rules.ts'
import type { Clause } from './compiled.ts'
import type { DutyRule } from './duty-rule.ts'
import type { Block } from './shape.ts'
import { parseRung } from './times.ts'
import { at, entriesOf, type Node, textAt, textsOf } from './tree.ts'
import { findEvent, waysBetween } from './vocabulary.ts'
import type { Walk } from './walk.ts'

/** Evidence that only some verbs can produce. */
const evidenceOf: Record<string, string[]> = {
  receipt: ['send', 'deliver', 'fill', 'confirm'],
  minutes: ['meet'],
  recording: ['contact'],
  'read by': ['tell', 'send'],
}

/** What one entry must be besides well-formed: complete, reachable, answered for. */
export function checkEntry(
  walk: Walk,
  block: Block,
  name: string,
  entry: Node,
  env: Env,
  defaults: Node | undefined,
): void {
  const path = [block.name, name]
  if (block.owes && !at(entry, 'clause')) walk.findings.error('duty.no_clause', entry, path)
  checkComplete(walk, block, entry, path)
  if (block.name === 'procedures') checkSteps(walk, entry, path, env)
  checkWays(walk, entry, path, env)
  checkEvidence(walk, entry, path)
  for (const [ladder, where] of ladders(entry, path)) checkLadder(walk, ladder, where)
  if (block.name === 'care') checkMarketing(walk, entry, path)
  if (['care', 'promises'].includes(block.name) && !at(entry, 'ladder') && !at(defaults, 'ladder'))
    walk.findings.error('duty.no_ladder', entry, path)
  checkSameAs(walk, entry, path)
  for (const [field, node] of entriesOf(at(entry, 'form'))) {
    const from = at(node, 'from')
    if (from?.kind === 'scalar' && from.text.startsWith('row of '))
      walk.findings.attempt(from, [...path, 'form', field, 'from'], () => checkRow(walk, from.text, env))
  }
  checkSchemes(walk, block, entry, path)
  const reason = at(entry, 'waive', 'reason')
  if (reason?.kind === 'scalar' && reason.text === 'required')
    walk.findings.warn('duty.free_reason', reason, [...path, 'waive', 'reason'])
}

/** A duty has who, what and by when; a template or a register owes nothing by itself. */
function checkComplete(walk: Walk, block: Block, entry: Node, path: string[]): void {
  const need = (key: string) => {
    if (!at(entry, key)) walk.findings.error('duty.incomplete', entry, path, { key })
  }
  const { name } = block
  if (name === 'care') {
    need('who')
    need('do')
    if (!at(entry, 'cover')) need('due')
    if (!at(entry, 'when') && !at(entry, 'every') && !at(entry, 'cover') && !at(entry, 'for')) need('when')
  }
  if (name === 'activities') {
    need('who')
    if (textAt(entry, 'template') !== 'yes') need('due')
  }
  if (name === 'reports' && textAt(entry, 'kind') !== 'register') {
    need('who')
    need('due')
  }
  if (name === 'documents' && at(entry, 'due')) need('owner')
  if (name === 'channels' && at(entry, 'watch')) need('who')
}

function checkSteps(walk: Walk, entry: Node, path: string[], env: Env): void {
  const steps = entriesOf(at(entry, 'steps'))
  const reached = new Set<string>()
  for (const [i, [name, step]] of steps.entries()) {
    const here = [...path, 'steps', name]
    if (!at(step, 'do')) walk.findings.error('duty.incomplete', step, here, { key: 'do' })
    const approves = at(step, 'do', 'approve')
    if (!at(step, 'who') && !approves) walk.findings.error('duty.incomplete', step, here, { key: 'who' })
    if (!at(step, 'due') && !approves && i > 0) walk.findings.warn('duty.no_due', step, here)
    const after = at(step, 'after')
    const before = after ? textsOf(after) : i === 0 ? [] : [steps[i - 1]?.[0] ?? '']
    if (before.every((each) => reached.has(each))) reached.add(name)
    else walk.findings.error('duty.unreached_step', step, here, { name, after: before })
    checkEvidence(walk, step, here)
    void env
  }
}

/** Which of several relations leads from the event to those who are owed must be said. */
function checkWays(walk: Walk, entry: Node, path: string[], env: Env): void {
  if (!at(entry, 'for') || !env.subject || isEverybody(textAt(entry, 'for'))) return
  for (const text of textsOf(at(entry, 'when'))) {
    const kind = findEvent(walk.vocabulary, eventName(text))?.kind
    if (!kind || kind === env.subject) continue
    const ways = waysBetween(walk.vocabulary, kind, env.subject)
    if (ways.length > 1)
      walk.findings.error('pack.which_way', at(entry, 'for'), [...path, 'for'], {
        from: kind,
        to: env.subject,
        ways: ways.map((way) => way.map((step) => step.name).join('.')),
      })
  }
}

function checkEvidence(walk: Walk, entry: Node, path: string[]): void {
  const [verb] = verbOf(entry)
  if (!at(entry, 'do')) return
  const list = at(entry, 'evidence')
  for (const [i, text] of textsOf(list).entries())
    for (const [word, allowed] of Object.entries(evidenceOf))
      if (text.startsWith(word) && !allowed.includes(verb))
        walk.findings.error('duty.impossible_evidence', list, [...path, 'evidence', String(i)], {
          evidence: text,
          verb,
        })
}

function ladders(entry: Node, path: string[]): [Node, string[]][] {
  const own = at(entry, 'ladder')
  const found: [Node, string[]][] = own ? [[own, [...path, 'ladder']]] : []
  const steps = at(entry, 'steps')
  const named: [string, Node][] =
    steps?.kind === 'list' ? steps.items.map((step, i) => [String(i), step]) : entriesOf(steps)
  for (const [name, step] of named) {
    const ladder = at(step, 'ladder')
    if (ladder) found.push([ladder, [...path, 'steps', name, 'ladder']])
  }
  return found
}

/** A ladder names people on every rung and goes on to the due time or beyond. */
export function checkLadder(walk: Walk, ladder: Node, path: string[]): void {
  if (ladder.kind !== 'list') return
  let ends = false
  for (const [i, rung] of ladder.items.entries()) {
    if (!at(rung, 'tell') && !at(rung, 'assign') && !at(rung, 'approval'))
      walk.findings.error('ladder.nobody', rung, [...path, String(i)])
    try {
      const time = parseRung(textAt(rung, 'at') ?? '')
      ends ||=
        (time.kind === 'moment' && time.of === 'due') || (time.kind === 'beside' && time.side === 'after')
    } catch {
      ends = true
    }
  }
  if (!ends) walk.findings.error('ladder.no_end', ladder, path)
}

function checkMarketing(walk: Walk, entry: Node, path: string[]): void {
  const message = textAt(entry, 'do', 'send')
  if (!message || textAt(walk.pack, 'messages', message, 'purpose') !== 'marketing') return
  const filters = `${textAt(entry, 'where') ?? ''} ${textAt(entry, 'for') ?? ''}`
  if (!filters.includes('consent.marketing'))
    walk.findings.error('duty.marketing_without_consent', entry, path, { message })
}

function checkSameAs(walk: Walk, entry: Node, path: string[]): void {
  const node = at(entry, 'same-as')
  if (node?.kind !== 'scalar') return
  const [pack = '', name = '', ...rest] = node.text.split('/')
  if (name === '' || rest.length > 0 || walk.elsewhere(pack, name) !== true)
    walk.findings.error('pack.unknown_reference', node, [...path, 'same-as'], {
      name: node.text,
      blocks: 'care',
    })
}

/** What only shows in the pack as a whole. */
export function checkPack(walk: Walk, whole: { pack: Node; clauses: Clause[]; rules: DutyRule[] }): void {
  const { pack, clauses } = whole
  const defaults = at(pack, 'defaults', 'ladder')
  if (defaults) checkLadder(walk, defaults, ['defaults', 'ladder'])
  for (const clause of clauses)
    if (clause.carriedBy.length === 0 && !clause.statement)
      walk.findings.warn('clause.not_carried', at(pack, 'clauses', clause.id), ['clauses', clause.id], {
        clause: clause.id,
      })
  for (const [name, node] of entriesOf(at(pack, 'parameters')))
    if (!walk.usedParameters.has(name))
      walk.findings.warn('parameter.unused', node, ['parameters', name], { name })
  for (const [name, approval] of entriesOf(at(pack, 'approvals'))) checkAlone(walk, pack, name, approval)
}

/** An approval by the applicant alone is none. */
function checkAlone(walk: Walk, pack: Node, name: string, approval: Node): void {
  const steps = at(approval, 'steps')
  if (steps?.kind !== 'list' || at(approval, 'review')) return
  const approvers = steps.items.map((step) => textAt(step, 'one'))
  const [first] = approvers
  if (!first || approvers.some((each) => each !== first)) return
  for (const [procedure, entry] of entriesOf(at(pack, 'procedures'))) {
    const askers = entriesOf(at(entry, 'steps')).filter(([, step]) => textAt(step, 'do', 'approve') === name)
    if (askers.some(([, step]) => textAt(step, 'who') === first))
      walk.findings.error('approval.applicant_alone', approval, ['approvals', name], {
        role: first,
        procedure,
      })
  }
  for (const block of ['plans', 'care', 'reports'])
    for (const [entryName, entry] of entriesOf(at(pack, block)))
      if (textAt(entry, 'approval') === name && textAt(entry, 'who') === first)
        walk.findings.error('approval.applicant_alone', approval, ['approvals', name], {
          role: first,
          procedure: `${block}.${entryName}`,
        })
}
