import { recordFields } from './compile-procedures.ts'
import { compileRule, ownersIn, type Source } from './compile-rules.ts'
import type { DutyRule } from './duty-rule.ts'
import { at, entriesOf, textAt, textsOf, treeOf, withKeys } from './tree.ts'
import { severities, type Warning } from './warnings.ts'

/** A warning, and the rule that looks for its signs where it has any. */
export function compileWarning(source: Source): { warning: Warning; rules: DutyRule[] } | undefined {
  const { entry, name, walk, env } = source
  const about = env.subject
  if (!about) return undefined
  const severity = textsOf(at(entry, 'severity')).flatMap((line): Warning['severity'] => {
    const [, word, text] = /^(\S+) (?:if (.+)|otherwise)$/u.exec(line) ?? []
    const is = severities.find((each) => each === word)
    const condition = walk.condition(text, env)
    return is ? [{ is, ...(condition ? { if: condition } : {}) }] : []
  })
  const warning: Warning = {
    name,
    title: textAt(entry, 'title') ?? name,
    clauses: textsOf(at(entry, 'clause')),
    about,
    byHand: ownersIn(source, at(entry, 'by-hand')),
    fields: recordFields(source),
    signs: entriesOf(at(entry, 'if')).flatMap(([sign, node]) => {
      const condition = walk.condition(textAt(node), env)
      return condition ? [{ name: sign, if: condition }] : []
    }),
    severity,
  }
  const every = /^every (.+)$/u.exec(textAt(entry, 'check') ?? 'every day')?.[1]
  const rule =
    warning.signs.length > 0 && every
      ? compileRule({
          ...source,
          entry: withKeys(entry, {
            every: treeOf(every),
            who: treeOf('system'),
            do: treeOf({ task: warning.title }),
          }),
        })
      : undefined
  const rules = rule
    ? [{ ...rule, raises: name, metBy: [], fits: [], ladder: [], afterwards: [], evidence: [] }]
    : []
  return { warning, rules }
}
