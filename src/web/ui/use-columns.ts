import { useState } from 'react'

/** Which columns of a table somebody wants to see, kept on this device. */
export function useColumns<T extends { key: string }>(name: string, all: readonly T[], fixed: string) {
  const key = `keban.columns.${name}`
  const [hidden, setHidden] = useState<string[]>(() => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '[]') as string[]
    } catch {
      return []
    }
  })
  const toggle = (column: string) => {
    if (column === fixed) return
    const next = hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column]
    setHidden(next)
    localStorage.setItem(key, JSON.stringify(next))
  }
  return { shown: all.filter((column) => !hidden.includes(column.key)), hidden, toggle }
}
