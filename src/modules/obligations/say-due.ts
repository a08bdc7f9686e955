import { parseDue, sayDue } from '#engine/times.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'

const dateTitles = new Map<string, string>(
  [...baseVocabulary().subjects.values()].flatMap((subject) =>
    [...subject.fields.values()]
      .filter((field) => /(?:On|At)$/.test(field.name))
      .map((field) => [field.name, field.zh] as const),
  ),
)

/** What people call a date: `project.firstHandoverOn` is 首次交付日, whatever subject it stands on. */
const titleOf = (name: string) =>
  dateTitles.get(name.slice(name.lastIndexOf('.') + 1)) ?? (name === 'birthday' ? '生日' : undefined)

const said = new Map<string, string>()

/** A due time as people read it; a text the language does not know stands as written. */
export function sayDueText(text: string, parameters: Record<string, string>): string {
  const filled = text.replace(/\$([\w-]+)/g, (whole, name: string) => parameters[name] ?? whole)
  const known = said.get(filled)
  if (known) return known
  let result = filled
  try {
    result = sayDue(parseDue(filled), 'zh-CN', titleOf)
  } catch {
    result = filled
  }
  if (said.size > 2000) said.clear()
  said.set(filled, result)
  return result
}
