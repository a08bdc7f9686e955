import { Switch } from 'antd'
import { type ReactNode, useId } from 'react'

export function Toggle({
  on,
  onChange,
  children,
}: {
  on: boolean
  onChange(on: boolean): void
  children: ReactNode
}) {
  const id = useId()
  return (
    <span className="kb-row" style={{ gap: 6 }}>
      <Switch id={id} size="small" checked={on} onChange={onChange} />
      <label htmlFor={id}>{children}</label>
    </span>
  )
}
