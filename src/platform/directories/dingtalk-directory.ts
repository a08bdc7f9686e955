import { withToken } from '../senders/app-token.ts'
import { callProvider, type Reply, saidBy } from '../senders/call-provider.ts'
import { type DingtalkSettings, dingtalkHosts, dingtalkStale, dingtalkTokens } from '../senders/dingtalk.ts'
import { type Directory, type DirectoryPerson, DirectoryRefused, MOST_PAGES } from './directory.ts'

const ROOT = 1

interface Page {
  has_more: boolean
  next_cursor?: number
  list: { userid: string; unionid?: string; name: string }[]
}

/**
 * People of DingTalk, department by department: open.dingtalk.com, "获取部门用户详情" (topapi/v2/user/list), "获取子部门ID列表"
 * (topapi/v2/department/listsubid); signing in by "登录第三方网站" (oauth2/auth, v1.0/oauth2/userAccessToken, v1.0/contact/users/me),
 * which knows a person by his unionId.
 */
export function dingtalkDirectory(settings: DingtalkSettings, clock: () => Date): Directory {
  const tokens = dingtalkTokens(settings, clock)
  const hosts = dingtalkHosts(settings)
  const ask = async <T>(action: string, body: object): Promise<T> => {
    const reply = await withToken<Reply>(tokens, async (token) => {
      const answer = await callProvider(
        `${hosts.oapi}/topapi/v2/${action}?access_token=${encodeURIComponent(token)}`,
        { body },
      )
      return dingtalkStale(answer.body) ? 'stale' : answer
    })
    if ('refused' in reply) throw new DirectoryRefused(reply.refused.answer)
    if (reply.body.errcode !== 0) throw new DirectoryRefused(saidBy(reply.body.errcode, reply.body.errmsg))
    return reply.body.result as T
  }
  return {
    provider: 'dingtalk',
    people: async () => {
      const people = new Map<string, DirectoryPerson>()
      const departments = [ROOT]
      let pages = 0
      for (const department of departments) {
        const { dept_id_list: below } = await ask<{ dept_id_list: number[] }>('department/listsubid', {
          dept_id: department,
        })
        departments.push(...below.filter((each) => !departments.includes(each)))
        for (let cursor: number | undefined = 0; cursor !== undefined; pages += 1) {
          if (pages > MOST_PAGES) throw new DirectoryRefused('TOO_MANY_PAGES')
          const page: Page = await ask('user/list', { dept_id: department, cursor, size: 100 })
          for (const { userid, unionid, name } of page.list)
            people.set(userid, { id: userid, union: unionid ?? null, name })
          cursor = page.has_more ? page.next_cursor : undefined
        }
      }
      return [...people.values()]
    },
    signInAddress: (back, state) =>
      `${settings.endpoint ?? 'https://login.dingtalk.com'}/oauth2/auth?${new URLSearchParams({
        redirect_uri: back,
        response_type: 'code',
        client_id: settings.key,
        scope: 'openid',
        prompt: 'consent',
        state,
      })}`,
    whoAgreed: async (code) => {
      const granted = await callProvider(`${hosts.api}/v1.0/oauth2/userAccessToken`, {
        body: {
          clientId: settings.key,
          clientSecret: settings.secret,
          code,
          grantType: 'authorization_code',
        },
      })
      if (typeof granted.body.accessToken !== 'string') return null
      const me = await callProvider(`${hosts.api}/v1.0/contact/users/me`, {
        token: granted.body.accessToken,
        header: 'x-acs-dingtalk-access-token',
      })
      return typeof me.body.unionId === 'string' ? { union: me.body.unionId } : null
    },
  }
}
