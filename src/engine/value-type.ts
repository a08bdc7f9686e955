import type { PeriodUnit } from './condition-syntax.ts'

/** The type of a value in a condition. Money, percent and points are numbers; one-of is text with options. */
export interface Type {
  is: 'yesno' | 'number' | 'text' | 'many' | 'date' | 'time' | 'span' | 'file' | 'subject' | 'table'
  /** The words this value may take; a bare word is checked against them. Absent: free text. */
  options?: string[]
  /** Best first, for `levels-apart`. */
  scale?: string[]
  /** A number recorded per period: it must be asked for with one. */
  figure?: PeriodUnit
  subject?: string
}
