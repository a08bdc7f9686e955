import { splitPeople } from '#modules/customers/names.ts'
import { splitNumbers } from '#modules/customers/phones.ts'
import { fieldOf } from './fields.ts'

/** How cells of a column that hold several people or numbers are taken apart, shown before anything is imported. */
export interface Split {
  rows: number
  cell: string
  parts: string[]
}

const MOST_SHOWN = 60

/** Null for a column of one each, and for one that is never taken apart. */
export function splitsOf(field: string | null, texts: readonly string[]): Split | null {
  const kind = field ? fieldOf(field)?.kind : undefined
  if (kind !== 'people' && kind !== 'phones') return null
  const apart = kind === 'people' ? splitPeople : splitNumbers
  const several = texts.flatMap((text) => {
    const parts = apart(text.normalize('NFKC').trim().slice(0, 1000))
    return parts.length > 1 ? [{ cell: text.trim().slice(0, MOST_SHOWN), parts }] : []
  })
  return several[0] ? { rows: several.length, ...several[0] } : null
}
