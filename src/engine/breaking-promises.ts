import type { Happening } from './decide.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import type { SubjectRef } from './world.ts'
import { instantMs } from './zone.ts'

interface Owed {
  rule: string
  subject: SubjectRef
  state: string
  due: string | null
}

/** The promises that broke before an instant and were not told yet, in the order they were due; nothing where no rule asks. */
export function breakingPromises(
  { opening, meeting, rules }: PlaybookIndex,
  kept: ReadonlyMap<string, Owed>,
): (before: number) => Happening[] {
  const event = 'ticket.breached'
  if (!opening.has(event) && !meeting.has(event)) return () => []
  const told = new Set<string>()
  return (before) =>
    [...kept]
      .filter(([key, duty]) => {
        const { due, state, rule } = duty
        return (
          due !== null &&
          state === 'open' &&
          rules.get(rule)?.clock &&
          !told.has(key) &&
          instantMs(due) < before
        )
      })
      .sort(([, a], [, b]) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
      .map(([key, { due, rule, subject }]) => {
        told.add(key)
        return { at: due ?? '', event, subject, values: { brokenClock: rules.get(rule)?.clock } }
      })
}
