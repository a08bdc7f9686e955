/** Where a matter stands. `closed`, `withdrawn`, `rejected` and `merged` are ends; all but the last can come back. */
import { namesOf } from '#platform/operation.ts'
export const states = [
  'filed',
  'triaged',
  'dispatched',
  'accepted',
  'working',
  'suspended',
  'solved',
  'closed',
  'reopened',
  'withdrawn',
  'rejected',
  'merged',
] as const
export type State = (typeof states)[number]

/** Nobody has said yet that it is done. */
const unsolved = ['filed', 'triaged', 'dispatched', 'accepted', 'working', 'suspended', 'reopened'] as const
/** Not standing still. */
const moving = ['filed', 'triaged', 'dispatched', 'accepted', 'working', 'reopened'] as const
const living = [...unsolved, 'solved'] as const

interface Move {
  from: readonly State[]
  /** Where it leads; absent: it stays where it is. */
  to?: State
}

/** Every move there is: from where, to where. Nothing else changes the state of a ticket. */
export const moves = {
  triage: { from: moving },
  dispatch: { from: moving, to: 'dispatched' },
  accept: { from: moving, to: 'accepted' },
  return: { from: ['dispatched', 'accepted'], to: 'triaged' },
  'pass-on': { from: moving, to: 'triaged' },
  appoint: { from: unsolved },
  arrive: { from: ['dispatched', 'accepted', 'working', 'reopened'], to: 'working' },
  answer: { from: living },
  suspend: { from: ['dispatched', 'accepted', 'working', 'suspended'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'working' },
  solve: { from: unsolved, to: 'solved' },
  'call-back': { from: ['solved'] },
  close: { from: ['solved'], to: 'closed' },
  reopen: { from: ['solved', 'closed', 'withdrawn', 'rejected'], to: 'reopened' },
  withdraw: { from: living, to: 'withdrawn' },
  reject: { from: unsolved, to: 'rejected' },
  merge: { from: living, to: 'merged' },
  absorb: { from: living },
  link: { from: states },
  judge: { from: states },
  urge: { from: unsolved },
  add: { from: living },
  rate: { from: ['solved', 'closed'] },
  /** Taken into an incident, let go of it again, and ended with it. */
  hold: { from: unsolved },
  'let-go': { from: unsolved },
  settle: { from: unsolved, to: 'closed' },
  /** By another's word: ended though it is not solved, what was paid, what was decided on an appeal or a plea. */
  'force-close': { from: living, to: 'closed' },
  compensate: { from: states },
  decide: { from: states },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves
export const moveNames = namesOf(moves)

/** Where a move leads from here; null where it may not be made. */
export function after(move: MoveName, state: State): State | null {
  const { from, to } = moves[move] as Move
  if (!from.includes(state)) return null
  if (move === 'triage') return state === 'filed' || state === 'reopened' ? 'triaged' : state
  return to ?? state
}

export const isOver = (state: string) => ['closed', 'withdrawn', 'rejected', 'merged'].includes(state)

/** `1122-0417`: the day and how many-th of it. */
export const numberText = (day: string, number: number) =>
  `${day.slice(5, 7)}${day.slice(8, 10)}-${String(number).padStart(4, '0')}`

/** A number as people say it on the phone, whole, short, or only its last part: `1122-0417`, `0417`. */
export function readNumber(text: string): { day: string | null; number: number } | null {
  const [, day, number] = /^(?:(\d{4})-)?(\d{1,6})$/.exec(text.trim()) ?? []
  return number ? { day: day ?? null, number: Number(number) } : null
}

const digits = '零一二三四五六七八九'
const spelled = (text: string) => [...text].map((digit) => digits[Number(digit)] ?? digit).join('')

function numeral(n: number): string {
  if (n < 10) return digits[n]!
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}十${n % 10 ? digits[n % 10] : ''}`
}

/** A room as it is read back on the phone: `7-2-1802` → 七栋二单元十八零二; what is not numbered stays as it is. */
export function sayRoom(room: string): string {
  const parts = room.split('-')
  const home = parts.at(-1) ?? ''
  if (!/^\d{3,4}$/.test(home) || parts.length < 2 || parts.length > 3) return room
  const before = parts.slice(0, -1).map((part) => (/^\d{1,2}$/.test(part) ? numeral(Number(part)) : part))
  const [building = '', entrance] = before
  const floor = numeral(Number(home.slice(0, -2)))
  return `${building}栋${entrance ? `${entrance}单元` : ''}${floor}${spelled(home.slice(-2))}`
}

/** Of a text its beginning: there people say what it is about; the rest of a long one has something of everything. */
export const READ_LETTERS = 300

const pairsOf = (text: string) => {
  const letters = [
    ...text
      .slice(0, READ_LETTERS)
      .replace(/[\s\p{P}]/gu, '')
      .toLowerCase(),
  ]
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

/** At half of this share two texts are about one thing in most cases; measured on letters of citizens, judged by hand. */
const SURELY = 0.37

/**
 * How alike a text is to each of others, 0 to 1: by the pairs of characters both have, of which those that are rare among them all tell most.
 * What everybody writes, as 请尽快处理, tells nothing.
 */
export function likenessAmong(text: string, others: readonly string[]): number[] {
  const asked = pairsOf(text)
  const pairs = others.map(pairsOf)
  const seenIn = new Map<string, number>()
  for (const each of [asked, ...pairs]) for (const pair of each) seenIn.set(pair, (seenIn.get(pair) ?? 0) + 1)
  const all = pairs.length + 2
  const told = (some: Iterable<string>) => {
    let sum = 0
    for (const pair of some) sum += Math.log(all / (seenIn.get(pair)! - 0.5)) ** 2
    return sum
  }
  const askedTells = told(asked)
  return pairs.map((each) => {
    const both = told([...each].filter((pair) => asked.has(pair)))
    const share = both / Math.sqrt(askedTells * told(each))
    return Number.isFinite(share) ? Math.min(1, share / SURELY) : 0
  })
}

interface Told {
  unitId: string | null
  category: string | null
}

/** How probably two reports are about the same matter, 0 to 1, where their words are so much alike. In one home little is enough; the same category alone says next to nothing. */
export function samePlace(one: Told, other: Told, words: number): number {
  const home = one.unitId !== null && one.unitId === other.unitId
  const kind = one.category !== null && one.category === other.category
  return Math.min(1, (home ? 0.4 : 0) + (kind ? (home ? 0.3 : 0.05) : 0) + (home ? 0.6 : 1) * words)
}

/** What a customer may want done, besides having it mended. */
export const remedies = ['mend', 'explain', 'apologise', 'compensate', 'replace', 'none'] as const

/** After so many calls nobody took, the call-back ends as not reached, never as satisfied. */
export const CALLS_AT_MOST = 3
/** For so long after it was closed a customer can say that it came back. */
export const COMES_BACK_DAYS = 15
/** The same home and cause within so many days of an earlier one's end is the same matter come again. */
export const AGAIN_WITHIN_DAYS = 30
/** Reports of one thing from one building within so many days are one trouble that spreads. */
export const SPREAD_DAYS = 7
/** News must come within so many days of a suspension. */
export const NEWS_WITHIN_DAYS = 7

const phones = /^(?:\+\d{6,15}|(?:86)?1[3-9]\d{9}|0\d{9,11}|[48]00\d{7}|\d{7,8})$/

/** Whether what was typed is a number to call back, and not a home: `139 1234 5678`, `0571-8888 6666`, but not `12-1-1202`. */
export function looksLikePhone(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const digits = plain.replace(/\D/g, '')
  if (plain.includes('-') && digits.length < 10) return false
  return phones.test(plain.replace(/-/g, ''))
}

/** Appointments are made for at most so many days ahead. */
export const APPOINT_WITHIN_DAYS = 60

/** So much a customer may report himself within a day; what is urgent is never too much. */
export const REPORTS_A_DAY = 20
