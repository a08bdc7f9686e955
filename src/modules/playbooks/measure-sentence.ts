import { both, same, type Words } from '#platform/operation.ts'
import { clockWords } from '../tickets/contract/words.ts'
import { audienceWords, conditionWords, listOf, ownerWords, type Saying, titleIn } from './gap-words.ts'
import { joined } from './sentences.ts'
import type { Says, Speaker } from './speaker.ts'
import { writtenAt } from './written.ts'

const shares: Record<string, Words> = {
  met: both('办成的', 'done'),
  'in-time': both('按时办成的', 'done in time'),
  late: both('没有按时办成的', 'not done in time'),
  waived: both('免除的', 'excused'),
}

const betters: Record<string, Words> = {
  higher: both('越高越好', 'the higher the better'),
  lower: both('越低越好', 'the lower the better'),
}

const pers: Record<string, Words> = {
  day: both('天', 'day'),
  week: both('周', 'week'),
  month: both('月', 'month'),
  quarter: both('季度', 'quarter'),
  'half-year': both('半年', 'half-year'),
  year: both('年', 'year'),
}

const cuts: Record<string, Words> = {
  project: both('项目', 'project'),
  category: both('类别', 'category'),
  cause: both('原因', 'cause'),
  channel: both('渠道', 'channel'),
  severity: both('级别', 'level'),
  assignee: both('处理人', 'handler'),
}

const amounts: [RegExp, Words][] = [
  [/^count$/, both('件数', 'how many')],
  [/^sum /, both('合计 ', 'the sum of ')],
  [/^average /, both('平均 ', 'the average of ')],
  [/^median /, both('中位数 ', 'the median of ')],
  [/^p90 /, both('九成以内 ', 'what nine in ten stay under: ')],
]

const tests: [RegExp, Words][] = [
  [/^at least /, both('不低于 ', 'at least ')],
  [/^at most /, both('不超过 ', 'at most ')],
  [/^over /, both('超过 ', 'over ')],
  [/^under /, both('低于 ', 'under ')],
]

const optionsOf = (table: Record<string, Words>) =>
  Object.entries(table).map(([value, said]) => ({ value, said }))

/** Words for how a text begins, and the rest of it as it stands. */
function begun(text: string, table: readonly [RegExp, Words][]): Words {
  const found = table.find(([begins]) => begins.test(text))
  if (!found) return same(text)
  const rest = text.replace(found[0], '')
  return both(`${found[1].zh}${rest}`, `${found[1].en}${rest}`)
}

/** `duties of x`, `clock solve where …`, `each ticket where …`. */
function populationWords(saying: Saying, text: string): Words {
  const duties = /^duties of (\S+)$/u.exec(text)?.[1]
  if (duties) {
    const block = ['care', 'promises', 'plans', 'reports', 'procedures'].find(
      (each) => writtenAt(saying.source, each, duties) !== undefined,
    )
    const title = block ? titleIn(saying, block, duties) : duties
    return both(`“${title}”应办的`, `what is owed by “${title}”`)
  }
  const [, clock, where] = /^clock (\S+)(?: where (.+))?$/su.exec(text) ?? []
  if (!clock) return audienceWords(saying, text)
  const said = clockWords[clock] ?? same(clock)
  const condition = where ? conditionWords(saying, where) : null
  return both(
    `“${said.zh}”的时限${condition ? `（${condition.zh}）` : ''}`,
    `the clock “${said.en}”${condition ? ` where ${condition.en}` : ''}`,
  )
}

/** How well it is done: [每月]算[…]里[按时办成的]占多少，[越高越好]，目标[不低于 95%]。 */
export function sayMeasure(speaker: Speaker): void {
  const { saying, entry, has, say, gap, optional } = speaker
  const all: Says = (value) => populationWords(saying, String(value))
  say('每', 'Each ')
  gap('per', 'choice', (value) => pers[String(value)] ?? same(String(value)), both('多久', 'period'), {
    options: optionsOf(pers),
  })
  say('算', ', of ')
  gap('of', 'population', all, both('算谁', 'whom'))
  const share: Says = (value) => shares[String(value)] ?? conditionWords(saying, String(value))
  if (has('share') || !has('value')) {
    say('里', ', the share of ')
    const byWord = /^(?:duties of|clock) /.test(String(entry.of ?? '')) || shares[String(entry.share)]
    if (byWord) gap('share', 'choice', share, both('哪些', 'which'), { options: optionsOf(shares) })
    else gap('share', 'condition', share, both('哪些', 'which'))
    say('占多少', '')
  }
  optional(
    'value',
    'text',
    (value) => begun(String(value), amounts),
    both('算多少（count、sum 字段……）', 'How much (count, sum of a field …)'),
    both('，数', ': '),
  )
  optional('against', 'population', all, both('每多少里', 'Against whom'), both('，对照', ', against '))
  say('；', '; ')
  gap(
    'better',
    'choice',
    (value) => betters[String(value)] ?? same(String(value)),
    both('哪样好', 'which is better'),
    {
      options: optionsOf(betters),
    },
  )
  optional(
    'target',
    'text',
    (value) => {
      const text = String(value).replace(
        /\$([\p{L}\p{N}-]+)/gu,
        (whole, name) => saying.parameters[name] ?? whole,
      )
      return begun(text, tests)
    },
    both('目标（at least 95%）', 'Target (at least 95%)'),
    both('，目标', ', target '),
  )
  optional(
    'cut-by',
    'choice',
    (value) => joined(listOf(value).map((each) => cuts[each] ?? same(each))),
    both('按什么分', 'Split by'),
    both('，按', ', by '),
    both('分', ''),
    { options: optionsOf(cuts), many: true },
  )
  optional(
    'owner',
    'owners',
    (value) => joined(listOf(value).map((each) => ownerWords(saying, each))),
    both('谁负责', 'Who answers for it'),
    both('，由', ', answered for by '),
    both('负责', ''),
  )
}
