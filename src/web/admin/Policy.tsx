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
