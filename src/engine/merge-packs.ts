import { blockByName } from './blocks/all-blocks.ts'
import type { Findings } from './findings.ts'
import { at, type Branch, type Entry, entriesOf, type Node, textAt, textsOf } from './tree.ts'

/** Where packs are found: by name and, where pinned, by version. */
export type FindPack = (name: string, version: string | undefined) => Node | undefined

/** Keys that a block marked `fixed: tighten` may still change, and only to the stricter. */
const tightening = new Set(['due', 'target', 'evidence', 'ladder', 'title', 'clause', 'note', 'assumed'])

/**
 * A pack with what it extends: maps merge by block, name and key; lists, scalars and `do` replace; `remove: yes`
 * drops a block. Findings: `extends.unknown`, `extends.unpinned` (warning), `extends.circle`, `extends.both` (two
 * bases define a block), `extends.fixed`, `extends.not_tighter`, `extends.nothing_removed`.
 */
export function mergePacks(pack: Node, find: FindPack, findings: Findings, trail: string[] = []): Branch {
  const own =
    pack.kind === 'map' ? pack : { ...pack, kind: 'map' as const, entries: new Map<string, Entry>() }
  const name = textAt(pack, 'playbook') ?? ''
  let base: Branch | undefined
  for (const reference of textsOf(at(pack, 'extends'))) {
    const found = findBase(reference, find, findings, [...trail, name], at(pack, 'extends'))
    if (!found) continue
    const merged = mergePacks(found, find, findings, [...trail, name])
    if (base) refuseBoth(base, merged, findings)
    base = base ? mergeBlocks(base, merged, findings, true) : merged
  }
  const filled = fillSingleBlocks(own, find, findings)
  return base ? mergeBlocks(base, filled, findings, false) : removeMarked(filled)
}

function findBase(
  reference: string,
  find: FindPack,
  findings: Findings,
  trail: string[],
  node: Node | undefined,
): Node | undefined {
  const [name = '', version] = reference.split('@')
  if (trail.includes(name)) {
    findings.error('extends.circle', node, ['extends'], { name })
    return undefined
  }
  if (version === undefined) findings.warn('extends.unpinned', node, ['extends'], { name })
  const found = find(name, version)
  if (!found) findings.error('extends.unknown', node, ['extends'], { name: reference })
  return found
}

function refuseBoth(a: Branch, b: Branch, findings: Findings): void {
  for (const [block] of blockByName)
    for (const [name] of entriesOf(at(a, block)))
      if (block !== 'clauses' && at(b, block, name))
        findings.error('extends.both', at(b, block, name), [block, name], { name })
}

/** `extends: property-care/complaint` inside one block takes just that block. */
function fillSingleBlocks(pack: Branch, find: FindPack, findings: Findings): Branch {
  const entries = new Map(pack.entries)
  for (const [block] of blockByName) {
    const section = at(pack, block)
    if (section?.kind !== 'map') continue
    const filled = new Map(section.entries)
    for (const [name, entry] of section.entries) {
      const reference = textAt(entry.value, 'extends')
      if (reference === undefined) continue
      const [packName = '', entryName = ''] = reference.split('/')
      const base = find(packName.split('@')[0] ?? '', packName.split('@')[1])
      const found = base && at(base, block, entryName)
      if (!found)
        findings.error('extends.unknown', at(entry.value, 'extends'), [block, name, 'extends'], {
          name: reference,
        })
      else filled.set(name, { key: entry.key, value: mergeMaps(found, entry.value) })
    }
    entries.set(block, {
      key: pack.entries.get(block)?.key as Entry['key'],
      value: { ...section, entries: filled },
    })
  }
  return { ...pack, entries }
}

function mergeBlocks(base: Branch, child: Branch, findings: Findings, sideBySide: boolean): Branch {
  const entries = new Map(base.entries)
  for (const [key, entry] of child.entries) {
    const below = entries.get(key)
    if (!below || !blockByName.has(key) || below.value.kind !== 'map' || entry.value.kind !== 'map') {
      entries.set(key, entry)
      continue
    }
    const merged = new Map(below.value.entries)
    for (const [name, own] of entry.value.entries) {
      const known = merged.get(name)
      if (known && !sideBySide) judgeFixed(known.value, own.value, [key, name], findings)
      merged.set(name, known ? { key: own.key, value: mergeMaps(known.value, own.value) } : own)
    }
    entries.set(key, { key: entry.key, value: { ...entry.value, entries: merged } })
  }
  return removeMarked({ ...child, entries })
}

function judgeFixed(base: Node, own: Node, path: string[], findings: Findings): void {
  const fixed = textAt(base, 'fixed')
  if (!fixed) return
  for (const [key, value] of entriesOf(own))
    if (fixed === 'yes' || !tightening.has(key))
      findings.error('extends.fixed', value, [...path, key], { key, fixed })
    else if (key === 'due' && isLater(textAt(value), textAt(at(base, key))))
      findings.error('extends.not_tighter', value, [...path, key], { key })
    else if ((key === 'ladder' || key === 'evidence') && lengthOf(value) < lengthOf(at(base, key)))
      findings.error('extends.not_tighter', value, [...path, key], { key })
}

function lengthOf(node: Node | undefined): number {
  return node?.kind === 'list' ? node.items.length : 0
}

/** Compares the same form of due with another number: `3 days after signedOn` is earlier than `7 days …`. */
function isLater(own: string | undefined, base: string | undefined): boolean {
  const [, a, restA] = /^(\d+)(.*)$/s.exec(own ?? '') ?? []
  const [, b, restB] = /^(\d+)(.*)$/s.exec(base ?? '') ?? []
  if (a === undefined || b === undefined || restA !== restB) return false
  return restA?.includes(' before ') ? Number(a) < Number(b) : Number(a) > Number(b)
}

function mergeMaps(base: Node, own: Node): Node {
  if (base.kind !== 'map' || own.kind !== 'map') return own
  const entries = new Map(base.entries)
  entries.delete('fixed')
  for (const [key, entry] of own.entries) {
    if (key === 'extends') continue
    const below = key === 'do' ? undefined : entries.get(key)
    entries.set(key, below ? { key: entry.key, value: mergeMaps(below.value, entry.value) } : entry)
  }
  return { ...own, entries }
}

function removeMarked(pack: Branch): Branch {
  const entries = new Map(pack.entries)
  for (const [block] of blockByName) {
    const section = entries.get(block)
    if (section?.value.kind !== 'map') continue
    const kept = new Map(
      [...section.value.entries].filter(([, entry]) => textAt(entry.value, 'remove') !== 'yes'),
    )
    entries.set(block, { key: section.key, value: { ...section.value, entries: kept } })
  }
  return { ...pack, entries }
}
