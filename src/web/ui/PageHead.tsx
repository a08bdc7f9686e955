import type { ReactNode } from 'react'

export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="kb-page-head">
      <h1 className="kb-grow">{title}</h1>
      {children}
    </header>
  )
}
