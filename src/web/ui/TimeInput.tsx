import { dayOf, timeOf } from './clock.ts'

interface DayProps {
  id?: string
  value: string | null | undefined
  onChange(day: string | undefined): void
  min?: string
  max?: string
  label?: string
}

/** The device's own day picker: light, and known to every thumb. */
export function DayInput({ id, value, onChange, min, max, label }: DayProps) {
  return (
    <input
      id={id}
      type="date"
      className="kb-input"
      value={value ?? ''}
      min={min}
      // A bound keeps browsers from taking years of six digits, which are no date to anybody.
      max={max ?? '9999-12-31'}
      aria-label={label}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  )
}

interface MomentProps {
  id?: string
  value: string | undefined
  onChange(moment: string | undefined): void
  min?: string
  max?: string
  label?: string
}

const asTyped = (moment: string | undefined) => (moment ? `${dayOf(moment)}T${timeOf(moment)}` : '')

/** Times are typed and read in the company's zone, whatever the device believes. */
export function MomentInput({ id, value, onChange, min, max, label }: MomentProps) {
  return (
    <input
      id={id}
      type="datetime-local"
      className="kb-input"
      value={asTyped(value)}
      min={asTyped(min) || undefined}
      max={asTyped(max) || undefined}
      aria-label={label}
      onChange={(event) => onChange(event.target.value ? momentAt(event.target.value) : undefined)}
    />
  )
}

/** `2026-11-23T19:00` on the wall of the company. */
export const momentAt = (typed: string) => `${typed.slice(0, 16)}:00+08:00`
