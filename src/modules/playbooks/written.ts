import type { Plain } from '#engine/tree.ts'

/** What stands in a pack at a path of keys, when it is one text; null where nothing does. */
export function written(source: Plain, ...path: string[]): string | null {
  const found = writtenAt(source, ...path)
  return typeof found === 'string' ? found : null
}

/** The part of a pack at a path of keys. */
export function writtenAt(source: Plain, ...path: string[]): Plain | undefined {
  let at: Plain | undefined = source
  for (const key of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined
    at = (at as Record<string, Plain>)[key]
  }
  return at
}
