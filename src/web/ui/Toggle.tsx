import { Switch } from 'antd'
import { type ReactNode, useId } from 'react'

export function Toggle({
  on,
  onChange,
  disabled = false,
  children,
}: {
  on: boolean
  onChange(on: boolean): void
  disabled?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <span className="kb-row" style={{ gap: 6 }}>
      <Switch id={id} size="small" checked={on} disabled={disabled} onChange={onChange} />
      <label htmlFor={id}>{children}</label>
    </span>
  )
}
