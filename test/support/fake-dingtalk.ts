import { createHmac } from 'node:crypto'
import { type Asked, FakeProvider, type Said, type Serving, serveFake } from './fake-provider.ts'

/** DingTalk over HTTP: both of its doors, accepted but not received, the same content once a day, a signed robot. */
export class FakeDingtalk extends FakeProvider {
  readonly settings = { key: 'dingkey', secret: 'ding-secret', agent: '158653650', endpoint: '' }
  readonly robot = { token: 'robot-token', secret: 'SECbeefcafe' }
  readonly #tasks: { id: number; to: string; fate: 'unread' | 'invalid' | 'forbidden' }[] = []
  readonly #userTokens = new Map<string, string>()
  #robotShutUntil = 0
  serving!: Serving

  static async open(): Promise<FakeDingtalk> {
    const fake = new FakeDingtalk()
    fake.serving = await serveFake(
      fake,
      (path) => path.endsWith('asyncsend_v2') || path === '/robot/send',
      (asked, told) => fake.#answer(asked, told),
    )
    fake.settings.endpoint = fake.serving.endpoint
    return fake
  }

  #answer(asked: Asked, told: string | undefined): Said | null {
    const { path, query, body, headers } = asked
    if (path === '/v1.0/oauth2/accessToken') {
      if (body.appKey !== this.settings.key || body.appSecret !== this.settings.secret)
        return {
          status: 400,
          body: { code: 'invalidClientIdOrSecret', message: '无效的clientId或者clientSecret' },
        }
      const { token, seconds } = this.token()
      return { body: { accessToken: token, expireIn: seconds } }
    }
    if (path === '/v1.0/oauth2/userAccessToken') {
      const person = body.grantType === 'authorization_code' && this.redeem(String(body.code))
      if (!person || body.clientId !== this.settings.key || body.clientSecret !== this.settings.secret)
        return { status: 400, body: { code: 'invalidAuthCode', message: '不存在的临时授权码' } }
      this.#userTokens.set(`u-${person.id}`, person.id)
      return { body: { accessToken: `u-${person.id}`, refreshToken: 'r', expireIn: 7200, corpId: 'ding1' } }
    }
    if (path === '/v1.0/contact/users/me') {
      const person = this.people.get(
        this.#userTokens.get(String(headers['x-acs-dingtalk-access-token'] ?? '')) ?? '',
      )
      return person
        ? { body: { nick: person.name, unionId: person.union, openId: `o-${person.union}` } }
        : { status: 400, body: { code: 'Forbidden.AccessDenied', message: 'token invalid' } }
    }
    if (path === '/robot/send') return this.#robotSend(query, body, told)
    const standing = this.standing(query.get('access_token'))
    if (standing === 'unknown')
      return {
        body: {
          errcode: 88,
          sub_code: '40014',
          sub_msg: '不合法的access_token',
          errmsg: 'ding talk error[subcode=40014,submsg=不合法的access_token]',
        },
      }
    if (standing === 'expired') return code(42_001, 'access_token已过期')
    if (path === '/topapi/message/corpconversation/asyncsend_v2') return this.#send(body, told)
    if (path === '/topapi/message/corpconversation/getsendresult') {
      const among = (fate: string) =>
        this.#tasks.filter((task) => task.id === body.task_id && task.fate === fate).map(({ to }) => to)
      return code(0, 'ok', {
        send_result: {
          invalid_user_id_list: among('invalid'),
          forbidden_user_id_list: among('forbidden'),
          failed_user_id_list: [],
          read_user_id_list: [],
          unread_user_id_list: among('unread'),
        },
      })
    }
    if (path === '/topapi/v2/user/list') {
      const all = [...this.people.values()].filter(
        (each) => each.reach !== 'left' && String(body.dept_id) === (each.in ?? '1'),
      )
      const from = Number(body.cursor ?? 0)
      const list = all.slice(from, from + Number(body.size))
      const more = from + list.length < all.length
      return code(0, 'ok', {
        result: {
          has_more: more,
          ...(more ? { next_cursor: from + list.length } : {}),
          list: list.map(({ id, union, name }) => ({ userid: id, unionid: union, name, dept_id_list: [1] })),
        },
      })
    }
    if (path === '/topapi/v2/department/listsubid') {
      const below = new Set([...this.people.values()].flatMap((each) => (each.in ? [Number(each.in)] : [])))
      return code(0, 'ok', { result: { dept_id_list: body.dept_id === 1 ? [...below] : [] } })
    }
    return null
  }

  #send(body: Record<string, unknown>, told: string | undefined): Said {
    if (told && /^-?\d+$/.test(told)) return code(Number(told), told)
    if (String(body.agent_id) !== this.settings.agent) return code(40_056, '不合法的agentid')
    if (Buffer.byteLength(JSON.stringify(body.msg)) > 2048) return code(400_002, '消息内容过长')
    const content = String((body.msg as { text?: { content?: string } }).text?.content ?? '')
    const id = 456_000 + this.#tasks.length
    for (const to of String(body.userid_list).split(',')) {
      const known = this.people.get(to) && this.people.get(to)!.reach === undefined
      const again = this.repeated(
        `${to} ${content} ${new Date(this.now + 8 * 3_600_000).toISOString().slice(0, 10)}`,
        86_400_000,
      )
      const fate = !known ? 'invalid' : again ? 'forbidden' : 'unread'
      this.#tasks.push({ id, to, fate })
      if (fate === 'unread') this.taken.push({ to, text: content })
    }
    return code(0, 'ok', { task_id: id, request_id: 'r1' })
  }

  #robotSend(query: URLSearchParams, body: Record<string, unknown>, told: string | undefined): Said {
    if (told && /^-?\d+$/.test(told)) return code(Number(told), told)
    if (query.get('access_token') !== this.robot.token) return code(300_005, 'token is not exist')
    const timestamp = Number(query.get('timestamp'))
    const sign = createHmac('sha256', this.robot.secret)
      .update(`${query.get('timestamp')}\n${this.robot.secret}`)
      .digest('base64')
    if (!(Math.abs(this.now - timestamp) < 3_600_000) || query.get('sign') !== sign)
      return code(
        310_000,
        'description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中',
      )
    if (this.now < this.#robotShutUntil || !this.fits('robot', 20, 60_000)) {
      this.#robotShutUntil = Math.max(this.#robotShutUntil, this.now + 600_000)
      return code(130_101, 'send too fast, exceed 20 times per minute')
    }
    this.taken.push({ to: 'robot', text: String((body.text as { content?: string }).content) })
    return code(0, 'ok')
  }
}

const code = (errcode: number, errmsg: string, more: object = {}): Said => ({
  body: { errcode, errmsg, ...more },
})
