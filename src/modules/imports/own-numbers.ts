import { type Phone, readPhones } from '#modules/customers/phones.ts'
import type { FieldName } from './field.ts'
import type { Mapping } from './recognise-columns.ts'
import type { Cell } from './sheet-rows.ts'

export interface Person {
  name: string
  sex: 'female' | 'male' | null
  /** Where each person of a row has columns of his own. */
  phones?: Phone[]
}

/** 业主一 and 业主二 with a column of numbers each: a number belongs to whoever it stands beside. Null for any other file. */
export function ownNumbers(
  people: readonly Person[],
  cells: readonly Cell[],
  mapping: Mapping,
  reading: { areaCode?: string },
): Person[] | null {
  const columnsOf = (field: FieldName) =>
    Object.keys(mapping)
      .map(Number)
      .filter((column) => mapping[column] === field)
      .sort((one, other) => one - other)
  const [names, numbers] = [columnsOf('name'), columnsOf('phone')]
  if (names.length < 2 || names.length !== numbers.length) return null
  const textAt = (column: number) => cells[column]?.text.normalize('NFKC').trim() ?? ''
  const filled = names.flatMap((column, at) => (textAt(column) ? [numbers[at]!] : []))
  if (filled.length !== people.length) return null
  return people.map((person, at) => ({
    ...person,
    phones: readPhones(textAt(filled[at]!), reading).phones,
  }))
}
