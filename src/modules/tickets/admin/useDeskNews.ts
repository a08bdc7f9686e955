import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { touch } from '#web/ui/query.ts'

/** Hears that something happened at the desk and reads again what is shown; what exactly, only reading tells. */
export function useDeskNews(): void {
  const client = useQueryClient()
  const { slug } = useParams()
  useEffect(() => {
    if (!slug || typeof EventSource === 'undefined') return
    const source = new EventSource(`/api/staff/desk-news?company=${encodeURIComponent(slug)}`)
    source.onmessage = () => touch(client, ['tickets', 'dispatch', 'repairs'])
    return () => source.close()
  }, [client, slug])
}
