import type { Clause, Playbook } from './compiled.ts'

/** What becomes of a clause: work that is owed, a definition that is used, nothing yet, or nothing asked for. */
export const carriedStates = {
  carried: { zh: '有人按期办', en: 'owed by somebody' },
  defined: { zh: '作为定义在用', en: 'in use as a definition' },
  'not-yet-carried': { zh: '已写明，后续版本落实', en: 'written, carried out by a later release' },
  statement: { zh: '仅声明', en: 'a statement' },
  nothing: { zh: '还没有落实方式', en: 'nothing carries it yet' },
} as const

export type CarriedState = keyof typeof carriedStates

export function carriedState({ rules }: Pick<Playbook, 'rules'>, clause: Clause): CarriedState {
  if (rules.some((rule) => rule.clauses.includes(clause.id))) return 'carried'
  if (clause.statement) return 'statement'
  if (clause.carriedBy.some((each) => each.carried)) return 'defined'
  return clause.carriedBy.length > 0 ? 'not-yet-carried' : 'nothing'
}
