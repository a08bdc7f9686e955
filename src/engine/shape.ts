/**
 * The shape of what may stand under a key of a playbook: one declarative language that `check` walks, the JSON
 * Schema is generated from and the screens draw forms from. Every nested key has one, so nothing is unseen.
 */
export type Shape =
  | { is: 'text' }
  | { is: 'yesno' }
  | { is: 'number'; least?: number; most?: number }
  | { is: 'date' }
  | { is: 'word'; of: readonly string[] }
  | { is: 'name' }
  /** The name of an entry of one of these blocks; `also` are words with a meaning of their own. */
  | { is: 'ref'; to: readonly RefTarget[]; also?: readonly string[] }
  | { is: 'condition'; want: 'yesno' | 'number' | 'any' }
  | { is: 'due' }
  | { is: 'every' }
  | { is: 'span' }
  | { is: 'event' }
  | { is: 'audience' }
  | { is: 'who' }
  | { is: 'subject' }
  | { is: 'path'; want?: readonly string[] }
  | { is: 'bands' }
  /** One of the words a field of the vocabulary may take. */
  | { is: 'option'; kind: string; field: string }
  /** What a table is cut by: a field, a relation or a part of a survey. */
  | { is: 'cut' }
  | { is: 'calendar' }
  | { is: 'severity' }
  | { is: 'once' }
  /** Kinds with a reading of their own, each used by one block. */
  | {
      is:
        | 'parameter-value'
        | 'enter'
        | 'result'
        | 'finding-opens'
        | 'scale'
        | 'measure-value'
        | 'target'
        | 'by-then'
        | 'each'
        | 'clock'
        | 'period'
        | 'list-where'
    }
  | { is: 'rung' }
  /** A word or phrase: the first form whose beginning fits decides how the rest is read. */
  | { is: 'phrase'; forms: readonly (readonly [begins: string, rest: Shape | null])[] }
  | { is: 'list'; of: Shape; loose?: boolean }
  | { is: 'map'; keys: Record<string, Shape>; needs?: readonly string[]; exactlyOne?: readonly string[] }
  | { is: 'entries'; of: Shape; key?: Shape }
  /** Decided by what stands there: a scalar, a list or a map. */
  | { is: 'by-node'; scalar?: Shape; list?: Shape; map?: Shape }

export type RefTarget =
  | 'clauses'
  | 'parameters'
  | 'roles'
  | 'channels'
  | 'documents'
  | 'journeys'
  | 'care'
  | 'promises'
  | 'tickets'
  | 'procedures'
  | 'approvals'
  | 'warnings'
  | 'activities'
  | 'plans'
  | 'reports'
  | 'forms'
  | 'messages'
  | 'surveys'
  | 'scorecards'
  | 'grades'
  | 'ledgers'
  | 'measures'
  | 'fields'
  /** Names of the entry itself. */
  | 'form-fields'
  | 'steps'
  | 'groups'
  | 'parts'
  | 'settings'
  | 'lines'
  | 'stages'
  | 'activity-kinds'
  | 'ticket-levels'
  | 'standings'
  | 'list-columns'
  | 'purposes'

export const text: Shape = { is: 'text' }
export const yesno: Shape = { is: 'yesno' }
export const number: Shape = { is: 'number' }
export const name: Shape = { is: 'name' }
export const due: Shape = { is: 'due' }
export const every: Shape = { is: 'every' }
export const event: Shape = { is: 'event' }
export const audience: Shape = { is: 'audience' }
export const who: Shape = { is: 'who' }
export const condition: Shape = { is: 'condition', want: 'yesno' }
export const points: Shape = { is: 'condition', want: 'number' }
export const value: Shape = { is: 'condition', want: 'any' }
export const path: Shape = { is: 'path' }

export const word = (...of: string[]): Shape => ({ is: 'word', of })
export const ref = (...to: RefTarget[]): Shape => ({ is: 'ref', to })
export const refOr = (to: RefTarget[], ...also: string[]): Shape => ({ is: 'ref', to, also })
export const list = (of: Shape): Shape => ({ is: 'list', of })
/** A list, or one alone. */
export const some = (of: Shape): Shape => ({ is: 'list', of, loose: true })
export const entries = (of: Shape, key: Shape = name): Shape => ({ is: 'entries', of, key })
export const phrase = (...forms: [string, Shape | null][]): Shape => ({ is: 'phrase', forms })
export const map = (keys: Record<string, Shape>, ...needs: string[]): Shape => ({ is: 'map', keys, needs })
export const byNode = (kinds: { scalar?: Shape; list?: Shape; map?: Shape }): Shape => ({
  is: 'by-node',
  ...kinds,
})

/** What a block is: its place in the language, and whether this engine already carries it out. */
export interface Block {
  name: string
  zh: string
  en: string
  /** What an entry says, one sentence each. */
  meaning: { zh: string; en: string }
  /** The duties of its entries are owed by this engine; otherwise it is read, checked and shown. */
  acts: boolean
  /** Its entries must name a clause. */
  owes: boolean
  /** The entry's subject when neither `for`, `when` nor `about` says so. */
  about?: string
  entry: Shape
  example: string
}
