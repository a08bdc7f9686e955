import type { Facts } from './condition-evaluate.ts'
import { aboutOf, type Frame } from './decide-frame.ts'
import type { DutyKey, Effect } from './effects.ts'
import { severityIn, signsIn } from './warnings.ts'

/** The warning that is to be raised about a subject now; undefined without a sign, and while one of its kind is open. */
export function raisedBy(
  { index, world }: Frame,
  name: string,
  { subject, occurrence, trigger }: Omit<DutyKey, 'rule'> & { trigger: string },
  facts: Facts,
): (Effect & { effect: 'raise' }) | undefined {
  const warning = index.playbook.warnings.find((each) => each.name === name)
  if (!warning || world.raised(name, subject)) return undefined
  const signs = signsIn(warning, facts)
  if (signs.length === 0) return undefined
  const severity = severityIn(warning, facts)
  const about = aboutOf(world, subject)
  const rule = `warnings.${name}`
  return { effect: 'raise', warning: name, rule, occurrence, subject, trigger, signs, severity, about }
}

/** The facts a warning is: that it was raised, and that it is over. */
export const raisedEvent = (warning: string) => `warning.${warning}`
export const clearedEvent = (warning: string) => `warning.${warning}.cleared`
