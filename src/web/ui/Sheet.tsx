import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { usePhone } from './look.ts'

interface Props {
  open: boolean
  title: ReactNode
  onClose(): void
  children: ReactNode
  footer?: ReactNode
  extra?: ReactNode
  width?: number
  /** On a phone: covers the whole screen. */
  whole?: boolean
}

/** From below on a phone, where the thumb is; from the right on a desk. */
export function Sheet({ open, title, onClose, children, footer, extra, width = 480, whole = false }: Props) {
  const phone = usePhone()
  return (
    <Drawer
      open={open}
      title={title}
      onClose={onClose}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? (whole ? '100%' : '86%') : width}
      footer={footer}
      extra={extra}
      destroyOnHidden
      styles={{
        body: { padding: phone ? 16 : 20 },
        header: { padding: phone ? '10px 16px' : '14px 20px' },
        footer: { padding: phone ? '10px 16px calc(10px + env(safe-area-inset-bottom))' : '12px 20px' },
        section: phone && !whole ? { borderRadius: '14px 14px 0 0' } : {},
      }}
    >
      {children}
    </Drawer>
  )
}
