import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Plain } from '#engine/tree.ts'

type Map = YAMLMap<Node, Node | null>
type List = YAMLSeq<Node>

/** Where something stands in a YAML text: keys of maps, positions in lists as digits. */
export type TextPath = readonly string[]

/**
 * Writes one value into a YAML text and leaves every other byte as it is, remarks included; the same value leaves all of it. Keys on the way that are missing
 * are made; a position behind a list's end adds to it. Throws on a path that leads through a plain text.
 */
export function setInText(text: string, path: TextPath, value: Plain): string {
  const root = contentsOf(text)
  if (!root)
    return `${text}${text && !text.endsWith('\n') ? '\n' : ''}${blockPair(path[0]!, nested(path.slice(1), value), '', 0)}\n`
  const found = reach(root, path)
  if (found) return isDeepStrictEqual(plainIn(found), value) ? text : replaceNode(text, found, value)
  const depth = path.findIndex((_, at) => !reach(root, path.slice(0, at + 1)))
  const holder = reach(root, path.slice(0, depth))!
  const [key, ...rest] = path.slice(depth) as [string, ...string[]]
  const made = nested(rest, value)
  if (isMap(holder)) return addToMap(text, holder as Map, key, made, depth)
  if (isSeq(holder)) return addToList(text, holder as List, made)
  if (isScalar(holder) && startOf(holder) === endOf(text, holder))
    return replaceNode(text, holder, { [key]: made })
  throw new Error(`nothing can stand at ${path.join('.')}`)
}

/** Takes a key with its value, or an item of a list, out of a YAML text; what is not there is left so. */
export function removeFromText(text: string, path: TextPath): string {
  const root = contentsOf(text)
  const holder = root && reach(root, path.slice(0, -1))
  if (!(isMap(holder) || isSeq(holder))) return text
  const parts = partsOf(text, holder as Map | List)
  const last = path.at(-1)!
  const at = isMap(holder) ? (holder as Map).items.findIndex((pair) => keyOf(pair) === last) : Number(last)
  const own = parts[at]
  if (!own) return text
  if (parts.length === 1) return replaceNode(text, holder as Node, isMap(holder) ? {} : [])
  const next = parts[at + 1]
  if (holder.flow) return next ? cut(text, own.from, next.from) : cut(text, parts[at - 1]!.to, own.to)
  const start = lineStart(text, own.from)
  const alone = isSeq(holder) || text.slice(start, own.from).trim() === ''
  return alone || !next ? cut(text, start, lineEnd(text, own.to)) : cut(text, own.from, next.from)
}

const contentsOf = (text: string) =>
  parseDocument(text, { schema: 'failsafe', uniqueKeys: true }).contents as Node | null

const keyOf = (pair: Pair<Node, Node | null>) => (isScalar(pair.key) ? String(pair.key.value) : '')

function plainIn(node: Node | null): Plain {
  if (isMap(node))
    return Object.fromEntries((node as Map).items.map((pair) => [keyOf(pair), plainIn(pair.value)]))
  if (isSeq(node)) return (node as List).items.map(plainIn)
  return isScalar(node) ? String(node.value ?? '') : ''
}

const nested = (keys: readonly string[], value: Plain): Plain =>
  keys.reduceRight<Plain>((inner, key) => ({ [key]: inner }), value)

function reach(root: Node, path: TextPath): Node | undefined {
  return path.reduce<Node | undefined>((node, key) => {
    if (isMap(node)) return (node as Map).items.find((pair) => keyOf(pair) === key)?.value ?? undefined
    return isSeq(node) ? (node as List).items[Number(key)] : undefined
  }, root)
}

const startOf = (node: Node) => node.range![0]

/** Behind the last byte of a node: before the line break, and before a remark. */
function endOf(text: string, node: Node): number {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0)
    return partsOf(text, node as Map | List).at(-1)!.to
  const [from, to] = node.range!
  return from + text.slice(from, to).trimEnd().length
}

/** The stretches of a map's pairs or a list's items, in order. */
function partsOf(text: string, node: Map | List): { from: number; to: number }[] {
  if (isSeq(node)) return (node as List).items.map((item) => ({ from: startOf(item), to: endOf(text, item) }))
  return (node as Map).items.map(({ key, value }) => ({
    from: startOf(key),
    to: Math.max(key.range![1] + 1, value ? endOf(text, value) : 0),
  }))
}

const cut = (text: string, from: number, to: number) => text.slice(0, from) + text.slice(to)
const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1
const lineEnd = (text: string, at: number) => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

/** A new value is written on one line, right behind its key. */
function replaceNode(text: string, node: Node, value: Plain): string {
  const from = startOf(node)
  const to = endOf(text, node)
  const before = text.slice(0, from)
  const key = /:[ \t]*\n[ \t]*$/.exec(before)
  const glued = key ? `${before.slice(0, key.index)}: ` : before.endsWith(':') ? `${before} ` : before
  return glued + flow(value) + text.slice(to)
}

function addToMap(text: string, map: Map, key: string, value: Plain, depth: number): string {
  const last = partsOf(text, map).at(-1)
  if (map.flow) {
    const close = map.range![1] - 1
    if (!last) return `${text.slice(0, startOf(map))}{ ${flowPair(key, value)} }${text.slice(close + 1)}`
    return `${text.slice(0, last.to)}, ${flowPair(key, value)}${text.slice(last.to)}`
  }
  const first = startOf(map.items[0]!.key)
  const indent = ' '.repeat(first - lineStart(text, first))
  const end = lineEnd(text, last!.to)
  const before = text.slice(0, end)
  return `${before}${before.endsWith('\n') ? '' : '\n'}${blockPair(key, value, indent, depth)}\n${text.slice(end)}`
}

function addToList(text: string, list: List, value: Plain): string {
  const last = partsOf(text, list).at(-1)
  if (list.flow) {
    if (!last) return `${text.slice(0, startOf(list))}[ ${flow(value)} ]${text.slice(list.range![1])}`
    return `${text.slice(0, last.to)}, ${flow(value)}${text.slice(last.to)}`
  }
  const start = lineStart(text, startOf(list))
  const end = lineEnd(text, last!.to)
  const before = text.slice(0, end)
  return `${before}${before.endsWith('\n') ? '' : '\n'}${' '.repeat(startOf(list) - start)}- ${flow(value)}\n${text.slice(end)}`
}

/** An entry of a block stands with a line for each of its keys, as people write it; a new block with one for each entry. */
function blockPair(key: string, value: Plain, indent: string, depth: number): string {
  if (depth > 1 || typeof value === 'string' || Array.isArray(value) || Object.keys(value).length === 0)
    return `${indent}${pairText(key, value)}`
  const inner = Object.entries(value).map(([name, each]) => blockPair(name, each, `${indent}  `, depth + 1))
  return [`${indent}${scalar(key)}:`, ...inner].join('\n')
}

const pairText = (key: string, value: Plain) => `${scalar(key)}: ${flow(value)}`
const flowPair = pairText

function flow(value: Plain): string {
  if (typeof value === 'string') return scalar(value)
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(flow).join(', ')}]`
  const pairs = Object.entries(value).map(([key, inner]) => flowPair(key, inner))
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

/** A text as it may stand on one line, also within brackets; quoted where YAML would read it as something else. */
function scalar(text: string): string {
  if (/[\p{Cc}\u0085\u2028\u2029\ufeff]/u.test(text)) return JSON.stringify(text)
  const plain =
    text !== '' &&
    text === text.trim() &&
    !/[,[\]{}]/.test(text) &&
    !/^[-?:!&*#|>'"%@`=~]/.test(text) &&
    !/:(?:\s|$)|\s#/.test(text) &&
    !/^(?:---|\.\.\.)/.test(text)
  return plain ? text : `'${text.replaceAll("'", "''")}'`
}
