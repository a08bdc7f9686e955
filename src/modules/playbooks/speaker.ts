import type { Plain } from '#engine/tree.ts'
import { both, same, type Words } from '#platform/operation.ts'
import type { Gap, Part } from './contract/sentences.ts'
import { type Saying, titleIn } from './gap-words.ts'
import { writtenAt } from './written.ts'

/** Keys of an entry that stand in no gap: its name and where it belongs. */
const frame = ['title', 'clause', 'note', 'assumed', 'extends', 'remove']

export type Entry = { [key: string]: Plain }
export type Says = (value: Plain) => Words

const rawKeys: Record<string, Words> = {
  then: both('办成之后', 'once done'),
  approval: both('要审批', 'approval'),
  active: both('开关', 'switch'),
  'same-as': both('等同于', 'the same as'),
  fixed: both('不许改', 'fixed'),
}

/** What a gap may hold beside its value: what it is chosen from, whether several are, and the text behind a file's name. */
export type GapMore = Pick<Gap, 'options' | 'many' | 'body'>

/** A key of the entry, or the keys that lead to a place within it. */
type Key = string | readonly string[]

/** Reads one entry aloud: words between, and a gap for each of its keys. */
export interface Speaker {
  saying: Saying
  path: string[]
  entry: Entry
  has(key: string): boolean
  say(zh: string, en: string): void
  gap(key: Key, kind: Gap['kind'], says: Says, empty: Words, more?: GapMore): void
  /** The gap where there is something in it; else it may be added, under these words. */
  optional(
    key: Key,
    kind: Gap['kind'],
    says: Says,
    label: Words,
    before: Words,
    after?: Words,
    more?: GapMore,
  ): void
  /** What no sentence has words for, as `raw`; then the end. */
  finish(): { parts: Part[]; more: Gap[] }
}

export function speaker(saying: Saying, path: string[], entry: Entry): Speaker {
  const parts: Part[] = []
  const absent: Gap[] = []
  const shown = new Set(frame)
  const has = (key: string) => entry[key] !== undefined
  const say = (zh: string, en: string) => void parts.push({ text: both(zh, en) })
  const keysOf = (key: Key) => (typeof key === 'string' ? [key] : [...key])
  const gap: Speaker['gap'] = (key, kind, says, empty, more = {}) => {
    const keys = keysOf(key)
    shown.add(keys[0]!)
    const value = writtenAt(entry, ...keys) ?? null
    const said = value === null ? empty : says(value)
    parts.push({
      gap: { path: [...path, ...keys], kind, value, said, numbers: numbersIn(saying, value), ...more },
    })
  }
  return {
    saying,
    path,
    entry,
    has,
    say,
    gap,
    optional(key, kind, says, label, before, after = same(''), more = {}) {
      if (writtenAt(entry, ...keysOf(key)) === undefined) {
        absent.push({ path: [...path, ...keysOf(key)], kind, value: null, said: label, numbers: [], ...more })
        return
      }
      say(before.zh, before.en)
      gap(key, kind, says, label, more)
      if (after.zh || after.en) say(after.zh, after.en)
    },
    finish() {
      for (const key of Object.keys(entry))
        if (!shown.has(key)) {
          const words = rawKeys[key] ?? same(key)
          say(`；${words.zh} `, `; ${words.en} `)
          gap(key, 'raw', (value) => rawWords(saying, key, value), same(''))
        }
      say('。', '.')
      return { parts, more: absent }
    },
  }
}

function rawWords(saying: Saying, key: string, value: Plain): Words {
  if (key === 'active' && typeof value === 'string')
    return same(titleIn(saying, 'parameters', value.slice(1)))
  return typeof value === 'string' ? same(value) : same(JSON.stringify(value))
}

/** The parameters a gap names, with the value each has in this draft. */
function numbersIn(saying: Saying, value: Plain | null): Gap['numbers'] {
  const names = new Set(
    [...JSON.stringify(value ?? '').matchAll(/\$([\p{L}\p{N}-]+)/gu)].map((match) => match[1]!),
  )
  return [...names].flatMap((name) => {
    const own = writtenAt(saying.source, 'parameters', name, 'value')
    const type = writtenAt(saying.source, 'parameters', name, 'type')
    if (typeof own !== 'string') return []
    return [
      {
        path: ['parameters', name, 'value'],
        title: titleIn(saying, 'parameters', name),
        value: own,
        type: String(type ?? 'text'),
      },
    ]
  })
}
