import type { Playbook } from '#engine/playbook.ts'
import type { Ctx } from '#platform/perform.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'

/** What the playbook says about a rule: read from the compiled version, never stored per row. */
export interface RuleWords {
  title: string
  clauseTitle: string
  clauseText: string | null
  source: string[]
  form: string | null
  byPhone: boolean
  waive: unknown
  assumed: string[]
}

const words = new WeakMap<Playbook, Map<string, RuleWords>>()

export function ruleWords(playbook: Playbook, rule: string, clause: string): RuleWords {
  let ofPlaybook = words.get(playbook)
  if (!ofPlaybook) {
    ofPlaybook = new Map()
    words.set(playbook, ofPlaybook)
  }
  const known = ofPlaybook.get(rule)
  if (known) return known
  const found = playbook.rules.find((each) => each.name === rule)
  const article = playbook.clauses.find((each) => each.id === clause)
  const what = found?.what as Record<string, unknown> | string | undefined
  const form = typeof what === 'object' && what !== null && typeof what.form === 'string' ? what.form : null
  const by = typeof what === 'object' && what !== null && Array.isArray(what.by) ? (what.by as string[]) : []
  const made: RuleWords = {
    title: found?.title || article?.title || rule,
    clauseTitle: article?.title ?? clause,
    clauseText: article?.text ?? null,
    source: article?.source ?? [],
    form,
    byPhone: found?.verb === 'contact' && (by.length === 0 || by.includes('phone')),
    waive: found?.waive,
    assumed: found?.assumed ?? [],
  }
  ofPlaybook.set(rule, made)
  return made
}

/** The sentence people know an obligation by, in the words of the version it runs on. */
export async function ruleTitle(
  ctx: Ctx,
  owed: { playbook: string; version: number; rule: string; clause: string },
): Promise<string> {
  return ruleWords(await playbookVersion(ctx, owed.playbook, owed.version), owed.rule, owed.clause).title
}
