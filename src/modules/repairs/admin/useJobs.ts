import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { Declined } from '#web/ui/call.ts'
import { useRead } from '#web/ui/query.ts'
import { keep, kept } from '#web/ui/store.ts'
import { listMyJobs } from '../contract/jobs.ts'

type Jobs = OutputOf<typeof listMyJobs>

/** My jobs, and without a line those this phone saw last, with the hour they are from. */
export function useJobs() {
  const { slug } = useParams()
  const query = useRead(listMyJobs, {}, { keep: true, refetchInterval: 60_000 })
  const [old, setOld] = useState<{ value: Jobs; at: Date }>()
  const name = `jobs:${slug}`
  const { data, error } = query
  useEffect(() => {
    if (data) keep(name, data)
  }, [name, data])
  const lost = error instanceof Declined && error.status === 0
  useEffect(() => {
    if (lost) kept<Jobs>(name).then(setOld)
    else setOld(undefined)
  }, [name, lost])
  return {
    query,
    jobs: lost ? (old?.value ?? data) : data,
    oldAt: lost ? (old?.at ?? (data ? new Date(data.now) : undefined)) : undefined,
  }
}
