import { type Env, eventName, kindOfAudience, rowTypes } from './check-env.ts'
import { checkClock, checkCut, checkValue } from './check-measures.ts'
import { checkAnchors } from './check-times.ts'
import { readCondition } from './condition.ts'
import { findPath } from './condition-names.ts'
import { parseCondition } from './condition-parse.ts'
import { figureOf } from './condition-tokens.ts'
import { parseBands } from './derived.ts'
import { readOwner } from './owner.ts'
import { EngineProblem } from './problem.ts'
import type { RefTarget, Shape } from './shape.ts'
import { parseDue, parseEvery, parseRung, parseSpan } from './times.ts'
import { type Node, textAt, textsOf } from './tree.ts'
import { findEvent } from './vocabulary.ts'
import type { Walk } from './walk.ts'

const targets = /^(?:at least|at most|over|under|exactly) (\S+)$/

/** Judges one value by its shape; throws EngineProblem where it is wrong. */
export function checkLeaf(walk: Walk, shape: Shape, node: Node, path: string[], env: Env): void {
  const text = node.kind === 'scalar' ? node.text : ''
  switch (shape.is) {
    case 'text':
      return
    case 'name':
      if (!/^[\p{L}\p{N}][\p{L}\p{N}_%.-]*$/u.test(text)) throw problem('pack.bad_name', text, { name: text })
      return
    case 'yesno':
      oneOf(text, ['yes', 'no'])
      return
    case 'number':
      if (figureOf(text) === undefined) throw problem('parameter.not_a_number', text, { found: text })
      return
    case 'date':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw problem('time.bad_date', text, { date: text })
      return
    case 'word':
      oneOf(text, shape.of)
      return
    case 'option':
      oneOf(text, walk.vocabulary.subjects.get(shape.kind)?.fields.get(shape.field)?.type.options ?? [])
      return
    case 'ref':
      reference(walk, shape.to, shape.also ?? [], text, path, env)
      return
    case 'subject':
      oneOf(text, [...walk.vocabulary.subjects.keys()])
      return
    case 'condition':
      readCondition(text, walk.scope(env), shape.want)
      return
    case 'path':
      pathTo(walk, text, env)
      return
    case 'due':
      checkAnchors(walk, parseDue(text), env)
      return
    case 'every':
      checkAnchors(walk, parseEvery(text), env)
      return
    case 'span':
      checkAnchors(walk, text.startsWith('$') ? parseDue(text) : parseSpan(text), env)
      return
    case 'rung':
      checkAnchors(walk, parseRung(text), env)
      return
    case 'event':
      occasion(walk, text, env)
      return
    case 'audience':
      audience(walk, text, env)
      return
    case 'each':
      audience(walk, `each ${text}`, env)
      return
    case 'clock':
      checkClock(walk, text, env)
      return
    case 'who':
      readOwner(text, { scope: walk.scope(env), roles: walk.names.get('roles') ?? new Set() })
      return
    case 'phrase':
      phrase(walk, shape, node, path, env)
      return
    case 'once':
      once(walk, node, path, env)
      return
    case 'bands':
      parseBands(textsOf(node))
      return
    case 'severity':
      severity(walk, node, env)
      return
    case 'cut':
      checkCut(walk, text)
      return
    default:
      special(walk, shape.is, node, text, env)
      return
  }
}

function problem(code: string, text: string, values: Record<string, string | string[]>): EngineProblem {
  return new EngineProblem(code, { at: 0, length: text.length }, values)
}

function oneOf(text: string, words: readonly string[]): void {
  if (!words.includes(text)) throw problem('pack.unknown_word', text, { found: text, known: [...words] })
}

function reference(
  walk: Walk,
  to: readonly RefTarget[],
  also: readonly string[],
  text: string,
  path: string[],
  env: Env,
): void {
  if (also.includes(text)) return
  if (to.includes('parameters')) walk.usedParameters.add(text)
  if (to.includes('clauses')) walk.clauses.push({ id: text, path })
  const found = to.some((target) => walk.names.get(target)?.has(text) || env.own.get(target)?.has(text))
  if (!found) throw problem('pack.unknown_reference', text, { name: text, blocks: [...to] })
}

function pathTo(walk: Walk, text: string, env: Env): void {
  if (!findPath(text.split('.'), walk.scope(env)))
    throw problem('condition.unknown_name', text, { name: text })
}

function occasion(walk: Walk, text: string, env: Env): void {
  const event = eventName(text)
  const found = findEvent(walk.vocabulary, event)
  if (!found) throw problem('pack.unknown_event', event, { event })
  const at = text.indexOf(' where ')
  if (at >= 0) readCondition(text.slice(at + 7), walk.scope({ ...env, subject: found.kind }))
}

function audience(walk: Walk, text: string, env: Env): void {
  const row = /^each row of ([\p{L}\p{N}-]+)$/u.exec(text)
  if (row) {
    if (!walk.names.get('reports')?.has(row[1] ?? ''))
      throw problem('pack.unknown_reference', text, { name: row[1] ?? '', blocks: ['reports'] })
    return
  }
  const kind = kindOfAudience(text)
  if (!kind || !walk.vocabulary.subjects.has(kind))
    throw problem('pack.unknown_audience', text, { found: text })
  const at = text.indexOf(' where ')
  if (at >= 0) readCondition(text.slice(at + 7), walk.scope({ ...env, subject: kind }))
}

function phrase(walk: Walk, shape: Shape & { is: 'phrase' }, node: Node, path: string[], env: Env): void {
  if (node.kind !== 'scalar') return
  for (const [begins, rest] of shape.forms) {
    const { text } = node
    const glued = begins === '$' || begins.endsWith('.')
    if (rest === null ? text !== begins : begins !== '' && !text.startsWith(glued ? begins : `${begins} `))
      continue
    if (rest === null) return
    const skip = begins === '' ? 0 : begins.length + (glued ? 0 : 1)
    walk.check(rest, { ...node, text: text.slice(skip), column: node.column + skip }, path, env)
    return
  }
  const known = shape.forms.map(([begins]) => begins).filter((begins) => begins !== '')
  throw problem('pack.unknown_word', node.text, { found: node.text, known })
}

/** `one [open] per customer [per year] [in 90 days]`, or as a map with the clause that says so. */
function once(walk: Walk, node: Node, path: string[], env: Env): void {
  const text = node.kind === 'scalar' ? node.text.replace(/^one /, '') : (textAt(node, 'one') ?? '')
  if (node.kind === 'map')
    for (const [key, entry] of node.entries) {
      if (key === 'clause')
        walk.check(
          { is: 'list', of: { is: 'ref', to: ['clauses'] }, loose: true },
          entry.value,
          [...path, key],
          env,
        )
      else if (key !== 'one') throw problem('pack.unknown_key', key, { key, known: ['one', 'clause'] })
    }
  const words = /^(?:open )?((?:per [\p{L}\p{N}-]+ ?)+)(?:in (\d+ \p{L}+))?$/u.exec(text)
  if (!words || (node.kind === 'scalar' && !node.text.startsWith('one ')))
    throw problem('pack.bad_once', text, { found: text })
  if (words[2]) parseSpan(words[2])
  for (const each of (words[1] ?? '')
    .trim()
    .split(/ ?per /)
    .filter((word) => word !== '')) {
    if (['day', 'week', 'month', 'quarter', 'half-year', 'year'].includes(each)) continue
    if (!walk.vocabulary.subjects.has(each) && !env.own.get('form-fields')?.has(each))
      throw problem('condition.unknown_name', each, { name: each })
  }
}

function severity(walk: Walk, node: Node, env: Env): void {
  const lines = textsOf(node)
  const known = walk.vocabulary.subjects.get('warning')?.fields.get('severity')?.type.options ?? []
  for (const [i, line] of lines.entries()) {
    const [, word = '', condition] = /^(\S+) (?:if (.+)|otherwise)$/u.exec(line) ?? []
    oneOf(word, known)
    if (condition !== undefined) readCondition(condition, walk.scope(env))
    if ((condition === undefined) !== (i === lines.length - 1)) throw problem('bands.no_otherwise', line, {})
  }
}

function special(walk: Walk, is: Shape['is'], _node: Node, text: string, env: Env): void {
  if (is === 'enter') {
    if (findEvent(walk.vocabulary, text)) return
    if (/^[a-z-]+\.[\p{L}-]+$/u.test(text)) throw problem('pack.unknown_event', text, { event: text })
    checkAnchors(walk, parseDue(text), env)
    return
  }
  if (is === 'result') {
    const step = /^(\S+) done$/u.exec(text)?.[1]
    if (step) {
      reference(walk, ['steps'], [], step, [], env)
      return
    }
    readCondition(text, walk.scope(env))
    return
  }
  if (is === 'finding-opens') {
    const [, procedure, message] = /^(\S+) using (\S+)$/u.exec(text) ?? []
    if (message) reference(walk, ['messages'], [], message, [], env)
    reference(walk, procedure ? ['procedures'] : ['tickets', 'procedures'], [], procedure ?? text, [], env)
    return
  }
  if (is === 'scale') {
    oneOf(text, env.scale)
    return
  }
  if (is === 'period') {
    parseCondition(`a in ${text}`)
    return
  }
  if (is === 'target') {
    const value = targets.exec(text)?.[1] ?? ''
    if (value.startsWith('$')) {
      reference(walk, ['parameters'], [], value.slice(1), [], env)
      return
    }
    if (figureOf(value) === undefined)
      throw problem('pack.unknown_word', text, {
        found: text,
        known: ['at least', 'at most', 'over', 'under'],
      })
    return
  }
  if (is === 'by-then') {
    const [, span = '', name] = /^(.+) after ([\p{L}\p{N}-]+)$/u.exec(text) ?? []
    if (!name || !walk.names.get('activities')?.has(name)) {
      checkAnchors(walk, parseDue(text), env)
      return
    }
    parseSpan(span)
    return
  }
  if (is === 'measure-value') {
    checkValue(walk, text, env)
    return
  }
  if (is === 'list-where') listWhere(walk, text, env)
}

function listWhere(walk: Walk, text: string, env: Env): void {
  const [list = '', condition] = text.split(' where ')
  const found = findPath(list.split('.'), walk.scope(env))
  if (found?.is !== 'list') throw problem('condition.not_a_list', text, { name: list })
  if (condition !== undefined)
    readCondition(condition, walk.scope({ ...env, subject: found.item, locals: [] }))
}

/** `row of settings.tiers where likes >= 需赞数`: the columns are names beside those of the form. */
export function checkRow(walk: Walk, text: string, env: Env): void {
  const [, table = '', condition] = /^row of (\S+) where (.+)$/su.exec(text) ?? []
  const columns = rowTypes(table, walk.pack)
  if (columns.size === 0 || condition === undefined)
    throw problem('pack.unknown_reference', text, { name: table, blocks: ['parameters'] })
  const row = { name: 'row', fields: columns, direct: true }
  readCondition(condition, walk.scope({ ...env, locals: [...env.locals, row] }))
}
