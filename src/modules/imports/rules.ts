/** The cells of text as a spreadsheet puts it on the clipboard: tabs between cells, quotes around those of several lines. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at]!
    if (quoted && letter === '"' && plain[at + 1] === '"') cell += plain[++at]
    else if (quoted && letter === '"') quoted = false
    else if (quoted) cell += letter
    else if (letter === '"' && cell === '' && closes(plain, at)) quoted = true
    else if (letter === '\t') end()
    else if (letter === '\n') {
      end()
      rows.push([])
    } else cell += letter
  }
  end()
  return rows
}

/** A quote opens a cell only if another one ends it: 5" of rain is no quoted text. */
const closes = (text: string, at: number) => /^"(?:[^"]|"")*"(?:[\t\n]|$)/.test(text.slice(at))

/** The same text of cells, without the empty ones at the end. */
export function textOf(rows: readonly (readonly string[])[]): string {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
  const width = 1 + Math.max(-1, ...rows.map((row) => row.findLastIndex((cell) => cell.trim() !== '')))
  return rows
    .slice(0, last + 1)
    .map((row) => Array.from({ length: width }, (_, at) => quotedCell(row[at] ?? '')).join('\t'))
    .join('\n')
}

const quotedCell = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The grid with a block put in at a place; it grows where the block does not fit. */
export function pastedInto(
  grid: readonly (readonly string[])[],
  block: readonly (readonly string[])[],
  row: number,
  column: number,
): string[][] {
  const height = Math.max(grid.length, row + block.length)
  const width = Math.max(grid[0]?.length ?? 0, column + Math.max(...block.map((cells) => cells.length)))
  return Array.from({ length: height }, (_, at) =>
    Array.from({ length: width }, (_each, nth) => block[at - row]?.[nth - column] ?? grid[at]?.[nth] ?? ''),
  )
}
