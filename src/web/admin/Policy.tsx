import type { ReactNode } from 'react'
import { useWords } from '#web/ui/words.ts'
import { useMyself } from './session.ts'

/** Words of the policy itself: they stay in its language, and voices and fonts are told which one that is. */
export function Policy({ children, language }: { children: ReactNode; language?: string | undefined }) {
  const { locale } = useWords()
  const { policyLanguage } = useMyself()
  const own = language ?? policyLanguage
  return own === locale ? children : <span lang={own}>{children}</span>
}

const chinese = /([\p{Script=Han}][\p{Script=Han}（）、·]*)/u

/** A sentence of ours around titles of the policy. Where the alphabets differ each part says its language. */
export function WithTitles({ text }: { text: string }) {
  const { locale } = useWords()
  if (locale !== 'en') return text
  return text.split(chinese).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} lang="zh-CN">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
