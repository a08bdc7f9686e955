import { both, same, type Words } from '#platform/operation.ts'
import { listOf, type Saying, titleIn, ways } from './gap-words.ts'
import { joined } from './sentences.ts'
import type { Speaker } from './speaker.ts'
import { writtenAt } from './written.ts'

const kinds: Record<string, Words> = Object.fromEntries(
  ['sms', 'wechat', 'mail', 'letter'].map((kind) => [kind, ways[kind]!]),
)

const purposes: Record<string, Words> = {
  service: both('服务通知', 'a service notice'),
  care: both('关怀', 'care'),
  marketing: both('营销', 'marketing'),
}

const optionsOf = (table: Record<string, Words>) =>
  Object.entries(table).map(([value, said]) => ({ value, said }))

const SHOWN = 60

/** A text that leaves the house: 用[短信、微信]发，属于[关怀]，写的是[“…”]。 */
export function sayMessage(
  speaker: Speaker,
  body: (file: string) => { path: string; text: string } | null,
): void {
  const { saying, entry, say, gap, optional } = speaker
  say('用', 'Sent by ')
  gap(
    'kind',
    'choice',
    (value) =>
      joined(
        listOf(value).map((each) => kinds[each] ?? same(each)),
        '、',
        ' or ',
      ),
    both('什么方式', 'which way'),
    { options: optionsOf(kinds), many: true },
  )
  say('发，属于', ', as ')
  gap(
    'purpose',
    'choice',
    (value) => purposes[String(value)] ?? same(String(value)),
    both('哪一类', 'what kind'),
    {
      options: optionsOf(purposes),
    },
  )
  const text = typeof entry.file === 'string' ? body(entry.file) : null
  const words = text?.text.replace(/^#.*\n+/, '').trim() ?? ''
  optional(
    'file',
    'letter',
    (file) =>
      text === null
        ? same(String(file))
        : same(`“${words.slice(0, SHOWN)}${words.length > SHOWN ? '……' : ''}”`),
    both('写什么', 'What it says'),
    both('，写的是', ', saying '),
    same(''),
    { body: text },
  )
  const papers = optionsOf(papersOf(saying))
  optional(
    'on',
    'choice',
    (value) => same(titleIn(saying, 'documents', String(value))),
    both('用什么信笺', 'On which paper'),
    both('，用信笺', ', on '),
    same(''),
    { options: papers },
  )
  optional(
    'attachments',
    'choice',
    (value) =>
      same(
        listOf(value)
          .map((each) => `《${titleIn(saying, 'documents', each)}》`)
          .join(''),
      ),
    both('附什么', 'What is enclosed'),
    both('，附', ', with '),
    same(''),
    { options: papers, many: true },
  )
  optional(
    'receipt',
    'choice',
    () => both('要签收', 'signed for'),
    both('要不要签收', 'Whether it is signed for'),
    both('，', ', '),
    same(''),
    { options: [{ value: 'required', said: both('要签收', 'signed for') }] },
  )
}

function papersOf(saying: Saying): Record<string, Words> {
  const papers = writtenAt(saying.source, 'documents')
  return Object.fromEntries(
    Object.keys(typeof papers === 'object' ? papers : {}).map((name) => [
      name,
      same(titleIn(saying, 'documents', name)),
    ]),
  )
}
