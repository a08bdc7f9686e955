import { findPath } from './condition-names.ts'
import type { Scope } from './condition-types.ts'
import { typeOf } from './condition-types.ts'
import type { Owner } from './duty-rule.ts'
import { EngineProblem } from './problem.ts'

/** Words that stand for somebody without being a role of the pack. */
const people = ['system', 'assignee', 'starter', 'customer', 'participant', 'firstContact']

/**
 * Reads who something is owed by or told to: a role, a path to staff (`customer.manager`), `superior of …`,
 * `first-known(a, b)`, or a word. Throws EngineProblem `who.unknown`.
 */
export function readOwner(text: string, names: { scope: Scope; roles: ReadonlySet<string> }): Owner {
  const words = text.trim()
  if (words.startsWith('superior of ')) return { is: 'superior', of: readOwner(words.slice(12), names) }
  const first = /^first-known\((.+)\)$/u.exec(words)
  if (first)
    return { is: 'first-known', of: (first[1] ?? '').split(',').map((each) => readOwner(each, names)) }
  if (names.roles.has(words)) return { is: 'role', role: words }
  if (people.includes(words)) return { is: 'word', word: words }
  const found = findPath(words.split('.'), names.scope)
  if (found?.is === 'tree') {
    const type = typeOf(found.tree)
    if (type.is === 'subject' && type.subject === 'staff')
      return { is: 'relation', text: words, path: found.tree }
  }
  throw new EngineProblem('who.unknown', { at: 0, length: text.length }, { name: words })
}
