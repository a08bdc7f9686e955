import type { Env } from './check-env.ts'
import { clocks } from './compile-promises.ts'
import { readCondition } from './condition.ts'
import { aggregates } from './measure.ts'
import { EngineProblem } from './problem.ts'
import type { Walk } from './walk.ts'

const aggregated = new RegExp(`^(?:(${aggregates.join('|')}) )?([\\p{L}][\\p{L}\\p{N}]*)$`, 'u')
const cutWords = ['dimension', 'question', 'clause', 'rule', 'role', 'month', 'result']

/** `first-reply where kind = complaint`: a clock that promises set, and what must hold for its ticket. */
export function checkClock(walk: Walk, text: string, env: Env): void {
  const [name = ''] = text.split(' where ')
  if (!(name in clocks)) throw unknown('pack.unknown_word', text, { found: name, known: Object.keys(clocks) })
  if (name !== text) readCondition(text.slice(name.length + 7), walk.scope({ ...env, subject: 'ticket' }))
}

/** `median handlingHours`, `sum amount / sum planned`. */
export function checkValue(walk: Walk, text: string, env: Env): void {
  if (text === 'count') return
  for (const part of text.split(' / ')) {
    const name = aggregated.exec(part)?.[2]
    const field =
      name === undefined ? undefined : walk.vocabulary.subjects.get(env.subject ?? '')?.fields.get(name)
    if (field?.type.is !== 'number') throw unknown('condition.unknown_name', text, { name: part })
  }
}

/** A field or relation of some subject, or a word of what was owed. */
export function checkCut(walk: Walk, text: string): void {
  if (cutWords.includes(text)) return
  for (const subject of walk.vocabulary.subjects.values())
    if (subject.fields.has(text) || subject.one.has(text)) return
  throw unknown('condition.unknown_name', text, { name: text })
}

function unknown(code: string, text: string, values: Record<string, string | string[]>): EngineProblem {
  return new EngineProblem(code, { at: 0, length: text.length }, values)
}
