import { useRef, useState } from 'react'
import { sendPhoto, shrinkPhoto } from '#web/ui/photos.ts'
import { freshKey } from '#web/ui/tokens.ts'

/** A picture or a sound of mine on its way: kept here until the server has it. */
export interface Attachment {
  key: string
  blob: Blob
  name: string
  /** Its name at the server, once it is there. */
  id?: string
  failed?: string
}

/**
 * Pictures are made small and sent while one goes on writing; what failed is seen and tried again. `save` keeps the list, so
 * that a page that is loaded anew goes on with it.
 */
export function useAttachments(save: (list: Attachment[]) => void) {
  const [list, setList] = useState<Attachment[]>([])
  const latest = useRef<Attachment[]>([])
  const put = (next: Attachment[]) => {
    latest.current = next
    setList(next)
    save(next)
  }
  const change = (key: string, part: Partial<Attachment>) =>
    put(latest.current.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const send = async (one: Attachment) => {
    try {
      change(one.key, { id: await sendPhoto(one.blob, 'customer', one.name) })
    } catch (error) {
      change(one.key, { failed: (error as Error).message })
    }
  }
  const add = async (file: Blob, name: string) => {
    const blob = file.type.startsWith('image/') ? await shrinkPhoto(file) : file
    const one = { key: freshKey(), blob, name }
    put([...latest.current, one])
    await send(one)
  }
  return {
    list,
    add,
    again: (one: Attachment) => {
      const { failed: _failed, ...fresh } = one
      put(latest.current.map((each) => (each.key === one.key ? fresh : each)))
      return send(fresh)
    },
    remove: (key: string) => put(latest.current.filter((each) => each.key !== key)),
    /** Goes on with what was kept: what had not arrived is sent again. */
    restore: (kept: Attachment[]) => {
      latest.current = kept
      setList(kept)
      for (const one of kept) if (!one.id) send(one)
    },
    clear: () => put([]),
    ids: list.flatMap(({ id }) => (id ? [id] : [])),
    waiting: list.some(({ id, failed }) => !id && !failed),
    failed: list.some(({ failed }) => failed !== undefined),
  }
}

export type Attachments = ReturnType<typeof useAttachments>
