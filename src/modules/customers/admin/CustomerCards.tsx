import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { usePlace } from '#web/ui/use-place.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { ListedCustomer } from '../contract/lists.ts'
import { useSayStanding } from './useCustomerColumns.tsx'

export function CustomerCards({
  rows,
  name,
  more,
  empty,
}: {
  rows: readonly ListedCustomer[]
  name: string
  more?: () => void
  empty: ReactNode
}) {
  const { t } = useWords()
  const here = useHere()
  const standing = useSayStanding()
  const scroller = useRef<HTMLDivElement>(null)
  usePlace(scroller, name, rows.length > 0)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    overscan: 10,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && rows.length > 0 && last >= rows.length - 15) more()
  }, [more, last, rows.length])
  return (
    <div
      ref={scroller}
      style={{
        height: '100%',
        overflowY: 'auto',
        background: 'var(--kb-paper)',
        borderTop: '1px solid var(--kb-line)',
      }}
    >
      {rows.length === 0 && empty}
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = rows[item.index]!
          return (
            <div
              key={row.id}
              ref={virtual.measureElement}
              data-index={item.index}
              style={{
                position: 'absolute',
                insetInline: 0,
                top: 0,
                transform: `translateY(${item.start}px)`,
              }}
            >
              <Link to={here(`customers/${row.id}`)} className="kb-plain kb-person-card">
                <span className="kb-row">
                  <span className="kb-grow kb-one-line">
                    <strong>{row.name}</strong> {row.room}{' '}
                    <span className="kb-muted kb-small">{standing(row.standing)}</span>
                  </span>
                  {row.owed > 0 && (
                    <span className={row.overdue > 0 ? 'kb-late' : 'kb-muted'}>
                      {row.overdue > 0
                        ? t(`逾期 ${row.overdue}`, `${row.overdue} late`)
                        : t(`欠 ${row.owed} 件`, `${row.owed} owed`)}
                    </span>
                  )}
                </span>
                <span className="kb-muted kb-small kb-row">
                  <span className="kb-grow kb-one-line">
                    {row.phone} {row.phone && row.stage && '· '}
                    {row.stage && <Policy>{row.stage}</Policy>}
                  </span>
                  {row.contactedAt ? <When at={row.contactedAt} /> : t('没联系过', 'no contact')}
                </span>
              </Link>
            </div>
          )
        })}
      </div>
    </div>
  )
}
