import type { Plain } from '#engine/tree.ts'
import { both, same, type Words } from '#platform/operation.ts'
import type { Gap, Part } from './contract/sentences.ts'
import {
  audienceWords,
  conditionWords,
  everyWords,
  evidenceWords,
  listOf,
  occasionWords,
  ownerWords,
  type Saying,
  timeWords,
  titleIn,
  ways,
} from './gap-words.ts'
import { joined, sayVerb } from './sentences.ts'
import { writtenAt } from './written.ts'

/** Keys of an entry that stand in no gap: its name and where it belongs. */
const frame = new Set(['title', 'clause', 'note', 'assumed', 'extends', 'remove'])

type Entry = { [key: string]: Plain }
type Says = (value: Plain) => Words

/**
 * An entry that owes something, as one sentence with gaps: 当[…]后[…]内，由[…][…]；到期[…]。 Every key it has stands in a gap,
 * those that no sentence has words for as `raw`; gaps that people expect stand empty.
 */
export function partsOf(saying: Saying, path: string[], entry: Entry): Part[] {
  const parts: Part[] = []
  const shown = new Set<string>()
  const say = (zh: string, en: string) => parts.push({ text: both(zh, en) })
  const gap = (key: string, kind: Gap['kind'], says: Says, empty: Words) => {
    shown.add(key)
    const value = entry[key] ?? null
    parts.push({
      gap: {
        path: [...path, key],
        kind,
        value,
        said: value === null ? empty : says(value),
        numbers: numbersIn(saying, value),
      },
    })
  }
  const has = (key: string) => entry[key] !== undefined
  const begins = has('when') || !(has('every') || has('cover'))
  if (begins) {
    say('当', 'When ')
    gap(
      'when',
      'occasions',
      (value) =>
        joined(
          listOf(value).map((each) => occasionWords(saying, each)),
          '或',
          ' or ',
        ),
      both('什么事发生', 'something happens'),
    )
  }
  if (has('every')) {
    say(begins ? '，以及' : '', begins ? ', and ' : 'On ')
    gap('every', 'every', (value) => everyWords(saying, String(value)), both('每到什么时候', 'a time'))
  }
  if (has('cover')) {
    say('按', 'By ')
    gap('cover', 'cover', (value) => coverWords(saying, value), both('覆盖', 'coverage'))
  }
  if (has('for') || !begins) {
    say('，对', ', for ')
    gap('for', 'audience', (value) => audienceWords(saying, String(value)), both('谁', 'whom'))
  }
  for (const [key, zh, en] of conditions)
    if (has(key)) {
      say(zh, en)
      gap(key, 'condition', (value) => conditionWords(saying, String(value)), same(''))
    }
  if (has('due') || !has('cover')) {
    say('，', ', ')
    gap('due', 'time', (value) => timeWords(saying, String(value)), both('什么时候之前', 'by when'))
  }
  say('，由', ', ')
  const owners: Says = (value) => joined(listOf(value).map((each) => ownerWords(saying, each)))
  gap('who', 'owners', owners, both('谁', 'who'))
  if (has('with')) {
    say('会同', ' with ')
    gap('with', 'owners', owners, both('谁', 'whom'))
  }
  say('', ': ')
  gap('do', 'verb', (value) => verbWords(saying, value), both('做什么', 'what'))
  if (has('evidence')) {
    say('，留下', ', leaving ')
    gap(
      'evidence',
      'evidence',
      (value) => joined(listOf(value).map((each) => evidenceWords(saying, each))),
      same(''),
    )
  }
  if (has('met-by')) {
    say('，以', ', met when ')
    gap(
      'met-by',
      'occasions',
      (value) =>
        joined(
          listOf(value).map((each) => occasionWords(saying, each)),
          '或',
          ' or ',
        ),
      same(''),
    )
    say('为准', '')
  }
  if (has('once')) {
    say('（', ' (')
    gap('once', 'once', (value) => onceWords(saying, value), same(''))
    say('）', ')')
  }
  say('；', '; ')
  gap(
    'ladder',
    'ladder',
    (value) => ladderWords(saying, value),
    both('提醒和上报按总则', 'reminders as everywhere'),
  )
  say('；', '; ')
  gap('waive', 'waive', (value) => waiveWords(saying, value), both('免除按总则', 'excused as everywhere'))
  for (const key of Object.keys(entry))
    if (!shown.has(key) && !frame.has(key)) {
      const words = rawKeys[key] ?? same(key)
      say(`；${words.zh} `, `; ${words.en} `)
      gap(key, 'raw', (value) => rawWords(saying, key, value), same(''))
    }
  say('。', '.')
  return parts
}

const conditions = [
  ['where', '，如果', ', if '],
  ['unless', '，除非', ', unless '],
  ['while', '，只要', ', as long as '],
] as const

const rawKeys: Record<string, Words> = {
  then: both('办成之后', 'once done'),
  approval: both('要审批', 'approval'),
  active: both('开关', 'switch'),
  'same-as': both('等同于', 'the same as'),
  fixed: both('不许改', 'fixed'),
}

const coverUnits: Record<string, Words> = {
  day: both('天', 'day'),
  week: both('周', 'week'),
  month: both('月', 'month'),
  quarter: both('季度', 'quarter'),
  'half-year': both('半年', 'half-year'),
  year: both('年', 'year'),
}

function coverWords(saying: Saying, value: Plain): Words {
  if (typeof value === 'string' || Array.isArray(value)) return same(String(value))
  const per = String(value['once-per'] ?? value.per ?? 'year')
  const unit = coverUnits[saying.parameters[per.slice(1)] ?? per] ?? same(per)
  const times = String(value.times ?? '1')
  const share = value['at-least'] === undefined ? null : String(value['at-least'])
  const shown = share?.startsWith('$') ? (saying.parameters[share.slice(1)] ?? share) : share
  return both(
    `每${unit.zh} ${times} 次${shown ? `、至少 ${shown}` : ''}${value.spread ? '、均匀分摊' : ''}${value.order ? '、久未见的先' : ''}`,
    `${times} time${times === '1' ? '' : 's'} each ${unit.en}${shown ? `, at least ${shown}` : ''}${value.spread ? ', spread evenly' : ''}${value.order ? ', longest unvisited first' : ''}`,
  )
}

export function verbWords(saying: Saying, value: Plain): Words {
  if (typeof value === 'string' || Array.isArray(value)) return same(JSON.stringify(value))
  const [verb = '', what = ''] = Object.entries(value)[0] ?? []
  const said = sayVerb(verb)
  const blocks: Record<string, string> = {
    send: 'messages',
    fill: 'forms',
    inspect: 'forms',
    agree: 'forms',
    'form-team': 'roles',
  }
  if (verb === 'contact' || verb === 'visit') {
    const { by, form } = typeof what === 'object' && !Array.isArray(what) ? what : ({} as Entry)
    const how =
      by === undefined
        ? null
        : joined(
            listOf(by).map((way) => ways[way] ?? same(way)),
            '、',
            ' or ',
          )
    const sheet = typeof form === 'string' ? titleIn(saying, 'forms', form) : null
    return both(
      `${how && verb === 'contact' ? `用${how.zh}` : ''}${said.zh}${sheet ? `，填《${sheet}》` : ''}`,
      `${said.en}${how ? ` by ${how.en}` : ''}${sheet ? `, filling in “${sheet}”` : ''}`,
    )
  }
  if (verb === 'tell') {
    const whom = joined(listOf(what).map((each) => ownerWords(saying, each)))
    return both(`${said.zh}${whom.zh}`, `${said.en} ${whom.en}`)
  }
  const block = blocks[verb]
  const things = listOf(what).map((each) => (block ? titleIn(saying, block, each) : each))
  if (things.length === 0) return said
  return block
    ? both(`${said.zh}《${things.join('》《')}》`, `${said.en} “${things.join('”, “')}”`)
    : both(`${said.zh}：${things.join('、')}`, `${said.en}: ${things.join(', ')}`)
}

function ladderWords(saying: Saying, value: Plain): Words {
  if (!Array.isArray(value)) return same(JSON.stringify(value))
  if (value.length === 0) return both('不提醒', 'no reminders')
  return joined(
    value.map((rung) => {
      const { at = 'due', tell, assign } = rung as Entry
      const when = timeWords(saying, String(at))
      const whom = joined(listOf(tell ?? assign).map((each) => ownerWords(saying, each)))
      return both(
        `${when.zh}${assign ? '转给' : '告诉'}${whom.zh}`,
        `${when.en} ${assign ? 'passed to' : 'tell'} ${whom.en}`,
      )
    }),
    '，',
  )
}

function waiveWords(saying: Saying, value: Plain): Words {
  if (value === 'none') return both('不能免除', 'cannot be excused')
  const { by, reason } = value as Entry
  const who = ownerWords(saying, String(by ?? ''))
  const reasons = Array.isArray(reason) ? reason.join('、') : null
  return both(
    `经${who.zh}同意可以免除${reasons ? `（${reasons}）` : ''}`,
    `excused by ${who.en}${reasons ? ` (${reasons})` : ''}`,
  )
}

function onceWords(saying: Saying, value: Plain): Words {
  const [, open, kind, unit] = /^one( open)? per ([\p{L}-]+)(?: per ([a-z-]+))?/u.exec(String(value)) ?? []
  const subject = saying.vocabulary.subjects.get(kind ?? '')
  if (!subject) return same(String(value))
  const each = { zh: subject.zh, en: subject.en.toLowerCase() }
  const period = unit ? coverUnits[unit] : undefined
  return both(
    `每个${each.zh}${period ? `每${period.zh}` : ''}只开一件${open ? '未办的' : ''}`,
    `one${open ? ' open' : ''} per ${each.en}${period ? ` a ${period.en}` : ''}`,
  )
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
