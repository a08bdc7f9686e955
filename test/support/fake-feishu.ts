import { createHmac } from 'node:crypto'
import { type Asked, FakeProvider, type Said, type Serving, serveFake } from './fake-provider.ts'

/** Feishu over HTTP: bearer tokens, an id taken once an hour, limits as status 429 with their end, a signed robot. */
export class FakeFeishu extends FakeProvider {
  readonly settings = { app: 'cli_a4', secret: 'feishu-secret', endpoint: '' }
  readonly robot = { token: 'hook-token', secret: 'hook-secret' }
  readonly #userTokens = new Map<string, string>()
  serving!: Serving

  static async open(): Promise<FakeFeishu> {
    const fake = new FakeFeishu()
    fake.serving = await serveFake(
      fake,
      (path) => path === '/open-apis/im/v1/messages' || path.startsWith('/open-apis/bot/'),
      (asked, told) => fake.#answer(asked, told),
    )
    fake.settings.endpoint = fake.serving.endpoint
    return fake
  }

  #answer(asked: Asked, told: string | undefined): Said | null {
    const { path, query, body, headers } = asked
    if (path === '/open-apis/auth/v3/tenant_access_token/internal') {
      if (body.app_id !== this.settings.app) return code(10_003, 'invalid param')
      if (body.app_secret !== this.settings.secret) return code(10_014, 'app secret invalid')
      const { token, seconds } = this.token()
      return { body: { code: 0, msg: 'ok', tenant_access_token: token, expire: seconds } }
    }
    if (path.startsWith('/open-apis/bot/v2/hook/')) return this.#robotSend(path, body, told)
    if (path === '/open-apis/authen/v2/oauth/token') {
      const person = body.grant_type === 'authorization_code' && this.redeem(String(body.code))
      if (!person || body.client_id !== this.settings.app || body.client_secret !== this.settings.secret)
        return {
          status: 400,
          body: { code: 20_003, error: 'invalid_grant', error_description: 'code invalid' },
        }
      this.#userTokens.set(`u-${person.id}`, person.id)
      return { body: { code: 0, access_token: `u-${person.id}`, expires_in: 7200, token_type: 'Bearer' } }
    }
    const bearer = String(headers.authorization ?? '').replace(/^Bearer /, '')
    if (path === '/open-apis/authen/v1/user_info') {
      const person = this.people.get(this.#userTokens.get(bearer) ?? '')
      return person
        ? code(0, 'success', { data: { open_id: person.id, union_id: person.union, name: person.name } })
        : code(20_005, 'The user access token passed is invalid.', {}, 401)
    }
    if (bearer === '') return code(99_991_661, 'Missing access token for authorization.', {}, 400)
    const standing = this.standing(bearer)
    if (standing !== 'good') return code(99_991_663, 'Invalid access token for authorization.', {}, 400)
    if (path === '/open-apis/im/v1/messages') return this.#send(query, body, told)
    if (path === '/open-apis/contact/v3/users/find_by_department') {
      const all = [...this.people.values()].filter(
        (each) => each.reach !== 'left' && query.get('department_id') === (each.in ?? '0'),
      )
      const from = Number(query.get('page_token') ?? 0)
      const items = all.slice(from, from + Number(query.get('page_size') ?? 10))
      const more = from + items.length < all.length
      return code(0, 'success', {
        data: {
          has_more: more,
          ...(more ? { page_token: String(from + items.length) } : {}),
          items: items.map(({ id, union, name }) => ({ open_id: id, union_id: union, name })),
        },
      })
    }
    if (path === '/open-apis/contact/v3/departments/0/children') {
      const below = new Set([...this.people.values()].flatMap((each) => (each.in ? [each.in] : [])))
      const items = [...below].map((each) => ({ open_department_id: each }))
      return code(0, 'success', { data: { has_more: false, items } })
    }
    return null
  }

  #send(query: URLSearchParams, body: Record<string, unknown>, told: string | undefined): Said {
    if (told === '99991400')
      return code(99_991_400, 'request trigger frequency limit', {}, 429, { 'x-ogw-ratelimit-reset': '52' })
    if (told && /^\d+$/.test(told)) return code(Number(told), told, {}, 400)
    const to = String(body.receive_id)
    if (
      query.get('receive_id_type') !== 'open_id' ||
      !this.people.has(to) ||
      this.people.get(to)!.reach === 'left'
    )
      return code(
        230_001,
        'Your request contains an invalid request parameter, ext=invalid receive_id',
        {},
        400,
      )
    if (this.people.get(to)!.reach === 'outside')
      return code(230_013, 'Bot has NO availability to this user.', {}, 400)
    const uuid = String(body.uuid ?? '')
    if (uuid.length > 50) return code(230_001, 'uuid too long', {}, 400)
    const { text = '' } = JSON.parse(String(body.content)) as { text?: string }
    if (uuid && this.repeated(uuid, 3_600_000))
      return code(0, 'success', { data: { message_id: `om_${uuid}` } })
    if (!this.fits(`person ${to}`, 5, 1000))
      return code(230_020, 'This operation triggers the frequency limit.', {}, 400)
    this.taken.push({ to, text, id: uuid })
    return code(0, 'success', { data: { message_id: `om_${uuid}` } })
  }

  #robotSend(path: string, body: Record<string, unknown>, told: string | undefined): Said {
    if (told && /^\d+$/.test(told)) return code(Number(told), told)
    if (path.split('/').at(-1) !== this.robot.token)
      return code(19_001, 'param invalid: incoming webhook access token invalid')
    const timestamp = Number(body.timestamp)
    const sign = createHmac('sha256', `${body.timestamp}\n${this.robot.secret}`).update('').digest('base64')
    if (!(Math.abs(this.now / 1000 - timestamp) < 3600) || body.sign !== sign)
      return code(19_021, 'sign match fail or timestamp is not within one hour from current time')
    if (Buffer.byteLength(JSON.stringify(body)) > 20_480) return code(9_499, 'Bad Request')
    if (!this.fits('robot second', 5, 1000) || !this.fits('robot minute', 100, 60_000))
      return code(11_232, 'frequency limited')
    this.taken.push({ to: 'robot', text: String((body.content as { text?: string }).text) })
    return code(0, 'success')
  }
}

const code = (
  value: number,
  msg: string,
  more: object = {},
  status = 200,
  headers: Record<string, string> = {},
): Said => ({ status, headers, body: { code: value, msg, ...more } })
