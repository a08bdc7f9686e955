import type { DutyRule } from '#engine/duty-rule.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { sayDueText } from '../obligations/say-due.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { sayOwner } from '../playbooks/sentences.ts'
import { conditionInWords } from './condition-in-words.ts'
import { seeTicketSettings } from './contract/settings.ts'

export const seeTicketSettingsOperation = implement(seeTicketSettings, async (ctx: Ctx) => {
  const seen = new Set<string>()
  const kinds = (await runningPlaybooks(ctx)).flatMap((running) =>
    running.playbook.tickets
      .filter(({ name }) => !seen.has(name) && seen.add(name))
      .map((kind) => {
        const { playbook } = running
        const owner = (each: Parameters<typeof sayOwner>[1]) => sayOwner(playbook, each)
        return {
          name: kind.name,
          title: kind.title,
          playbook: running.name,
          playbookTitle: running.title,
          clauses: kind.clauses,
          byCustomers: kind.byCustomers,
          confidential: kind.confidential,
          categories: kind.categories.map((name) => ({ name, wording: kind.wording[name] ?? null })),
          causes: kind.causes,
          levels: kind.levels.map((level) => ({
            is: level.is,
            when: conditionInWords(running, level.if.text),
            tell: level.tell.map(owner),
          })),
          routes: kind.routes.map(({ where, to }) => ({
            when: where ? conditionInWords(running, where.text) : null,
            to: owner(to),
          })),
          promises: playbook.rules
            .filter((rule) => rule.clock && rule.due && promisesTo(rule, kind.name))
            .map((rule) => ({
              clock: rule.clock!,
              title: rule.title,
              clause: rule.clauses[0] ?? null,
              due: sayDueText(rule.due!, parametersOf(running)),
              when: rule.where ? conditionInWords(running, rule.where.text) : null,
              who: rule.who.map(owner),
            })),
          calledBackBy: kind.callBack?.who.map(owner) ?? [],
        }
      }),
  )
  return { kinds }
})

/** Whether a promise is about this kind: its occasion or its condition names it, or names none. */
function promisesTo(rule: DutyRule, kind: string): boolean {
  const said = [rule.where?.text, ...rule.triggers.map((trigger) => JSON.stringify(trigger))].join(' ')
  const named = said.match(/kind (?:= [\w-]+|in \[[^\]]*\])/g)?.join(' ')
  return named === undefined || new RegExp(`\\b${kind}\\b`).test(named)
}

const parametersOf = ({ playbook, parameter }: Running): Record<string, string> =>
  Object.fromEntries(
    playbook.parameters.flatMap(({ name, plain }) => {
      const value = parameter(name, undefined) ?? plain
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
