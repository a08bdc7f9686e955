import { blocks } from './blocks/all-blocks.ts'
import type { RefTarget } from './shape.ts'
import { at, entriesOf, type Node, textAt, textsOf } from './tree.ts'

/** Every name a pack defines, by what it may be referred to as. */
export type PackNames = Map<RefTarget, Set<string>>

export function namesIn(pack: Node): PackNames {
  const names: PackNames = new Map()
  const put = (target: RefTarget, found: Iterable<string>) => {
    const known = names.get(target) ?? new Set<string>()
    for (const name of found) known.add(name)
    names.set(target, known)
  }
  for (const block of blocks)
    put(
      block.name as RefTarget,
      entriesOf(at(pack, block.name)).map(([name]) => name),
    )
  put('standings', textsOf(at(pack, 'fields', 'customer', 'standing', 'options')))
  for (const [, journey] of entriesOf(at(pack, 'journeys')))
    put(
      'stages',
      entriesOf(at(journey, 'stages')).map(([name]) => name),
    )
  for (const [name, activity] of entriesOf(at(pack, 'activities'))) {
    const kind = textAt(activity, 'kind')
    put('activity-kinds', kind ? [kind, name] : [name])
  }
  for (const [, ticket] of entriesOf(at(pack, 'tickets'))) put('ticket-levels', levelsOf(ticket))
  for (const [, ledger] of entriesOf(at(pack, 'ledgers'))) put('lines', textsOf(at(ledger, 'lines')))
  for (const [, card] of entriesOf(at(pack, 'scorecards')))
    put(
      'parts',
      entriesOf(at(card, 'parts')).map(([name]) => name),
    )
  put('purposes', ['service', 'care', 'marketing', 'campaign-data'])
  return names
}

export function levelsOf(ticket: Node): string[] {
  const levels = at(ticket, 'levels')
  if (levels?.kind !== 'list') return []
  return levels.items.map((level) => textAt(level, 'is')).filter((level) => level !== undefined)
}
