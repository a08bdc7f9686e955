import type { Branch, Entry, Node, Scalar } from '#engine/tree.ts'

/** A place of a pack whose text is a reference, an event, a time or a condition: not words for people. */
export interface Site {
  path: string
  scalar: Scalar
}

/** Keys whose value is words for people, or a name made there: one letter more or less there is no mistake. */
const freeKeys = new Set([
  'title',
  'text',
  'note',
  'say',
  'ask',
  'at-once',
  'source',
  'assumed',
  'purpose',
  'duties',
  'aliases',
  'else',
  'file',
  'folder',
  'number',
  'keep',
  'meet',
  'task',
  'confirm',
  'deliver',
  'decide',
  'present-at',
  'sections',
  'shown-at',
  'topics',
  'places',
  'content',
  'lines',
  'model',
  'tags',
  'categories',
  'causes',
  'options',
  'ask',
  'void',
  'columns',
  'sensitive',
  'prints',
  'part',
  'phase',
  'scale',
  'version',
  'playbook',
  'supersedes',
  'reason',
  'value',
  'benefits',
  'one-of',
  'report',
  'weight',
  'hours',
  'kind',
  'budget',
  'default',
  'is',
])
/** … except where the same word is a key that refers. */
const referring = [
  /^fields\/[^/]+\/[^/]+\/is$/,
  /^surveys\/[^/]+\/report\/report$/,
  /sections\/\d+\/(from|where|kinds\/\d+|cut-by\/\d+|opens)$/,
  /^messages\/[^/]+\/purpose$/,
  /^channels\/[^/]+\/kind$/,
  /^documents\/[^/]+\/kind$/,
  /^forms\/[^/]+\/kind$/,
  /^reports\/[^/]+\/columns\/[^/]+$/,
  /^plans\/[^/]+\/items\/kind$/,
  /^parameters\/[^/]+\/value$/,
  /\/do\/visit\/kind$/,
  /^[a-z]+\/[^/]+\/form\/[^/]+\/one-of$/,
  /^[a-z]+\/[^/]+\/model-clause$/,
]
const freePaths = [
  /^forms\/[^/]+\/items\/\d+$/,
  /^clauses\//,
  /^document\/(number|title)$/,
  /^extends$/,
  /^locale$/,
  /^scorecards\/[^/]+\/each-item\//,
  /^surveys\/[^/]+\/model\//,
  /^tickets\/[^/]+\/levels\/\d+\/is$/,
  /^time-zone$/,
]

/** Every scalar value of a pack that must not survive a wrong letter, in the order of the pack. */
export function sitesOf(pack: Node): Site[] {
  const sites: Site[] = []
  const visit = (node: Node, path: string[]) => {
    if (node.kind === 'scalar') {
      const text = path.join('/')
      const key = [...path].reverse().find((part) => !/^\d+$/.test(part)) ?? ''
      const refers = referring.some((pattern) => pattern.test(text))
      const free =
        path.some((part) => freeKeys.has(part)) ||
        freePaths.some((pattern) => pattern.test(text)) ||
        key === ''
      if (refers || !free) sites.push({ path: text, scalar: node })
    } else if (node.kind === 'list')
      for (const [i, item] of node.items.entries()) visit(item, [...path, String(i)])
    else for (const [key, entry] of node.entries) visit(entry.value, [...path, key])
  }
  visit(pack, [])
  return sites.filter((site) => /\p{L}/u.test(site.scalar.text))
}

/** A small generator with a seed, so that a failing mutation can be found again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** The text with one letter outside quotes changed into another; undefined when it holds none. */
export function changeLetter(text: string, random: () => number): string | undefined {
  const quoted = [...text.matchAll(/'[^']*'|"[^"]*"/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ])
  const places = [...text.matchAll(/\p{L}/gu)]
    .map((match) => match.index)
    .filter((at) => !quoted.some(([from = 0, to = 0]) => at > from && at < to))
  const at = places[Math.floor(random() * places.length)]
  if (at === undefined) return undefined
  const letter = text[at] ?? ''
  const letters = /\p{Script=Han}/u.test(letter) ? '甲乙丙丁戊己庚辛壬癸' : 'abcdefghijklmnopqrstuvwxyz'
  const others = [...letters].filter((each) => each !== letter.toLowerCase())
  return text.slice(0, at) + (others[Math.floor(random() * others.length)] ?? '') + text.slice(at + 1)
}

/** A copy of the pack with one scalar's text replaced. */
export function withText(pack: Branch, target: Scalar, text: string): Branch {
  const copy = (node: Node): Node => {
    if (node === target) return { ...target, text }
    if (node.kind === 'scalar') return node
    if (node.kind === 'list') return { ...node, items: node.items.map(copy) }
    const entries = new Map<string, Entry>()
    for (const [key, entry] of node.entries) entries.set(key, { key: entry.key, value: copy(entry.value) })
    return { ...node, entries }
  }
  return copy(pack) as Branch
}
