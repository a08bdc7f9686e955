import { parseDue, sayDue } from '#engine/times.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import type { Words } from '#platform/operation.ts'

const dateTitles = new Map<string, Words>([
  ['birthday', { zh: '生日', en: 'birthday' }],
  ...[...baseVocabulary().subjects.values()].flatMap((subject) =>
    [...subject.fields.values()]
      .filter((field) => /(?:On|At)$/.test(field.name))
      .map(({ name, zh, en }) => [name, { zh, en: en.toLowerCase().replace(/ (?:on|at)$/, '') }] as const),
  ),
])

/** What begins with a period of the calendar instead of a fact. */
export const aPeriodBegan: Words = { zh: '新一期开始', en: 'a new period began' }

/** What people call a date: `project.firstHandoverOn` is 首次交付日, whatever subject it stands on. */
export const dateTitle = (language: keyof Words) => (name: string) =>
  dateTitles.get(name.slice(name.lastIndexOf('.') + 1))?.[language]

const said = new Map<string, Words>()

/** `$promptly after signedOn` with what the parameters hold; one that is not there stays as written. */
export const withParameters = (text: string, parameters: Record<string, string>): string =>
  text.replace(/\$([\w-]+)/g, (whole, name: string) => parameters[name] ?? whole)

/** A due time as people read it; a text the language does not know stands as written. */
export function sayDueText(text: string, parameters: Record<string, string>): Words {
  const filled = withParameters(text, parameters)
  const known = said.get(filled)
  if (known) return known
  const result = inWords(filled)
  if (said.size > 2000) said.clear()
  said.set(filled, result)
  return result
}

function inWords(text: string): Words {
  try {
    const due = parseDue(text)
    return { zh: sayDue(due, 'zh-CN', dateTitle('zh')), en: sayDue(due, 'en', dateTitle('en')) }
  } catch {
    return { zh: text, en: text }
  }
}
