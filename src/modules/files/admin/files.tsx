import { App } from 'antd'
import { useState } from 'react'
import { call, currentTenant, Declined, fetchJson } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { currentLocale, useWords } from '#web/ui/words.ts'
import { seeFile } from '../contract.ts'

/** Uploads one file and answers its id. */
export async function sendFile(file: File): Promise<string> {
  const body = new FormData()
  body.append('file', file, file.name)
  const tenant = currentTenant()
  const answer = await fetchJson('/api/staff/files', {
    method: 'POST',
    body,
    credentials: 'same-origin',
    headers: { 'accept-language': currentLocale(), ...(tenant ? { 'keban-tenant': tenant } : {}) },
  })
  return (answer as { id: string }).id
}

const fileAddress = (id: string) => `/api/staff/files/${id}?tenant=${currentTenant() ?? ''}`

const PATIENCE_MS = 5 * 60_000

/** Waits for a file that a job is writing, then saves it. */
async function saveWhenWritten(id: string): Promise<void> {
  const began = performance.now()
  for (;;) {
    try {
      const { name } = await call(seeFile, { id })
      const link = document.createElement('a')
      link.href = fileAddress(id)
      link.download = name
      document.body.append(link)
      link.click()
      link.remove()
      return
    } catch (error) {
      const notYet = error instanceof Declined && error.status === 404
      if (!notYet || performance.now() - began > PATIENCE_MS) throw error
      await new Promise((resolve) => setTimeout(resolve, 700))
    }
  }
}

/** Asks for a file, waits until it is written and saves it; says what went wrong. */
export function useSaving() {
  const { message } = App.useApp()
  const { t } = useWords()
  const [saving, setSaving] = useState(false)
  const save = async (ask: () => Promise<{ fileId: string }>) => {
    setSaving(true)
    try {
      await saveWhenWritten((await ask()).fileId)
      message.success(t('已下载', 'Downloaded'))
    } catch (error) {
      message.error(saidBy(error))
    } finally {
      setSaving(false)
    }
  }
  return { saving, save }
}
