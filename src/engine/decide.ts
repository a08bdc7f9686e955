import type { Playbook } from './compiled.ts'
import { clockRules, clocksOf } from './decide-clocks.ts'
import { entriesInto, lapsesOf, lapsingRules, meetingsOf, unwantedBy } from './decide-meeting.ts'
import { hangingOn, movesOf, retimedBy } from './decide-moves.ts'
import { openingsOf } from './decide-opening.ts'
import { stepsOf } from './decide-procedures.ts'
import type { DecideContext, Effect, Happening } from './effects.ts'
import { indexOf, type PlaybookIndex } from './playbook-index.ts'
import type { OpenDuty, World } from './world.ts'

/*
 * How the database side calls the engine.
 *
 * 1. After an operation has written its rows and its event, in the same transaction:
 *      const effects = decide(playbook, happening, world, context)
 *    once per playbook that runs for the tenant. `world` answers from that transaction, with the event's facts in
 *    it; `decide` asks only what it needs and never writes. Everything is synchronous: load what
 *    `worldNeeds(playbook, event)` names (fields, relations, lists of the event's subject and of those it reaches),
 *    and the open and waiting obligations of the rules it names, before calling.
 * 2. Write the effects in their order:
 *      open, waiting   insert the obligation; the key (rule, occurrence, subject) exists once: on conflict do
 *                      nothing. `due` null = waiting. Store `reason` (event, at, text of the due, parameters).
 *      left-out        nothing to store, except for Proof: rule, subject and why.
 *      meet            close that open obligation; in time when `at` <= its due. The operation itself refuses
 *                      beforehand while evidence is missing.
 *      lapse           close it with the reason; `late` where it was overdue already, which Proof still counts.
 *      move            new due and windowStart of that obligation (`graced`: the new time was past, it got $grace);
 *                      also the first due of a waiting one. Its ladder is computed anew.
 *      enter           the stage of the subject in a journey.
 *      pause           that clock stands still: no due until a move gives it one.
 *      begin           a record of a procedure; `followsOf` names the fact that follows, `procedure.p.opened` of that record.
 *      skip            a step that does not apply to that record.
 *      finish          the record is over; `procedure.p.closed` follows.
 *      then            what follows a duty that was met: open a record, set fields, tell people, post, give.
 * 3. Once a day after local midnight, and after publishing a playbook:
 *      decideRecurring(playbook, world, { from: last run, until: now, ...context })
 *    An occurrence opens when its period begins (its label is in the key): in the first run whose [from, until)
 *    holds the local midnight that starts it. A `cover` is also looked at in every later run of its period, so those
 *    who join the audience get their child then. The effects are repeatable: the same run twice inserts nothing new.
 *    For a million subjects the database finds them: audience and `where` compiled by `compileSql`, and
 *    decideOpenings is asked for one subject of each kind (same people, project and dates); see rounds.ts.
 *    Then decideDaily(playbook, world, context) for `while` and audiences of covers, and stages reached by time.
 * 4. Times are ISO instants in UTC. Everything that was decided depends only on playbook, happening, world and
 *    context: replaying the same facts gives the same obligations. `happening.at` is when it happened; `now` is when
 *    it became known, used only for the grace of a moved date.
 * 5. Facts before `goLive` (local day) set stages and meet nothing new; they open only what is due from that day on.
 */

export type * from './effects.ts'

/**
 * What the playbook makes of one fact. Pure and repeatable; `world` holds the facts after the event. Effects come
 * in the order meet, then, move, open and waiting, enter. Throws nothing on facts it does not know: an event
 * without rules gives [].
 */
export function decide(
  playbook: Playbook,
  happening: Happening,
  world: World,
  context: DecideContext = {},
): Effect[] {
  const index = indexOf(playbook)
  return [
    ...meetingsOf(index, happening, world, context),
    ...clocksOf(index, happening, world, context),
    ...movesOf(index, happening, world, context),
    ...openingsOf(index, happening, world, context),
    ...stepsOf(index, happening, world, context),
    ...entriesInto(index, happening),
  ]
}

/**
 * What must be looked at every day: duties whose `while` no longer holds, children of a cover whose subject left
 * the audience. `at` is the instant of the look.
 */
export function decideDaily(
  playbook: Playbook,
  world: World,
  context: DecideContext & { at: string },
): Effect[] {
  return lapsesOf(indexOf(playbook), world, context)
}

/**
 * Asked once more just before a contact or a sending: the condition (`unless` now true, `while` now false) that makes
 * an open duty unwanted; undefined while it is still owed.
 */
export function noLongerWanted(
  playbook: Playbook,
  duty: OpenDuty,
  world: World,
  context: DecideContext & { at: string },
): string | undefined {
  return unwantedBy(indexOf(playbook), duty, world, context)
}

/** The times an open duty would have under another version of its playbook; undefined where nothing changes. */
export function retimed(
  playbook: Playbook,
  duty: OpenDuty,
  world: World,
  context: DecideContext & { at: string },
): Extract<Effect, { effect: 'move' }> | undefined {
  return retimedBy(indexOf(playbook), duty, world, context)
}

/** Fields, relations, lists and rules a fact may ask for: what the database side loads before it decides. */
export function worldNeeds(
  playbook: Playbook,
  event: string,
): { opens: string[]; meets: string[]; moves: string[]; clocks: string[]; records: boolean } {
  const index: PlaybookIndex = indexOf(playbook)
  return {
    opens: (index.opening.get(event) ?? []).map(({ rule }) => rule.name),
    meets: (index.meeting.get(event) ?? []).map(({ rule }) => rule.name),
    moves: playbook.rules.filter((rule) => rule.anchors.length > 0).map((rule) => rule.name),
    clocks: clockRules(index, event).map((rule) => rule.name),
    records: index.procedures.has(event),
  }
}

export { looksBack, onceAbout } from './decide-once.ts'
export { followsOf } from './decide-procedures.ts'
export { decideOpenings, decideRecurring, decideStages } from './decide-recurring.ts'
/** Whether a date that this fact sets could move a duty. */
export const mayMove = (playbook: Playbook, happening: Pick<Happening, 'event' | 'subject' | 'values'>) =>
  hangingOn(indexOf(playbook), happening).length > 0

export { lapsingRules }
