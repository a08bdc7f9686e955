import { type ReactNode, useEffect, useRef } from 'react'

/** A table read at once. On a phone each row is a card, and a cell says its heading before its value. */
export function Table({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const heads = [...(table.current?.tHead?.rows[0]?.cells ?? [])]
    for (const row of table.current?.tBodies[0]?.rows ?? [])
      for (const cell of row.cells) {
        const label = cell.colSpan === 1 ? heads[cell.cellIndex]?.textContent : ''
        if (label) cell.dataset.label = label
      }
  })
  return (
    <table ref={table} className={wide ? 'kb-simple kb-cards kb-wide' : 'kb-simple kb-cards'}>
      {children}
    </table>
  )
}
