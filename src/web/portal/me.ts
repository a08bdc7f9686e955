import { createContext, useContext } from 'react'
import { useParams } from 'react-router'
import type { seeMe } from '#modules/access/contract/mine.ts'
import type { OutputOf } from '#platform/operation.ts'

export type Me = OutputOf<typeof seeMe>
export type MyHome = Me['homes'][number]

export const MeContext = createContext<{ me: Me; home: MyHome; choose(unitId: string): void } | null>(null)

/** Who is in, and which of his homes he looks at. */
export function useMe() {
  const found = useContext(MeContext)
  if (!found) throw new Error('Used outside the frame')
  return found
}

/** Addresses always hold the company: `here('notices')` is `/c/yunqi/notices`. */
export function useHere(): (path?: string) => string {
  const { slug } = useParams()
  return (path = '') => `/c/${slug}/${path}`
}

/** Which home was looked at last; wiped with everything else of a person. */
export const homeKey = (slug: string | undefined) => `keban.mine.home.${slug}`
