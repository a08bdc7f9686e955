import { type Asked, FakeProvider, type Said, type Serving, serveFake } from './fake-provider.ts'

const WORDS: Record<number, string> = {
  0: 'ok',
  [-1]: 'system error',
  40001: 'invalid credential',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40056: 'invalid agentid',
  41001: 'access_token missing',
  42001: 'access_token expired',
  44004: 'empty content',
  45002: 'content size out of limit',
  45009: 'api freq out of limit',
  60020: 'not allow to access from your ip',
  81013: 'user & party & tag all invalid',
  93000: 'invalid webhook url, hint: [robot not exist]',
}

/** WeCom over HTTP: tokens that expire, agents, unknown and unlicensed people, duplicate check, limits, a robot with its key. */
export class FakeWecom extends FakeProvider {
  readonly settings = { corp: 'ww8f2c1b6d', agent: '1000002', secret: 'wecom-secret', endpoint: '' }
  readonly robotKey = '693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa'
  /** Who scans the code of the sign-in page. */
  scanning = ''
  serving!: Serving

  static async open(): Promise<FakeWecom> {
    const fake = new FakeWecom()
    fake.serving = await serveFake(
      fake,
      (path) => path.endsWith('/send'),
      (asked, told) => fake.#answer(asked, told),
    )
    fake.settings.endpoint = fake.serving.endpoint
    return fake
  }

  #answer(asked: Asked, told: string | undefined): Said | null {
    const { path, query, body } = asked
    if (path === '/wwlogin/sso/login') {
      const known = query.get('appid') === this.settings.corp && query.get('agentid') === this.settings.agent
      if (!known || query.get('login_type') !== 'CorpApp') return null
      const back = new URL(query.get('redirect_uri') ?? '')
      back.searchParams.set('code', this.agree(this.scanning))
      back.searchParams.set('state', query.get('state') ?? '')
      return { redirect: back.href }
    }
    if (path === '/cgi-bin/gettoken') {
      if (query.get('corpid') !== this.settings.corp) return code(40_013)
      if (query.get('corpsecret') !== this.settings.secret) return code(40_001)
      const { token, seconds } = this.token()
      return code(0, { access_token: token, expires_in: seconds })
    }
    if (path === '/cgi-bin/webhook/send') return this.#robot(query, body, told)
    if (!query.has('access_token')) return code(41_001)
    const standing = this.standing(query.get('access_token'))
    if (standing !== 'good') return code(standing === 'expired' ? 42_001 : 40_014)
    if (path === '/cgi-bin/message/send') return this.#message(body, told)
    if (path === '/cgi-bin/auth/getuserinfo') {
      const person = this.redeem(query.get('code'))
      return person ? code(0, { userid: person.id }) : code(40_029)
    }
    if (path === '/cgi-bin/user/simplelist')
      return code(0, {
        userlist: [...this.people.values()]
          .filter(({ reach }) => reach !== 'left')
          .map(({ id, name }) => ({ userid: id, name, department: [1] })),
      })
    return null
  }

  #message(body: Record<string, unknown>, told: string | undefined): Said {
    if (told && /^-?\d+$/.test(told)) return code(Number(told))
    if (String(body.agentid) !== this.settings.agent) return code(40_056)
    const content = String((body.text as { content?: string } | undefined)?.content ?? '')
    if (body.msgtype !== 'text' || content === '') return code(44_004)
    if (Buffer.byteLength(content) > 2048) return code(45_002)
    const wanted = String(body.touser).split('|')
    const known = (id: string) => {
      const person = this.people.get(id)
      return person && person.reach !== 'left' && person.reach !== 'outside'
    }
    const invalid = wanted.filter((id) => !known(id))
    const unlicensed = wanted.filter((id) => this.people.get(id)?.reach === 'unlicensed')
    const reached = wanted.filter((id) => !invalid.includes(id) && !unlicensed.includes(id))
    if (reached.length + unlicensed.length === 0)
      return code(81_013, { invaliduser: invalid.join('|').toLowerCase() })
    for (const to of reached) {
      const seconds = Number(body.duplicate_check_interval ?? 1800)
      const again = body.enable_duplicate_check === 1 && this.repeated(`${to} ${content}`, seconds * 1000)
      if (again) continue
      if (!this.fits(`member ${to}`, 30, 60_000)) return code(45_009)
      this.taken.push({ to, text: content })
    }
    return code(0, {
      ...(invalid.length > 0 ? { invaliduser: invalid.join('|').toLowerCase() } : {}),
      ...(unlicensed.length > 0 ? { unlicenseduser: unlicensed.join('|').toLowerCase() } : {}),
      msgid: `m${this.taken.length}`,
    })
  }

  #robot(query: URLSearchParams, body: Record<string, unknown>, told: string | undefined): Said {
    if (told && /^-?\d+$/.test(told)) return code(Number(told))
    if (query.get('key') !== this.robotKey) return code(93_000)
    const content = String((body.text as { content?: string } | undefined)?.content ?? '')
    if (Buffer.byteLength(content) > 2048) return code(45_002)
    if (!this.fits('robot', 20, 60_000)) return code(45_009)
    this.taken.push({ to: 'robot', text: content })
    return code(0)
  }
}

const code = (errcode: number, more: object = {}): Said => ({
  body: { errcode, errmsg: WORDS[errcode] ?? 'error', ...more },
})
