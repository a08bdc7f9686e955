/** Which words rise: pure counting. */

export interface Counted {
  word: string
  /** Reports that say it, now and in the period before. */
  now: number
  before: number
}

/** A word said in fewer reports is no topic yet. */
export const LEAST_REPORTS = 3
/** Log-likelihood that chance exceeds for one word of two hundred; a hundred are looked at. */
const UNLIKELY = 8
const MOST = 30

/** How little chance explains the rise from one period to the other, given how much was reported in each; 0 where it did not rise. */
export function riseOf({ now, before }: Counted, reportsNow: number, reportsBefore: number): number {
  const all = reportsNow + reportsBefore
  if (all === 0 || now * Math.max(1, reportsBefore) <= before * reportsNow) return 0
  const said = now + before
  const part = (seen: number, expected: number) => (seen > 0 ? seen * Math.log(seen / expected) : 0)
  const expected = { now: (said * reportsNow) / all, before: (said * reportsBefore) / all }
  const silent = { now: reportsNow - now, before: reportsBefore - before }
  const expectedSilent = { now: reportsNow - expected.now, before: reportsBefore - expected.before }
  return (
    2 *
    (part(now, expected.now) +
      part(before, expected.before) +
      part(silent.now, expectedSilent.now) +
      part(silent.before, expectedSilent.before))
  )
}

/** Pieces of text begin or end with these where they are no words. */
const EDGES = new Set(
  '的了是在我你他她它们这那有和与及或就都也还要请不没把被给对从到为但而吗呢吧啊已很更最个们么些这那吧着过再又才只并且因为所以',
)
const isWord = (word: string) => !EDGES.has(word[0]!) && !EDGES.has(word.at(-1)!)

/**
 * The topics among pieces of text of two to four characters: those that rose, the least likely first; of pieces that lie in each other only
 * the one that tells most, the longest where they are said together.
 */
export function topicsOf<T extends Counted>(
  pieces: readonly T[],
  reportsNow: number,
  reportsBefore: number,
): (T & { rise: number })[] {
  const risen = pieces
    .filter(({ word, now }) => now >= LEAST_REPORTS && isWord(word))
    .map((piece) => ({ ...piece, rise: riseOf(piece, reportsNow, reportsBefore) }))
    .filter(({ rise }) => rise >= UNLIKELY)
    // A longer piece tells more where it is said nearly as often.
    .sort(
      (one, other) =>
        weight(other) - weight(one) ||
        other.word.length - one.word.length ||
        (one.word < other.word ? -1 : 1),
    )
  const chosen: (T & { rise: number })[] = []
  for (const piece of risen) {
    if (chosen.length === MOST) break
    if (!chosen.some(({ word }) => overlaps(word, piece.word))) chosen.push(piece)
  }
  return chosen.sort((one, other) => other.rise - one.rise)
}

const weight = ({ word, rise }: { word: string; rise: number }) => rise * (1 + 0.15 * (word.length - 2))

/** Whether two pieces share a pair of characters: then they come from the same words. */
function overlaps(one: string, other: string): boolean {
  if (/[a-z]/.test(one) || /[a-z]/.test(other)) return one === other
  return [...one].slice(1).some((letter, at) => other.includes(`${one[at]}${letter}`))
}
