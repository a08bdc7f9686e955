import type { Plain } from '#engine/tree.ts'
import { both, same, type Words } from '#platform/operation.ts'
import { clockWords } from '../tickets/contract/words.ts'
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
import type { Entry, Says, Speaker } from './speaker.ts'
import { writtenAt } from './written.ts'

const occasions =
  (saying: Saying): Says =>
  (value) =>
    joined(
      listOf(value).map((each) => occasionWords(saying, each)),
      '或',
      ' or ',
    )

/** What is owed unasked: 当[…]后[…]内，由[…][…]；到期[…]。 Gaps that people expect stand empty. */
export function sayCare(speaker: Speaker): void {
  const { saying, has, say, gap, optional } = speaker
  const begins = has('when') || !(has('every') || has('cover'))
  if (begins) {
    say('当', 'When ')
    gap('when', 'occasions', occasions(saying), both('什么事发生', 'something happens'))
  }
  const every: Says = (value) => everyWords(saying, String(value))
  if (begins) optional('every', 'every', every, both('每隔多久', 'How often'), both('，以及', ', and '))
  else if (has('every')) {
    say('', 'On ')
    gap('every', 'every', every, both('每到什么时候', 'a time'))
  }
  if (has('cover')) {
    say('按', 'By ')
    gap('cover', 'cover', (value) => coverWords(saying, value), both('覆盖', 'coverage'))
  }
  const whom: Says = (value) => audienceWords(saying, String(value))
  if (begins) optional('for', 'audience', whom, both('对谁', 'For whom'), both('，对', ', for '))
  else {
    say('，对', ', for ')
    gap('for', 'audience', whom, both('谁', 'whom'))
  }
  sayConditions(speaker)
  if (has('due') || !has('cover')) {
    say('，', ', ')
    gap('due', 'time', (value) => timeWords(saying, String(value)), both('什么时候之前', 'by when'))
  }
  say('，由', ', ')
  gap('who', 'owners', owners(saying), both('谁', 'who'))
  sayWith(speaker)
  say('', ': ')
  gap('do', 'verb', (value) => verbWords(saying, value), both('做什么', 'what'))
  sayHowMet(speaker)
}

/** A clock on what customers ask: 客户提出[报修]，[…]内要[首次答复]；到期[…]。 */
export function sayPromise(speaker: Speaker): void {
  const { saying, say, gap, optional } = speaker
  const kinds = writtenAt(saying.source, 'tickets')
  const options = Object.keys(typeof kinds === 'object' ? kinds : {}).map((value) => ({
    value,
    said: same(titleIn(saying, 'tickets', value)),
  }))
  say('客户提出', 'When a customer reports ')
  gap(
    'on',
    'choice',
    (value) =>
      same(
        listOf(value)
          .map((each) => titleIn(saying, 'tickets', each))
          .join('、'),
      ),
    both('哪一种诉求', 'which kind'),
    { options, many: true },
  )
  sayConditions(speaker)
  say('，', ', ')
  gap('due', 'time', (value) => timeWords(saying, String(value)), both('什么时候之前', 'by when'))
  say('要', ': ')
  gap(
    'clock',
    'choice',
    (value) => clockWords[String(value)] ?? same(String(value)),
    both('做到哪一步', 'which step'),
    { options: Object.entries(clockWords).map(([value, said]) => ({ value, said })) },
  )
  optional('who', 'owners', owners(saying), both('由谁', 'By whom'), both('，由', ', by '))
  sayWith(speaker)
  optional(
    'do',
    'verb',
    (value) => verbWords(saying, value),
    both('做什么', 'What is done'),
    both('，', ', '),
  )
  optional(
    'pause-while',
    'occasions',
    occasions(saying),
    both('什么时候停表', 'When it stands still'),
    both('；', '; stands still while '),
    both('时停表', ''),
  )
  sayHowMet(speaker)
}

const owners =
  (saying: Saying): Says =>
  (value) =>
    joined(listOf(value).map((each) => ownerWords(saying, each)))

function sayConditions({ saying, optional }: Speaker): void {
  for (const [key, label, before] of conditions)
    optional(key, 'condition', (value) => conditionWords(saying, String(value)), label, before)
}

const sayWith = ({ saying, optional }: Speaker): void =>
  optional('with', 'owners', owners(saying), both('会同谁', 'Together with'), both('会同', ' with '))

/** The end of every duty: what is left behind, what meets it, how often, who is reminded, who excuses. */
function sayHowMet({ saying, has, say, gap, optional }: Speaker): void {
  optional(
    'evidence',
    'evidence',
    (value) => joined(listOf(value).map((each) => evidenceWords(saying, each))),
    both('留下什么', 'What is left behind'),
    both('，留下', ', leaving '),
  )
  if (has('met-by')) {
    say('，以', ', met when ')
    gap('met-by', 'occasions', occasions(saying), same(''))
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
}

const conditions: [string, Words, Words][] = [
  ['where', both('如果……', 'If …'), both('，如果', ', if ')],
  ['unless', both('除非……', 'Unless …'), both('，除非', ', unless ')],
  ['while', both('只要……', 'As long as …'), both('，只要', ', as long as ')],
]

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
