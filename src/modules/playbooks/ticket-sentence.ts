import type { Plain } from '#engine/tree.ts'
import { both, same, type Words } from '#platform/operation.ts'
import { conditionWords, listOf, ownerWords, type Saying, timeWords, titleIn } from './gap-words.ts'
import { joined } from './sentences.ts'
import type { Entry, Says, Speaker } from './speaker.ts'
import { writtenAt } from './written.ts'

const listed: Says = (value) => same(listOf(value).join('、'))
const quoted: Says = (value) => same(`“${String(value)}”`)

/** A kind of matter: what it is sorted into, what is said of each sort, who answers for it, who calls back. */
export function sayTicket(speaker: Speaker): void {
  const { saying, entry, say, gap, optional } = speaker
  say('分', 'Sorted into ')
  gap('categories', 'texts', listed, both('哪几类', 'which sorts'))
  optional('causes', 'texts', listed, both('原因有哪些', 'Which causes'), both('；原因分', '; causes: '))
  optional(
    'form',
    'choice',
    (value) => same(`《${titleIn(saying, 'forms', String(value))}》`),
    both('受理时填什么表', 'Which form it is taken in with'),
    both('；受理时填', '; taken in with '),
    same(''),
    { options: entriesOf(saying, 'forms') },
  )
  optional(
    'number',
    'text',
    quoted,
    both('编号的头', 'How its number begins'),
    both('，编号以', ', numbered '),
    both('开头', ''),
  )
  optional(
    'first-contact',
    'choice',
    () => both('首问记着不变', 'who was asked first stays'),
    both('首问', 'First contact'),
    both('，', ', '),
    same(''),
    { options: named({ kept: both('首问记着不变', 'who was asked first stays') }) },
  )
  for (const category of categoriesOf(entry)) sayWording(speaker, category)
  optional(
    'levels',
    'raw',
    (value) => each(value, (level) => levelWords(saying, level)),
    both('级别', 'Levels'),
    both('；级别：', '; levels: '),
  )
  optional(
    'routes',
    'raw',
    (value) => each(value, (route) => routeWords(saying, route)),
    both('交给谁', 'Who answers for it'),
    both('；', '; '),
  )
  optional('pass-on', 'raw', (value) => passWords(saying, value), both('转交', 'Passed on'), both('，', ', '))
  optional(
    'escalate',
    'raw',
    (value) => each(value, (rung) => askWords(saying, rung)),
    both('要谁同意', 'Whose word it needs'),
    both('；', '; '),
  )
  optional(
    'review',
    'choice',
    (value) => same(titleIn(saying, 'approvals', String(value))),
    both('复核', 'Review'),
    both('；客户不接受时走', '; not accepted: '),
    same(''),
    { options: entriesOf(saying, 'approvals') },
  )
  optional(
    'call-back',
    'raw',
    (value) => backWords(saying, value),
    both('回访', 'Call-back'),
    both('；办完后', '; then '),
  )
  optional(
    'warranty',
    'raw',
    (value) => each(value, warrantyWords),
    both('保修', 'Warranty'),
    both('；保修：', '; warranty: '),
  )
}

const named = (options: Record<string, Words>) =>
  Object.entries(options).map(([value, said]) => ({ value, said }))

function entriesOf(saying: Saying, block: string) {
  const entries = writtenAt(saying.source, block)
  const names = entries && typeof entries === 'object' && !Array.isArray(entries) ? Object.keys(entries) : []
  return names.map((value) => ({ value, said: same(titleIn(saying, block, value)) }))
}

/** The sorts in their order, then those that have words and are no sort any more. */
function categoriesOf(entry: Entry): string[] {
  const { wording } = entry
  const worded = wording && typeof wording === 'object' && !Array.isArray(wording) ? Object.keys(wording) : []
  return [...new Set([...listOf(entry.categories), ...worded])]
}

/** What is said, asked and done at once for one sort; where nothing is written yet it may be added. */
function sayWording({ entry, say, optional }: Speaker, category: string): void {
  const wording = entry.wording as Entry | undefined
  const own = wording?.[category] as Entry | undefined
  const at = (key: string) => ['wording', category, key]
  if (own) say(`。「${category}」`, `. “${category}”`)
  const label = (zh: string, en: string) => both(`「${category}」${zh}`, `“${category}”: ${en}`)
  optional(at('say'), 'text', quoted, label('怎么说', 'what is said'), both('说', ' say '))
  if (!own) return
  optional(at('ask'), 'texts', listed, label('问什么', 'what is asked'), both('，问', ', ask '))
  optional(
    at('at-once'),
    'text',
    quoted,
    label('请客户先做什么', 'what the customer does at once'),
    both('，请客户先', ', at once '),
  )
  optional(
    at('urgent'),
    'choice',
    (value) => (value === 'yes' ? both('算急事', 'urgent') : both('不算急事', 'not urgent')),
    label('急不急', 'whether it is urgent'),
    both('，', ', '),
    same(''),
    { options: named({ yes: both('算急事', 'urgent'), no: both('不算急事', 'not urgent') }) },
  )
}

const each = (value: Plain, words: (one: Entry) => Words): Words =>
  Array.isArray(value)
    ? joined(
        value.map((one) => words(one as Entry)),
        '；',
        '; ',
      )
    : same(JSON.stringify(value))

const people = (saying: Saying, value: Plain | undefined): Words =>
  joined(listOf(value).map((one) => ownerWords(saying, one)))

function levelWords(saying: Saying, { is, if: when, tell, opens }: Entry): Words {
  const condition = conditionWords(saying, String(when))
  const told = people(saying, tell)
  const opened = opens === undefined ? '' : titleIn(saying, 'procedures', String(opens))
  return both(
    `${condition.zh}是“${String(is)}”${told.zh ? `，告诉${told.zh}` : ''}${opened ? `，开${opened}` : ''}`,
    `“${String(is)}” if ${condition.en}${told.en ? `, tell ${told.en}` : ''}${opened ? `, opens ${opened}` : ''}`,
  )
}

function routeWords(saying: Saying, { where, to }: Entry): Words {
  const who = people(saying, to)
  if (where === undefined) return both(`交给${who.zh}`, `to ${who.en}`)
  const condition = conditionWords(saying, String(where))
  return both(`${condition.zh}交给${who.zh}`, `to ${who.en} if ${condition.en}`)
}

function passWords(saying: Saying, value: Plain): Words {
  const { from, to } = value as Entry
  const [giver, taker] = [people(saying, from), people(saying, to)]
  return both(`${giver.zh}可以转给${taker.zh}`, `${giver.en} may pass it on to ${taker.en}`)
}

const askings: Record<string, Words> = {
  'cannot-solve': both('办不了', 'it cannot be solved'),
  overdue: both('超时', 'it is overdue'),
  unsatisfied: both('客户不满意', 'the customer is not satisfied'),
  close: both('强制关闭', 'it is closed by force'),
  'lower-level': both('降级', 'its level is lowered'),
  compensate: both('补偿', 'something is paid'),
}

function askWords(saying: Saying, { when, where, approval }: Entry): Words {
  const asked = askings[String(when)] ?? same(String(when ?? ''))
  const condition = where === undefined ? null : conditionWords(saying, String(where))
  const title = titleIn(saying, 'approvals', String(approval))
  return both(
    `${asked.zh}${condition ? `（${condition.zh}）` : ''}要走${title}`,
    `${title} when ${asked.en}${condition ? ` (${condition.en})` : ''}`,
  )
}

function backWords(saying: Saying, value: Plain): Words {
  if (typeof value === 'string' || Array.isArray(value)) return same(JSON.stringify(value))
  const { who, not, due, form, until } = value
  const whom = people(saying, who)
  const but = not === undefined ? null : people(saying, not)
  const time = due === undefined ? null : timeWords(saying, String(due))
  const sheet = form === undefined ? '' : titleIn(saying, 'forms', String(form))
  const end = until === undefined ? null : conditionWords(saying, String(until))
  return both(
    `${time ? `${time.zh}` : ''}由${whom.zh}${but ? `（不是${but.zh}）` : ''}回访${sheet ? `，填《${sheet}》` : ''}${end ? `，直到${end.zh}` : ''}`,
    `${whom.en}${but ? ` (not ${but.en})` : ''} calls back${time ? ` ${time.en}` : ''}${sheet ? `, filling in “${sheet}”` : ''}${end ? `, until ${end.en}` : ''}`,
  )
}

function warrantyWords({ part, contractor, owner, season, ...seasons }: Entry): Words {
  const years = (text: Plain | undefined) => (text === undefined ? null : String(text))
  const builder = years(contractor) ?? years(seasons['contractor-seasons'])
  const owned = years(owner) ?? years(seasons['owner-seasons'])
  const when = season === undefined ? '' : `（${String(season)}）`
  return both(
    `${String(part)}${when}${owned ? `对业主 ${owned}` : ''}${builder ? `、单位 ${builder}` : ''}`,
    `${String(part)}${when}${owned ? ` owner ${owned}` : ''}${builder ? `, contractor ${builder}` : ''}`,
  )
}
