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

/** A count in English: 1 home, 1,240 homes. */
export const many = (count: number, one: string, more = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`

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
    /** Several names in one line: 王芳、李想. */
    listed: (names: readonly string[]) => names.join(current === 'en' ? ', ' : '、'),
    /** What is said by the way, with its space before it where the language has one: （上次 周六）. */
    aside: (text: string) => (current === 'en' ? ` (${text})` : `（${text}）`),
    /** What follows a heading in the same line: ：改了手机. */
    then: (text: string) => (current === 'en' ? `: ${text}` : `：${text}`),
  }
}
