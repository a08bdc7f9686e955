import { fieldOf } from './fields.ts'
import type { Kind } from './kinds/kind.ts'
import type { Mapping } from './recognise-columns.ts'
import type { Cell } from './sheet-rows.ts'

/** True for the example row of our template left in the file: it is skipped, not imported. */
export function isExampleRow(
  cells: readonly Cell[],
  mapping: Mapping,
  { fields, exampleBy }: Pick<Kind, 'fields' | 'exampleBy'>,
): boolean {
  const textOf = (name: string) => {
    const column = Object.keys(mapping).find((key) => mapping[Number(key)] === name)
    return column === undefined ? undefined : cells[Number(column)]?.text.trim()
  }
  return exampleBy.every((name) => textOf(name) === fieldOf(name, fields)?.example)
}
