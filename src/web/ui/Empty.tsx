import type { ReactNode } from 'react'

/** Says in a sentence why there is nothing and what to do next. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="kb-empty" role="status">
      <p>{children}</p>
      {action && <div style={{ marginTop: 16 }}>{action}</div>}
    </div>
  )
}
