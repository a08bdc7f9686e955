import { parseCondition } from '#engine/condition.ts'
import { type PathTitles, sayCondition } from '#engine/say-condition.ts'
import { parseEvery, sayEvery } from '#engine/times.ts'
import { type Branch, type Plain, plainOf } from '#engine/tree.ts'
import type { Vocabulary } from '#engine/vocabulary.ts'
import { both, same, type Words } from '#platform/operation.ts'
import { sayDueText, withParameters } from '../obligations/say-due.ts'
import { eventOf, foundAt, joined, people, subjectWords, superiorOf } from './sentences.ts'
import { writtenAt } from './written.ts'

/** What a draft's gaps are said with: its own titles and the vocabulary it brings. */
export interface Saying {
  source: Plain
  vocabulary: Vocabulary
  parameters: Record<string, string>
}

export function saying(tree: Branch, vocabulary: Vocabulary, parameters: Record<string, string>): Saying {
  return { source: plainOf(tree), vocabulary, parameters }
}

export const listOf = (value: Plain | null | undefined): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
      : []

/** The title of an entry of the draft, or the name it is called by. */
export const titleIn = (saying: Saying, block: string, name: string): string => {
  const title = writtenAt(saying.source, block, name, 'title')
  return typeof title === 'string' ? title : name
}

/** `holding.signed where …`: an event, and what must hold for it. */
export function occasionWords(saying: Saying, text: string): Words {
  const [event = '', where] = text.split(/ where (.*)/s)
  const name = eventWords(saying, event.trim())
  if (!where) return name
  const condition = conditionWords(saying, where)
  return both(`${name.zh}（${condition.zh}）`, `${name.en} (${condition.en})`)
}

export function eventWords({ vocabulary }: Saying, event: string): Words {
  const generated = vocabulary.generated.get(event)
  if (generated) return same(generated.zh)
  const dot = event.indexOf('.')
  const subject = vocabulary.subjects.get(event.slice(0, dot))
  const found = subject?.events.get(event.slice(dot + 1))
  if (!subject || !found) return same(event)
  return eventOf(subject, found)
}

export function everyWords(saying: Saying, text: string): Words {
  const filled = withParameters(text, saying.parameters)
  const titles = (language: keyof Words) => (name: string) =>
    titleOfField(saying, name, language) ?? kindTitle(saying, name, language)
  try {
    const every = parseEvery(filled)
    return both(sayEvery(every, 'zh-CN', titles('zh')), sayEvery(every, 'en', titles('en')))
  } catch {
    return same(filled)
  }
}

export const timeWords = (saying: Saying, text: string): Words =>
  text === 'due' ? both('到期', 'at the due time') : sayDueText(text, saying.parameters)

/** `each holding where …`. */
export function audienceWords(saying: Saying, text: string): Words {
  const [who = '', where] = text.split(/ where (.*)/s)
  const kind = /^each ([\p{L}-]+)/u.exec(who)?.[1] ?? ''
  const subject = saying.vocabulary.subjects.get(kind)
  const one = subject ? subjectWords(subject) : same(who.replace(/^each /, ''))
  const all = both(`每个${one.zh}`, `each ${one.en}`)
  if (!where) return all
  const condition = conditionWords(saying, where)
  return both(`${all.zh}（${condition.zh}）`, `${all.en} where ${condition.en}`)
}

export function conditionWords(saying: Saying, text: string): Words {
  try {
    const tree = parseCondition(text)
    return both(
      sayCondition(tree, 'zh-CN', titlesIn(saying, 'zh')),
      sayCondition(tree, 'en', titlesIn(saying, 'en')),
    )
  } catch {
    return same(text)
  }
}

/** `project.firstHandoverOn` → 项目的首次交付日; a parameter → its title with its value. */
function titlesIn(saying: Saying, language: keyof Words): PathTitles {
  return (names) => {
    const [first = ''] = names
    if (first.startsWith('$')) {
      const value = saying.parameters[first.slice(1)]
      return value === undefined ? undefined : `${titleIn(saying, 'parameters', first.slice(1))} (${value})`
    }
    const whole = titleOfField(saying, names.join('.'), language)
    if (whole) return whole
    const parts = names.map(
      (name) =>
        titleOfField(saying, name, language) ??
        kindTitle(saying, name, language) ??
        optionTitle(saying, name),
    )
    return parts.join(language === 'zh' ? '的' : ' ')
  }
}

/** A bare word is an option: a kind of ticket, a survey, a channel of the draft, by its title. */
function optionTitle(saying: Saying, name: string): string {
  const block = ['tickets', 'surveys', 'channels', 'plans'].find(
    (each) => writtenAt(saying.source, each, name, 'title') !== undefined,
  )
  return block ? titleIn(saying, block, name) : name
}

function titleOfField({ vocabulary }: Saying, name: string, language: keyof Words): string | undefined {
  for (const subject of vocabulary.subjects.values()) {
    const field = subject.fields.get(name)
    if (field) return language === 'zh' ? field.zh : field.en.toLowerCase()
  }
  return undefined
}

function kindTitle({ vocabulary }: Saying, name: string, language: keyof Words): string | undefined {
  const kind = vocabulary.subjects.get(name) ?? vocabulary.subjects.get(vocabulary.plurals.get(name) ?? '')
  return kind && subjectWords(kind)[language]
}

export function ownerWords(saying: Saying, text: string): Words {
  if (text.startsWith('superior of ')) return superiorOf(ownerWords(saying, text.slice(12)))
  const first = /^first-known\((.+)\)$/u.exec(text)?.[1]
  if (first)
    return joined(
      first.split(',').map((each) => ownerWords(saying, each.trim())),
      '，没有就由',
      ', else ',
    )
  if (people[text]) return people[text]
  if (writtenAt(saying.source, 'roles', text) !== undefined) return same(titleIn(saying, 'roles', text))
  return foundAt(text)
}

export const ways: Record<string, Words> = {
  phone: both('电话', 'phone'),
  sms: both('短信', 'SMS'),
  wechat: both('微信', 'WeChat'),
  face: both('当面', 'face to face'),
  mail: both('邮件', 'e-mail'),
  letter: both('信函', 'letter'),
}

export const evidenceKinds: Record<string, Words> = {
  note: both('一段说明', 'a note'),
  photos: both('照片', 'photos'),
  files: both('文件', 'files'),
  file: both('一份文件', 'a file'),
  scan: both('扫描件', 'a scan'),
  minutes: both('会议纪要', 'minutes'),
  location: both('定位', 'a location'),
  recording: both('录音', 'a recording'),
  receipt: both('签收回执', 'a receipt'),
  form: both('表单', 'a form'),
  'signature of': both('签字：', 'the signature of'),
  'read by': both('已读：', 'read by'),
  'confirmed by': both('确认：', 'confirmed by'),
}

export function evidenceWords(saying: Saying, text: string): Words {
  const kind = Object.keys(evidenceKinds).find((each) => text === each || text.startsWith(`${each} `))
  if (!kind) return same(text)
  const said = evidenceKinds[kind]!
  const rest = text.slice(kind.length).trim()
  if (!rest) return said
  if (kind === 'form')
    return both(`《${titleIn(saying, 'forms', rest)}》`, `“${titleIn(saying, 'forms', rest)}”`)
  if (kind === 'photos') return both(`${rest} 张照片`, `${rest} photos`)
  const who = ownerWords(saying, rest)
  return both(`${said.zh}${who.zh}`, `${said.en} ${who.en}`)
}
