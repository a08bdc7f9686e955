import { useEffect, useState } from 'react'
import { keep, kept, letGo } from '#web/ui/store.ts'
import { freshKey } from '#web/ui/tokens.ts'
import { type Attachment, useAttachments } from './useAttachments.ts'

export interface Draft {
  /** Sent with the report: however often it is sent, it is filed once. */
  key: string
  kind: string
  category: string
  words: string
  /** Empty: at home. */
  place: string
  remedy: string
  convenient: string
}

const WORDS = 'portal:report'
const FILES = 'portal:report-files'

/** What was typed and attached stays on the phone through a call, a reload, a lost line; for a day. */
export function useDraft(begin: Pick<Draft, 'kind' | 'place'>) {
  const empty = (): Draft => ({
    key: freshKey(),
    category: '',
    words: '',
    remedy: '',
    convenient: '',
    ...begin,
  })
  const [draft, setDraft] = useState(empty)
  const [restored, setRestored] = useState(false)
  const attachments = useAttachments((list) => keep(FILES, list))
  const { restore } = attachments
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    Promise.all([kept<Draft>(WORDS), kept<Attachment[]>(FILES)]).then(([words, files]) => {
      if (words)
        setDraft({
          ...words.value,
          kind: begin.kind || words.value.kind,
          place: begin.place || words.value.place,
        })
      if (files) restore(files.value)
      setRestored(true)
    })
  }, [])
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keep(WORDS, next)
  }
  const clear = async () => {
    await Promise.all([letGo(WORDS), letGo(FILES)])
    attachments.clear()
    await letGo(FILES)
    setDraft(empty())
  }
  return { draft, change, clear, attachments, restored }
}
