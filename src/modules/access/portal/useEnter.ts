import { useLocation, useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { useHere } from '#web/portal/me.ts'
import { fetchJson } from '#web/ui/call.ts'
import { queries } from '#web/ui/query.ts'
import { currentLocale } from '#web/ui/words.ts'
import type { entering, people } from '../contract/entering.ts'

type Entering = z.input<typeof entering>
export type People = z.output<typeof people>

/** Asks to come in; answers who one can be where several people have the number. Throws the server's words. */
export function useEnter() {
  const { slug } = useParams()
  const go = useNavigate()
  const { state } = useLocation()
  const here = useHere()
  return async (by: Entering): Promise<People | undefined> => {
    const answer = (await fetchJson('/api/public/session', {
      method: 'POST',
      body: JSON.stringify(by),
      headers: {
        'content-type': 'application/json',
        'keban-tenant': slug ?? '',
        'accept-language': currentLocale(),
      },
    })) as { people?: People }
    if (answer.people) return answer.people
    queries.clear()
    const wanted = (state as { wanted?: string } | null)?.wanted
    go(wanted ?? here(), { replace: true })
    return undefined
  }
}
