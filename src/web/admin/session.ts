import { createContext, useContext } from 'react'
import { useParams } from 'react-router'
import { me } from '#modules/staff/contract/account.ts'
import type { OutputOf } from '#platform/operation.ts'
import { useRead } from '#web/ui/query.ts'

export type Myself = OutputOf<typeof me>

export const MyselfContext = createContext<Myself | null>(null)

export function useMyself(): Myself {
  const myself = useContext(MyselfContext)
  if (!myself) throw new Error('Used outside a company')
  return myself
}

export const useAskMe = (slug: string) => {
  const query = useRead(me, {}, { staleTime: 20_000, refetchInterval: 60_000 })
  return { ...query, slug }
}

export const useMay = (permission: string) => useMyself().permissions.includes(permission)

/** Addresses always hold the company: `here('today')` is `/yunqi/today`. */
export function useHere(): (path: string) => string {
  const { slug } = useParams()
  return (path) => `/${slug}/${path}`
}
