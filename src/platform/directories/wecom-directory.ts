import { withToken } from '../senders/app-token.ts'
import { callProvider, type Reply, saidBy } from '../senders/call-provider.ts'
import { type WecomSettings, wecomHost, wecomStale, wecomTokens } from '../senders/wecom.ts'
import { type Directory, DirectoryRefused } from './directory.ts'

/**
 * People of WeCom: developer.work.weixin.qq.com/document/path/90200 (user/simplelist), 91023 (auth/getuserinfo); signing in within it
 * by 91022, elsewhere by a code to scan.
 */
export function wecomDirectory(settings: WecomSettings, clock: () => Date): Directory {
  const tokens = wecomTokens(settings, clock)
  const ask = async (action: string, query: Record<string, string>): Promise<Reply['body']> => {
    const reply = await withToken<Reply>(tokens, async (token) => {
      const asked = new URLSearchParams({ access_token: token, ...query })
      const answer = await callProvider(`${wecomHost(settings)}/cgi-bin/${action}?${asked}`)
      return wecomStale(answer.body) ? 'stale' : answer
    })
    if ('refused' in reply) throw new DirectoryRefused(reply.refused.answer)
    return reply.body
  }
  return {
    provider: 'wecom',
    people: async () => {
      const body = await ask('user/simplelist', { department_id: '1', fetch_child: '1' })
      if (body.errcode !== 0) throw new DirectoryRefused(saidBy(body.errcode, body.errmsg))
      const list = body.userlist as { userid: string; name: string }[]
      return list.map(({ userid, name }) => ({ id: userid, union: null, name }))
    },
    signInAddress: (back, state, within) => {
      const asked = { appid: settings.corp, agentid: settings.agent, redirect_uri: back, state }
      return within
        ? `${settings.endpoint ?? 'https://open.weixin.qq.com'}/connect/oauth2/authorize?${new URLSearchParams({ ...asked, response_type: 'code', scope: 'snsapi_base' })}#wechat_redirect`
        : `${settings.endpoint ?? 'https://login.work.weixin.qq.com'}/wwlogin/sso/login?${new URLSearchParams({ ...asked, login_type: 'CorpApp' })}`
    },
    whoAgreed: async (code) => {
      const body = await ask('auth/getuserinfo', { code })
      return body.errcode === 0 && typeof body.userid === 'string' ? { id: body.userid } : null
    },
  }
}
