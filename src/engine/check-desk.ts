import { pauseEnds } from './clock-times.ts'
import { at, entriesOf, type Node, textAt, textsOf } from './tree.ts'
import type { Walk } from './walk.ts'
import { readLength, readSeason } from './warranty.ts'

/** What contradicts itself among promises and kinds of tickets: clocks nobody can reach, pauses that cannot end. */
export function checkDesk(walk: Walk, pack: Node): void {
  const settled = new Map<string, Set<string>>()
  for (const [name, promise] of entriesOf(at(pack, 'promises'))) {
    const path = ['promises', name]
    const clock = textAt(promise, 'clock') ?? ''
    const pause = textAt(promise, 'pause-while')
    if (pause !== undefined && !(pause in pauseEnds))
      walk.findings.error('promise.pause', at(promise, 'pause-while'), [...path, 'pause-while'], {
        events: Object.keys(pauseEnds),
      })
    const kinds = textsOf(at(promise, 'on'))
    const taken = settled.get(clock) ?? new Set<string>()
    if (!at(promise, 'when') && kinds.length > 0 && kinds.every((kind) => taken.has(kind)))
      walk.findings.error('promise.never', promise, path, { clock })
    if (!at(promise, 'where') && !at(promise, 'unless') && !at(promise, 'active'))
      for (const kind of kinds) taken.add(kind)
    settled.set(clock, taken)
  }
  for (const [name, ticket] of entriesOf(at(pack, 'tickets'))) checkKind(walk, name, ticket)
}

function checkKind(walk: Walk, name: string, ticket: Node): void {
  const path = ['tickets', name]
  const routes = at(ticket, 'routes')
  const items = routes?.kind === 'list' ? routes.items : []
  const open = items.findIndex((route) => !at(route, 'where'))
  if (open >= 0 && open < items.length - 1)
    walk.findings.error('ticket.route_never', items[open + 1], [...path, 'routes', String(open + 1)])
  if (items.length > 0 && open < 0) walk.findings.error('ticket.no_route', routes, [...path, 'routes'])
  const callBack = at(ticket, 'call-back')
  for (const key of ['who', 'due'])
    if (callBack && !at(callBack, key))
      walk.findings.error('duty.incomplete', callBack, [...path, 'call-back'], { key })
  for (const key of ['categories', 'causes']) {
    const words = textsOf(at(ticket, key))
    const twice = words.find((word, i) => words.indexOf(word) !== i)
    if (twice) walk.findings.error('ticket.twice', at(ticket, key), [...path, key], { word: twice })
  }
  const warranty = at(ticket, 'warranty')
  const parts = warranty?.kind === 'list' ? warranty.items : []
  const categories = textsOf(at(ticket, 'categories'))
  for (const [index, part] of parts.entries())
    checkPart(walk, [...path, 'warranty', String(index)], part, categories)
  checkPassOn(walk, path, ticket)
  checkWording(walk, name, ticket)
}

function checkPassOn(walk: Walk, path: string[], ticket: Node): void {
  const passOn = at(ticket, 'pass-on')
  for (const key of ['from', 'to'])
    if (passOn && !at(passOn, key))
      walk.findings.error('duty.incomplete', passOn, [...path, 'pass-on'], { key })
}

/** More than an agent can ask while somebody waits on the line. */
const ASKED_AT_MOST = 3

function checkWording(walk: Walk, name: string, ticket: Node): void {
  const categories = textsOf(at(ticket, 'categories'))
  for (const [category, said] of entriesOf(at(ticket, 'wording'))) {
    const path = ['tickets', name, 'wording', category]
    if (!categories.includes(category))
      walk.findings.error('ticket.wording_of_none', said, path, { category })
    if (textsOf(at(said, 'ask')).length > ASKED_AT_MOST)
      walk.findings.error('ticket.asks_too_much', at(said, 'ask'), [...path, 'ask'], { most: ASKED_AT_MOST })
  }
}

/** A part is about categories the kind has, and for how long can be counted. */
function checkPart(walk: Walk, path: string[], part: Node, categories: readonly string[]): void {
  const stranger = textsOf(at(part, 'categories')).find((word) => !categories.includes(word))
  if (stranger)
    walk.findings.error('ticket.warranty_category', at(part, 'categories'), [...path, 'categories'], {
      word: stranger,
    })
  for (const key of ['contractor', 'owner']) {
    const length = textAt(part, key)
    if (length !== undefined && !readLength(length))
      walk.findings.error('ticket.warranty_length', at(part, key), [...path, key], { word: length })
  }
  const season = textAt(part, 'season')
  if (season !== undefined && !readSeason(season))
    walk.findings.error('ticket.warranty_season', at(part, 'season'), [...path, 'season'], { word: season })
}
