import type { OutputOf } from '#platform/operation.ts'
import type { readPlaybookDocument } from '../contract/documents.ts'
import type { seeRehearsal } from '../contract/rehearsals.ts'

export type Document = OutputOf<typeof readPlaybookDocument>
export type Result = NonNullable<OutputOf<typeof seeRehearsal>['result']>

/** A clause as people number it; one that the text itself does not number has none. */
export const numberOf = (clause: string) => (/^\d/.test(clause) ? clause : '')

/** Only what is said in words: file marks of a document mean nothing on a screen. */
export const worded = (notes: readonly string[]) =>
  notes.filter((note) => /[\u4e00-\u9fff]|[a-z]{3}/.test(note))
