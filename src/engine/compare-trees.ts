import { type Branch, entriesOf, type Node, type Plain, plainOf } from './tree.ts'

/** One value of an entry that is not the same: texts as they are written, null where there is none. */
export interface ValueChange {
  path: string[]
  was: string | null
  now: string | null
}

/** An entry of a block that came, went or changed; for what stands outside the blocks `entry` is null. */
export interface TreeChange {
  change: 'added' | 'removed' | 'changed'
  block: string
  entry: string | null
  values: ValueChange[]
}

/** What the second tree says differently, block by block in the order of the first, then what only the second has. */
export function compareTrees(first: Branch, second: Branch): TreeChange[] {
  return pairsOf(first, second).flatMap(([block, was, now]) => {
    if (was?.kind !== 'map' && now?.kind !== 'map') return changeOf(block, null, was, now)
    return pairsOf(was, now).flatMap(([entry, one, other]) => changeOf(block, entry, one, other))
  })
}

function changeOf(
  block: string,
  entry: string | null,
  was: Node | undefined,
  now: Node | undefined,
): TreeChange[] {
  const values = valuesOf([], was && plainOf(was), now && plainOf(now))
  if (values.length === 0) return []
  const change = was === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
  return [{ change, block, entry, values }]
}

function valuesOf(path: string[], was: Plain | undefined, now: Plain | undefined): ValueChange[] {
  if (isMap(was) && isMap(now))
    return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((key) =>
      valuesOf([...path, key], was[key], now[key]),
    )
  const [one, other] = [written(was), written(now)]
  return one === other ? [] : [{ path, was: one, now: other }]
}

const isMap = (value: Plain | undefined): value is Record<string, Plain> =>
  typeof value === 'object' && !Array.isArray(value)

function written(value: Plain | undefined): string | null {
  if (value === undefined) return null
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((item) => written(item)).join(', ')
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${written(each)}`)
    .join('; ')
}

function pairsOf(
  first: Node | undefined,
  second: Node | undefined,
): [string, Node | undefined, Node | undefined][] {
  const [one, other] = [new Map(entriesOf(first)), new Map(entriesOf(second))]
  return [...new Set([...one.keys(), ...other.keys()])].map((key) => [key, one.get(key), other.get(key)])
}
