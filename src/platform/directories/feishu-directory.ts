import { withToken } from '../senders/app-token.ts'
import { callProvider, type Reply, saidBy } from '../senders/call-provider.ts'
import { type FeishuSettings, feishuHost, feishuStale, feishuTokens } from '../senders/feishu.ts'
import { type Directory, type DirectoryPerson, DirectoryRefused, MOST_PAGES } from './directory.ts'

const ROOT = '0'

interface Page<T> {
  has_more: boolean
  page_token?: string
  items?: T[]
}

/**
 * People of Feishu, department by department: open.feishu.cn, "获取子部门列表" (contact/v3/departments/…/children), "获取部门直属用户列表"
 * (contact/v3/users/find_by_department); signing in by "获取授权码" (authen/v1/authorize), "获取 user_access_token"
 * (authen/v2/oauth/token), "获取用户信息" (authen/v1/user_info).
 */
export function feishuDirectory(settings: FeishuSettings, clock: () => Date): Directory {
  const tokens = feishuTokens(settings, clock)
  const host = feishuHost(settings)
  const pagesOf = async <T>(path: string, query: Record<string, string>): Promise<T[]> => {
    const items: T[] = []
    let next: string | undefined
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const asked = new URLSearchParams({ ...query, page_size: '50', ...(next ? { page_token: next } : {}) })
      const reply = await withToken<Reply>(tokens, async (token) => {
        const answer = await callProvider(`${host}/open-apis/contact/v3/${path}?${asked}`, { token })
        return feishuStale(answer.body) ? 'stale' : answer
      })
      if ('refused' in reply) throw new DirectoryRefused(reply.refused.answer)
      if (reply.body.code !== 0) throw new DirectoryRefused(saidBy(reply.body.code, reply.body.msg))
      const page = reply.body.data as Page<T>
      items.push(...(page.items ?? []))
      if (!page.has_more) return items
      next = page.page_token
    }
    throw new DirectoryRefused('TOO_MANY_PAGES')
  }
  return {
    provider: 'feishu',
    people: async () => {
      const below = await pagesOf<{ open_department_id: string }>(`departments/${ROOT}/children`, {
        fetch_child: 'true',
        department_id_type: 'open_department_id',
      })
      const people = new Map<string, DirectoryPerson>()
      for (const department of [ROOT, ...below.map((each) => each.open_department_id)])
        for (const { open_id, union_id, name } of await pagesOf<{
          open_id: string
          union_id?: string
          name: string
        }>('users/find_by_department', {
          department_id: department,
          department_id_type: 'open_department_id',
          user_id_type: 'open_id',
        }))
          people.set(open_id, { id: open_id, union: union_id ?? null, name })
      return [...people.values()]
    },
    signInAddress: (back, state) =>
      `${settings.endpoint ?? 'https://accounts.feishu.cn'}/open-apis/authen/v1/authorize?${new URLSearchParams(
        {
          client_id: settings.app,
          response_type: 'code',
          redirect_uri: back,
          state,
        },
      )}`,
    whoAgreed: async (code) => {
      const granted = await callProvider(`${host}/open-apis/authen/v2/oauth/token`, {
        body: {
          grant_type: 'authorization_code',
          client_id: settings.app,
          client_secret: settings.secret,
          code,
        },
      })
      if (typeof granted.body.access_token !== 'string') return null
      const me = await callProvider(`${host}/open-apis/authen/v1/user_info`, {
        token: granted.body.access_token,
      })
      const { open_id: id } = (me.body.data ?? {}) as { open_id?: string }
      return id ? { id } : null
    },
  }
}
