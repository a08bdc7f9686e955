import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Bones } from './Bones.tsx'
import { Failed } from './Failed.tsx'

interface Props<T> {
  query: UseQueryResult<T, Error>
  bones?: number
  height?: number
  children(data: T): ReactNode
}

/** What was asked: bones until it is there, the server's words when it declined. */
export function Asked<T>({ query, bones, height, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failed error={query.error} again={() => query.refetch()} />
  return <Bones {...(bones ? { rows: bones } : {})} {...(height ? { height } : {})} />
}
