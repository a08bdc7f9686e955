import { useSyncExternalStore } from 'react'
import type { Words } from '#platform/operation.ts'

export type Locale = 'zh-CN' | 'en'

let locale: Locale = (localStorage.getItem('keban.language') as Locale | null) ?? 'zh-CN'
const listeners = new Set<() => void>()

export const currentLocale = () => locale

export function chooseLocale(next: Locale): void {
  locale = next
  localStorage.setItem('keban.language', next)
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

/** Words stand where they are used, in both languages at once, so none can be missing. */
export function useWords() {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => locale,
  )
  return {
    locale: current,
    t: (zh: string, en: string) => (current === 'en' ? en : zh),
    say: (words: Words) => (current === 'en' ? words.en : words.zh),
  }
}
