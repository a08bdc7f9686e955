import type { Ctx } from '#platform/perform.ts'
import type { FieldName } from './field.ts'
import type { CellProblem } from './read-values.ts'
import type { Mapping } from './recognise-columns.ts'
import { openCells } from './sealed-cells.ts'
import type { Cell } from './sheet-rows.ts'

const PLACES: readonly FieldName[] = ['project', 'building', 'unit', 'floor', 'home', 'room']
/** A family is never longer. */
const MOST_BACK = 50

interface Row {
  sheet: string
  sheet_row: number
  cells: readonly Cell[]
}

/**
 * Homes written once for several people under each other: where nothing stands, the one above holds, if a person said that this file
 * means it so. A row that names another building is not filled.
 */
export class HomesAbove {
  readonly #places: number[]
  readonly #rooms: number[]
  readonly #mapping: Mapping
  #above: Row | null = null

  constructor(mapping: Mapping) {
    this.#mapping = mapping
    const columns = (wanted: readonly string[]) =>
      Object.entries(mapping).flatMap(([column, target]) => (wanted.includes(target) ? [Number(column)] : []))
    this.#places = columns(PLACES)
    this.#rooms = columns(['home', 'room'])
  }

  /** The row with the home above where it has none, and what is said about it. */
  fill(row: Row): { cells: readonly Cell[]; note: CellProblem | null } {
    const above = this.#above?.sheet === row.sheet ? this.#above : null
    const said = (cells: readonly Cell[], column: number) => cells[column]?.text.trim() ?? ''
    if (this.#rooms.some((column) => said(row.cells, column))) {
      this.#above = row
      return { cells: row.cells, note: null }
    }
    const elsewhere =
      !above ||
      this.#places.some((column) => {
        const own = said(row.cells, column)
        return own !== '' && own !== said(above.cells, column)
      })
    if (elsewhere || this.#rooms.length === 0) return { cells: row.cells, note: null }
    const cells = [...row.cells]
    for (const column of this.#places) {
      const cell = above.cells[column]
      if (!cell) continue
      while (cells.length < column) cells.push({ text: '', kind: 'empty' })
      cells[column] = cell
    }
    const column = this.#rooms.find((each) => said(cells, each)) ?? this.#rooms[0]!
    const values = { text: said(cells, column).slice(0, 40), row: above.sheet_row }
    return { cells, note: { column, field: this.#mapping[column]!, code: 'home.filled', values } }
  }

  /** Goes on in the middle of a file: looks at the rows before this one. */
  async lookBack(ctx: Ctx, importId: string, row: number): Promise<void> {
    const { rows } = await ctx.client.query<{ sheet: string; sheet_row: number; cells: string }>(
      `select sheet, sheet_row, cells from import_rows where tenant_id = $1 and import_id = $2 and row < $3 and part = 0 and cells is not null
       order by row desc limit $4`,
      [ctx.tenantId, importId, row, MOST_BACK],
    )
    for (const { cells, ...place } of rows.reverse())
      this.fill({ ...place, cells: openCells(ctx.vault, cells) })
  }
}
