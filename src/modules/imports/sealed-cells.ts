import type { Vault } from '#platform/encryption.ts'
import { type Cell, EMPTY } from './sheet-rows.ts'

type Packed = 0 | string | [string, Cell['kind'], Cell['problem']?]

/** The cells of a row as they are kept: sealed, for they hold numbers of people. */
export function sealCells(vault: Vault, cells: readonly Cell[]): string {
  return vault.seal(
    JSON.stringify(
      cells.map(({ text, kind, problem }): Packed => {
        if (kind === 'empty') return 0
        return kind === 'text' && !problem ? text : problem ? [text, kind, problem] : [text, kind]
      }),
    ),
  )
}

export function openCells(vault: Vault, sealed: string): Cell[] {
  return (JSON.parse(vault.open(sealed)) as Packed[]).map((packed): Cell => {
    if (packed === 0) return EMPTY
    if (typeof packed === 'string') return { text: packed, kind: 'text' }
    const [text, kind, problem] = packed
    return problem ? { text, kind, problem } : { text, kind }
  })
}
