import { useEffect, useState } from 'react'
import { keep, kept, letGo } from '#web/ui/store.ts'
import type { Line } from '../contract/jobs.ts'
import type { Terms } from '../contract/words.ts'

interface Draft {
  words: string
  terms: Terms
  lines: Line[]
  agreed?: { at: string; fen: number } | undefined
  cause?: string | undefined
  before: Blob[]
  after: Blob[]
  signature?: Blob | undefined
  signedBy: string
}

const empty: Draft = { words: '', terms: 'service', lines: [], before: [], after: [], signedBy: '' }

/** What is written of a job before it is done: kept on every change, for the phone may die between before and after. */
export function useFinishing(jobId: string) {
  const key = `job:${jobId}`
  const [draft, setDraft] = useState<Draft>(empty)
  useEffect(() => {
    kept<Draft>(key).then((found) => found && setDraft({ ...empty, ...found.value, signature: undefined }))
  }, [key])
  const put = (change: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...change }
      keep(key, next)
      return next
    })
  return { draft, put, forget: () => letGo(key) }
}
