import type { ReactNode } from 'react'

interface Choice<T extends string> {
  value: T
  label: ReactNode
  disabled?: boolean
}

interface Props<T extends string> {
  choices: readonly Choice<T>[]
  value: T | undefined
  onChange(value: T): void
  label: string
}

/** One of a few, each a big target. */
export function Chips<T extends string>({ choices, value, onChange, label }: Props<T>) {
  const move = (step: number) => {
    const open = choices.filter((choice) => !choice.disabled)
    const at = open.findIndex((choice) => choice.value === value)
    const next = open[(at + step + open.length) % open.length]
    if (next) onChange(next.value)
  }
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="kb-wrap"
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
        if (!step) return
        event.preventDefault()
        move(step)
        const group = event.currentTarget
        requestAnimationFrame(() => group.querySelector<HTMLElement>('[aria-checked="true"]')?.focus())
      }}
    >
      {choices.map((choice, index) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          className="kb-chip"
          aria-checked={choice.value === value}
          aria-disabled={choice.disabled ?? false}
          tabIndex={choice.value === value || (value === undefined && index === 0) ? 0 : -1}
          onClick={() => !choice.disabled && onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  )
}
