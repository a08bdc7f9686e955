import { readFileSync } from 'node:fs'
import type { Words } from '#platform/operation.ts'

const wordsIn = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../../locales/imports.${locale}.json`, import.meta.url), 'utf8'))
const zh = wordsIn('zh-CN')
const en = wordsIn('en')

/** The sentence of a problem in both languages. */
export function sayProblem(code: string, values: Record<string, string | number> = {}): Words {
  return { zh: fill(zh[code] ?? code, values), en: fill(en[code] ?? code, values) }
}

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
