import { parseDue, sayDue } from '#engine/times.ts'

const said = new Map<string, string>()

/** A due time as people read it; a text the language does not know stands as written. */
export function sayDueText(text: string, parameters: Record<string, string>): string {
  const filled = text.replace(/\$([\w-]+)/g, (whole, name: string) => parameters[name] ?? whole)
  const known = said.get(filled)
  if (known) return known
  let result = filled
  try {
    result = sayDue(parseDue(filled), 'zh-CN')
  } catch {
    result = filled
  }
  if (said.size > 2000) said.clear()
  said.set(filled, result)
  return result
}
