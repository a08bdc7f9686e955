import { readFileSync } from 'node:fs'

const words = {
  'zh-CN': wordsIn('../../../locales/engine.zh-CN.json'),
  en: wordsIn('../../../locales/engine.en.json'),
}

function wordsIn(path: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Record<string, string>
}

/** A finding in words; `{name}` in the sentence is the finding's value of that name. Unknown codes show as they are. */
export function sayFinding(
  finding: { code: string; values: Record<string, string> },
  locale: 'zh-CN' | 'en',
): string {
  const sentence = words[locale][finding.code] ?? finding.code
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => finding.values[name] ?? '')
}
