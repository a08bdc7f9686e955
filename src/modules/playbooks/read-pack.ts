import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode } from 'yaml'
import type { FindPack } from '#engine/merge-packs.ts'
import { type Playbook, readPlaybook } from '#engine/playbook.ts'
import { type Branch, type Entry, type Node, textAt } from '#engine/tree.ts'

/** What is wrong with a pack before the engine can read it. Lines and columns are 1-based. */
export interface PackProblem {
  code: 'yaml.syntax' | 'yaml.alias' | 'yaml.not_a_map' | 'yaml.key_twice' | 'yaml.no_playbook'
  file: string
  line: number
  column: number
  text: string
}

/**
 * Reads one YAML text into a tree. The failsafe schema leaves every scalar as text, so that clause 4.10 is not
 * clause 4.1, `no` is a word and dates stay dates. No aliases; keys are unique; positions are kept.
 */
export function readYaml(text: string, file: string): { tree: Node; problems: PackProblem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: true,
    strict: true,
  })
  const problems: PackProblem[] = []
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  for (const error of document.errors) {
    const code = error.code === 'DUPLICATE_KEY' ? 'yaml.key_twice' : 'yaml.syntax'
    problems.push({ code, file, ...place(error.pos[0]), text: error.message.split('\n')[0] ?? '' })
  }
  const read = (node: YamlNode | null | undefined): Node => {
    const at = { ...place(node?.range?.[0] ?? 0), file }
    if (isAlias(node)) problems.push({ code: 'yaml.alias', ...at, text: node.source })
    if (isMap(node)) {
      const entries = new Map<string, Entry>()
      for (const pair of node.items) {
        const key = read(pair.key as YamlNode)
        const name = key.kind === 'scalar' ? key.text : ''
        if (key.kind !== 'scalar') problems.push({ code: 'yaml.syntax', ...at, text: '' })
        entries.set(name, {
          key: { ...at, ...key, kind: 'scalar', text: name },
          value: read(pair.value as YamlNode | null),
        })
      }
      return { kind: 'map', entries, ...at }
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => read(item as YamlNode)), ...at }
    return { kind: 'scalar', text: isScalar(node) ? String(node.value ?? '') : '', ...at }
  }
  return { tree: read(document.contents as YamlNode | null), problems }
}

/** A pack's texts by path inside the pack: `playbook.yaml`, further blocks in `blocks/*.yaml`, forms, messages. */
export type PackTexts = ReadonlyMap<string, string>

/**
 * Reads a pack: `playbook.yaml` and, where it is split, the files in `blocks/`. What YAML cannot read is among the
 * playbook's findings. `find` answers with other packs, for `extends` and `same-as`. Never throws on content.
 */
export function readPack(
  files: PackTexts,
  find: FindPack = () => undefined,
): { playbook: Playbook; tree: Branch } {
  const { tree, problems } = readPackTree(files)
  const playbook = readPlaybook(tree, find)
  const findings = problems.map(({ code, file, line, column, text }) => ({
    severity: 'error' as const,
    code,
    path: '',
    line,
    column,
    file,
    values: { text },
  }))
  return { tree, playbook: { ...playbook, findings: [...findings, ...playbook.findings] } }
}

/** The tree of a pack and what YAML could not read. */
export function readPackTree(files: PackTexts): { tree: Branch; problems: PackProblem[] } {
  const problems: PackProblem[] = []
  const entries = new Map<string, Entry>()
  for (const [file, text] of files) {
    if (file !== 'playbook.yaml' && !/^blocks\/[^/]+\.yaml$/.test(file)) continue
    const read = readYaml(text, file)
    problems.push(...read.problems)
    if (read.tree.kind !== 'map')
      problems.push({ code: 'yaml.not_a_map', file, line: 1, column: 1, text: '' })
    else for (const [key, entry] of read.tree.entries) addEntry(entries, key, entry, problems)
  }
  const tree: Branch = { kind: 'map', entries, line: 1, column: 1, file: 'playbook.yaml' }
  if (textAt(tree, 'playbook') === undefined)
    problems.push({ code: 'yaml.no_playbook', file: 'playbook.yaml', line: 1, column: 1, text: '' })
  return { tree, problems }
}

/** The texts of a pack on disk: a folder, or one file that is its `playbook.yaml`. Throws what the file system throws. */
export function packTexts(path: string): Map<string, string> {
  if (!statSync(path).isDirectory()) return new Map([['playbook.yaml', readFileSync(path, 'utf8')]])
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
  const texts = names.filter((name) => /\.(yaml|md)$/.test(name)).sort()
  return new Map(texts.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(path, name), 'utf8')]))
}

/** A block may be spread over files; a name in two of them is written twice. */
function addEntry(entries: Map<string, Entry>, key: string, entry: Entry, problems: PackProblem[]): void {
  const known = entries.get(key)
  if (!known) {
    entries.set(key, entry)
    return
  }
  if (known.value.kind !== 'map' || entry.value.kind !== 'map') {
    problems.push({
      code: 'yaml.key_twice',
      file: entry.key.file ?? '',
      line: entry.key.line,
      column: entry.key.column,
      text: key,
    })
    return
  }
  const merged = new Map(known.value.entries)
  for (const [name, each] of entry.value.entries) {
    if (merged.has(name))
      problems.push({
        code: 'yaml.key_twice',
        file: each.key.file ?? '',
        line: each.key.line,
        column: each.key.column,
        text: name,
      })
    merged.set(name, each)
  }
  entries.set(key, { key: known.key, value: { ...known.value, entries: merged } })
}

/** A form definition: survey-core JSON written as YAML, by the core schema, so that numbers are numbers. */
export function readForm(text: string): unknown {
  return parseDocument(text, { schema: 'core', uniqueKeys: true }).toJS({
    maxAliasCount: 0,
  })
}

/**
 * Finds packs by name beside each other: `playbooks/<name>/`, or `<name>.yaml` where packs are single files. A
 * pinned version must be the one that stands there.
 */
export function packsBeside(folder: string): (name: string, version: string | undefined) => Node | undefined {
  const known = new Map<string, Branch | undefined>()
  return (name, version) => {
    if (!/^[\p{L}\p{N}-]+$/u.test(name)) return undefined
    if (!known.has(name)) {
      const paths = [join(folder, name), join(folder, `${name}.yaml`)]
      const found = paths.find((path) => statSync(path, { throwIfNoEntry: false }))
      known.set(name, found === undefined ? undefined : readPackTree(packTexts(found)).tree)
    }
    const tree = known.get(name)
    const own = tree && (textAt(tree, 'document', 'version') ?? textAt(tree, 'version'))
    return version === undefined || own === version ? tree : undefined
  }
}
