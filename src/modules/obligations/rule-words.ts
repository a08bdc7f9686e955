import type { DutyRule } from '#engine/duty-rule.ts'
import type { Playbook } from '#engine/playbook.ts'
import type { Ctx } from '#platform/perform.ts'
import { playbookVersion, runningPlaybooks } from '../playbooks/running-playbooks.ts'

/** What the playbook says about a rule: read from the compiled version, never stored per row. */
export interface RuleWords {
  title: string
  clauseTitle: string
  clauseText: string | null
  source: string[]
  form: string | null
  /** The ways of contact that count, in the words of a record; empty where no contact meets it. */
  ways: string[]
  /** What stating it done must bring: words, a number of files, the answers of a form. */
  needs: { note: boolean; files: number; form: string | null }
  waive: unknown
  assumed: string[]
}

const nothing: RuleWords['needs'] = { note: false, files: 0, form: null }

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
  const made: RuleWords = {
    title: found?.title || article?.title || rule,
    clauseTitle: article?.title ?? clause,
    clauseText: article?.text ?? null,
    source: article?.source ?? [],
    form,
    ways: found ? waysOf(found.verb, found.fits.find((fit) => fit.field === 'by')?.values ?? []) : [],
    needs: found ? needsOf(found, found.fits.find((fit) => fit.field === 'form')?.values[0]) : nothing,
    waive: found?.waive,
    assumed: found?.assumed ?? [],
  }
  ofPlaybook.set(rule, made)
  return made
}

/** A visit and a meeting face to face are one word of the policy, two of a record. */
function waysOf(verb: string, by: readonly string[]): string[] {
  if (verb === 'visit') return ['visit', 'face']
  if (verb !== 'contact') return []
  if (by.length === 0) return ['phone', 'visit', 'face', 'wechat', 'sms', 'other']
  return by.flatMap((way) => (way === 'face' ? ['face', 'visit'] : [way]))
}

const onPaper = ['files', 'file', 'scan', 'recording', 'receipt', 'signature of']

/** What the policy asks as evidence where no record of a contact brings it. */
function needsOf(rule: DutyRule, form: string | undefined): RuleWords['needs'] {
  const asked = rule.evidence.filter((each) => typeof each === 'string')
  const photos = asked.flatMap((each) => (/^photos (\d+)$/.exec(each) ? [Number(each.slice(7))] : []))
  const paper = asked.some((each) => onPaper.some((word) => each.startsWith(word)))
  const written = asked.some((each) => each === 'note' || each === 'minutes')
  const named = asked.find((each) => each.startsWith('form '))?.slice(5)
  const fills = ['fill', 'inspect', 'agree'].includes(rule.verb)
  const files = Math.max(0, ...photos, paper ? 1 : 0)
  return { note: written, files, form: fills ? (form ?? named ?? null) : (named ?? null) }
}

/** The sentence people know an obligation by, in the words of the version it runs on. */
export async function ruleTitle(
  ctx: Ctx,
  owed: { playbook: string; version: number; rule: string; clause: string },
): Promise<string> {
  return ruleWords(await playbookVersion(ctx, owed.playbook, owed.version), owed.rule, owed.clause).title
}

/** The titles of what the running playbooks ask, by rule. */
export async function dutyTitles(ctx: Ctx): Promise<Map<string, string>> {
  const running = await runningPlaybooks(ctx)
  return new Map(running.flatMap(({ playbook }) => playbook.rules.map(({ name, title }) => [name, title])))
}
