import { type ReactNode, useId } from 'react'

interface Props {
  label: ReactNode
  required?: boolean
  hint?: ReactNode
  error?: string | undefined
  /** Gets the id that joins label and control. */
  children(id: string): ReactNode
}

export function Field({ label, required, hint, error, children }: Props) {
  const id = useId()
  return (
    <div>
      <label className="kb-label" htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {children(id)}
      {error ? (
        <p role="alert" className="kb-small" style={{ marginTop: 4, color: 'var(--kb-late)' }}>
          {error}
        </p>
      ) : (
        hint && (
          <p className="kb-faint kb-small" style={{ marginTop: 4 }}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}
