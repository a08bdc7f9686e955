import type { DutyRule } from '#engine/duty-rule.ts'
import type { Playbook } from '#engine/playbook.ts'
import { nameOfOwner, type Rehearsed } from '#engine/rehearse.ts'
import type { Words } from '#platform/operation.ts'

/** A week in which one person owes more than a person can do: what it is made of, and what would make it fit. */
export interface TooMuch {
  who: string
  week: string
  count: number
  of: { rule: string; title: string; count: number }[]
  advice: Words
}

const MOST_WEEKS = 12
const MOST_RULES = 4

/** The weeks furthest beyond what a person can do; work of the system needs no hands. */
export function tooMuch(
  playbook: Playbook,
  duties: readonly Rehearsed[],
  capacity: number,
  weekOf: (day: string) => string,
): TooMuch[] {
  const weeks = new Map<
    string,
    { who: string; week: string; role: string | undefined; rules: Map<string, number>; count: number }
  >()
  for (const duty of duties) {
    const [owner] = duty.who
    const who = owner ? nameOfOwner(owner) : ''
    if (!duty.dueOn || !owner || who === 'system') continue
    const week = weekOf(duty.dueOn)
    const key = `${who}|${week}`
    const own = weeks.get(key) ?? { who, week, role: owner.role, rules: new Map<string, number>(), count: 0 }
    own.count++
    own.rules.set(duty.rule, (own.rules.get(duty.rule) ?? 0) + 1)
    weeks.set(key, own)
  }
  const all = [...weeks.values()]
  return all
    .filter((week) => week.count > capacity)
    .sort((a, b) => b.count - a.count || (a.week < b.week ? -1 : 1))
    .slice(0, MOST_WEEKS)
    .map(({ who, week, role, rules, count }) => {
      const of = [...rules]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_RULES)
        .map(([rule, each]) => ({ rule, title: titleOf(playbook, rule), count: each }))
      const free = all.filter(
        (each) =>
          each.week === week && each.role === role && role && each.who !== who && each.count <= capacity / 2,
      )
      return {
        who,
        week,
        count,
        of,
        advice: adviceFor(
          playbook.rules.find((rule) => rule.name === of[0]!.rule),
          of[0]!.title,
          free.length,
        ),
      }
    })
}

const titleOf = (playbook: Playbook, rule: string) =>
  playbook.rules.find((each) => each.name === rule)?.title || rule

/** The change that costs the policy least: spread a cover, share among colleagues, give it more time, do it in a lighter way. */
function adviceFor(rule: DutyRule | undefined, title: string, colleagues: number): Words {
  if (rule?.cover && !rule.cover.spread)
    return {
      zh: `「${title}」都挤在期末到期：在句子里打开「均匀分到每一天」。`,
      en: `“${title}” is all due at the end of its period: spread it evenly in its sentence.`,
    }
  if (colleagues > 0)
    return {
      zh: `同岗位有 ${colleagues} 人这一周不到一半：分一些过去，或重划分片。`,
      en: `${colleagues} colleague${colleagues === 1 ? ' has' : 's have'} less than half that week: pass some on, or draw the grids anew.`,
    }
  if (
    rule?.verb === 'visit' ||
    (rule?.verb === 'contact' && rule.fits.some((fit) => fit.field === 'by' && !fit.values.includes('phone')))
  )
    return {
      zh: `「${title}」要上门或当面：对稳定的客户改成电话也算。`,
      en: `“${title}” asks for a visit: let a call count for settled customers.`,
    }
  return {
    zh: `给「${title}」多一些时间，或写成一段时间（比如到期前 14 天起可以先做）。`,
    en: `Give “${title}” more time, or write it as a window that opens some weeks before.`,
  }
}
