import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLook, usePhone } from './look.ts'
import { usePlace } from './use-place.ts'
import './table.css'

export interface Column<T> {
  key: string
  title: string
  /** In pixels of text of the usual size; larger text widens it. */
  width: number
  /** Takes what is left of the width. */
  grows?: boolean
  right?: boolean
  show(row: T): ReactNode
}

const ofText = (width: number) => `${width / 14}em`

interface Props<T> {
  name: string
  label: string
  rows: readonly T[]
  columns: readonly Column<T>[]
  keyOf(row: T): string
  onOpen?(row: T): void
  chosen?: string | undefined
  /** Asked when the end comes near. */
  more?: (() => void) | undefined
  empty?: ReactNode
  foot?: ReactNode
}

/** A long list: sticky header and first column, on a phone a card a row; only what is in sight is drawn, arrow keys walk, Enter opens. */
export function DataTable<T>({
  name,
  label,
  rows,
  columns,
  keyOf,
  onOpen,
  chosen,
  more,
  empty,
  foot,
}: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const { density, textSize } = useLook()
  const phone = usePhone()
  const height = (phone ? 66 : density === 'compact' ? 34 : 46) + (textSize === 'large' ? 6 : 0)
  const [at, setAt] = useState(0)
  usePlace(scroller, name, rows.length > 0)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are measured anew when their height changes
  useEffect(() => virtual.measure(), [height])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && rows.length > 0 && last >= rows.length - 15) more()
  }, [more, last, rows.length])
  const template = columns
    .map(({ width, grows }) => (grows ? `minmax(${ofText(width)}, 1fr)` : ofText(width)))
    .join(' ')
  const least = phone ? undefined : ofText(columns.reduce((sum, { width }) => sum + width, 0))
  const walk = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setAt(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus())
  }
  return (
    <div
      ref={scroller}
      className="kb-table"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') walk(at + 1)
        else if (event.key === 'ArrowUp') walk(at - 1)
        else if (event.key === 'Enter' && rows[at]) onOpen?.(rows[at])
        else return
        event.preventDefault()
      }}
    >
      <div
        className={phone ? 'kb-table-head kb-visually-hidden' : 'kb-table-head'}
        role="row"
        tabIndex={-1}
        style={{ gridTemplateColumns: template, minWidth: least }}
      >
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            className={column.right ? 'kb-cell kb-number' : 'kb-cell'}
            tabIndex={-1}
          >
            {column.title}
          </div>
        ))}
      </div>
      {rows.length === 0 && empty}
      <div style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: least }}>
        {items.map((item) => {
          const row = rows[item.index]!
          const key = keyOf(row)
          return (
            <div
              key={key}
              role="row"
              data-at={item.index}
              tabIndex={item.index === at ? 0 : -1}
              aria-selected={key === chosen}
              className={`kb-table-row${onOpen ? ' kb-table-opens' : ''}${phone ? ' kb-table-card' : ''}`}
              style={{
                ...(phone ? {} : { gridTemplateColumns: template }),
                height,
                transform: `translateY(${item.start}px)`,
              }}
              onFocus={() => setAt(item.index)}
              onClick={() => onOpen?.(row)}
              onKeyDown={() => {}}
            >
              {columns.map((column) => (
                <div
                  key={column.key}
                  role="gridcell"
                  tabIndex={-1}
                  className={column.right ? 'kb-cell kb-number' : 'kb-cell'}
                >
                  {column.show(row)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
      {foot}
    </div>
  )
}
