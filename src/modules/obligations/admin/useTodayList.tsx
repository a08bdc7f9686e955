import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import type { InputOf, OutputOf } from '#platform/operation.ts'
import { Declined } from '#web/ui/call.ts'
import { useRead } from '#web/ui/query.ts'
import { keep, kept } from '#web/ui/store.ts'
import { seeToday } from '../contract/matters.ts'

export type Today = OutputOf<typeof seeToday>
export type Tab = NonNullable<InputOf<typeof seeToday>['tab']>

/** The first portion is what is most urgent; sorting and filtering want the whole. */
const PORTION = 30
const WHOLE = 500

/** The list, and without a line the one of this morning with the hour it is from. */
export function useTodayList(tab: Tab, staffId: string | undefined, whole: boolean) {
  const { slug } = useParams()
  const query = useRead(
    seeToday,
    { tab, limit: whole ? WHOLE : PORTION, ...(staffId ? { staffId } : {}) },
    { keep: true, refetchInterval: 120_000 },
  )
  const [old, setOld] = useState<{ value: Today; at: Date }>()
  const name = `today:${slug}:${tab}:${staffId ?? 'mine'}`
  const { data, error } = query
  useEffect(() => {
    if (data && !query.isPlaceholderData) keep(name, data)
  }, [name, data, query.isPlaceholderData])
  const lost = error instanceof Declined && error.status === 0
  useEffect(() => {
    if (lost) kept<Today>(name).then(setOld)
    else setOld(undefined)
  }, [name, lost])
  return {
    query,
    list: lost ? (old?.value ?? data) : data,
    oldAt: lost ? (old?.at ?? (data ? new Date(data.now) : undefined)) : undefined,
  }
}
