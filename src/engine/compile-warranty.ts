import { at, type Node, textAt, textsOf } from './tree.ts'
import { type Length, readLength, readSeason, type WarrantyPart } from './warranty.ts'

/** One part of a kind's `warranty`; what cannot be read is left out, and was found by the check. */
export function warrantyIn(entry: Node): WarrantyPart {
  const season = readSeason(textAt(entry, 'season') ?? '')
  const contractor = lengthIn(entry, 'contractor')
  const owner = lengthIn(entry, 'owner')
  return {
    part: textAt(entry, 'part') ?? '',
    categories: textsOf(at(entry, 'categories')),
    ...(contractor ? { contractor } : {}),
    ...(owner ? { owner } : {}),
    ...(season ? { season } : {}),
  }
}

function lengthIn(entry: Node, key: 'contractor' | 'owner'): Length | null {
  const seasons = Number(textAt(entry, `${key}-seasons`) ?? Number.NaN)
  if (Number.isInteger(seasons) && seasons > 0) return { seasons }
  return readLength(textAt(entry, key) ?? '')
}
