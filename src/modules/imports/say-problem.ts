import { readFileSync } from 'node:fs'
import type { Words } from '#platform/operation.ts'

const wordsIn = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../../locales/imports.${locale}.json`, import.meta.url), 'utf8'))
const zh = wordsIn('zh-CN')
const en = wordsIn('en')

/** The sentence of a problem in both languages. */
export function sayProblem(code: string, values: SaidValues = {}): Words {
  return { zh: fill(zh[code] ?? code, values, 'zh'), en: fill(en[code] ?? code, values, 'en') }
}

/** What fills the gaps of a sentence; words are said in its language. */
export type SaidValues = Readonly<Record<string, string | number | Words>>

const fill = (text: string, values: SaidValues, language: 'zh' | 'en') =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : String(typeof value === 'object' ? value[language] : value)
  })
