import { createServer, type Server, type Socket } from 'node:net'

export interface KeptMail {
  uid: number
  raw: Buffer
  /** ISO in UTC. */
  at: string
  seen: boolean
}

/** A mail server that speaks IMAP4rev1 as far as a reader asks: LOGIN, SELECT, UID SEARCH, UID FETCH, UID STORE, IDLE, LOGOUT. */
export class FakeImap {
  password = 'app-password'
  uidValidity = 1000
  readonly mails: KeptMail[] = []
  /** Commands by name, in the order they came. */
  readonly asked: string[] = []
  /** What the next body meets instead: `cut` after half of it, `slow`, `gone` deleted meanwhile. */
  readonly next: ('cut' | 'slow' | 'gone')[] = []
  /** Waits so long before it says hello. */
  helloAfterMs = 0
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #uid = 0
  port = 0

  private constructor() {
    this.#server = createServer((socket) => this.#serve(socket))
  }

  static async open(): Promise<FakeImap> {
    const fake = new FakeImap()
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve))
    fake.port = (fake.#server.address() as { port: number }).port
    return fake
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  /** A mail arrives; answers its number. */
  put(raw: string | Buffer, at: string): number {
    this.#uid += 1
    const bytes = typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw
    this.mails.push({ uid: this.#uid, raw: bytes, at, seen: false })
    return this.#uid
  }

  /** The mailbox is rebuilt: the same mails under new numbers. */
  renumber(): void {
    this.uidValidity += 1
    this.mails.forEach((mail, at) => {
      mail.uid = at + 1
    })
    this.#uid = this.mails.length
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => this.#sockets.delete(socket))
    const hello = () => socket.write('* OK [CAPABILITY IMAP4rev1 ID IDLE LITERAL+] ready\r\n')
    if (this.helloAfterMs > 0) setTimeout(hello, this.helloAfterMs)
    else hello()
    let text = ''
    let open = false
    let idling: string | null = null
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        if (idling !== null && /^DONE$/i.test(line)) {
          socket.write(`${idling} OK done\r\n`)
          idling = null
          continue
        }
        const [, tag = '', name = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? []
        const command = name.toUpperCase()
        this.asked.push(command)
        if (command === 'LOGIN') {
          open = rest.includes(`"${this.password}"`) || rest.endsWith(` ${this.password}`)
          socket.write(
            open ? `${tag} OK welcome\r\n` : `${tag} NO [AUTHENTICATIONFAILED] Invalid login or password\r\n`,
          )
        } else if (command === 'IDLE') {
          idling = tag
          socket.write('+ idling\r\n')
        } else this.#answer(socket, tag, command, rest, open)
      }
    })
  }

  #answer(socket: Socket, tag: string, command: string, rest: string, open: boolean): void {
    const say = (...lines: string[]) => socket.write(`${lines.join('\r\n')}\r\n`)
    if (command === 'CAPABILITY') return void say('* CAPABILITY IMAP4rev1 ID IDLE LITERAL+', `${tag} OK done`)
    if (command === 'ID') return void say('* ID ("name" "fake")', `${tag} OK done`)
    if (command === 'NOOP' || command === 'CLOSE') return void say(`${tag} OK done`)
    if (command === 'LOGOUT') {
      say('* BYE', `${tag} OK done`)
      return void socket.end()
    }
    if (!open) return void say(`${tag} NO log in first`)
    if (command === 'NAMESPACE') return void say('* NAMESPACE (("" "/")) NIL NIL', `${tag} OK done`)
    if (command === 'LIST' || command === 'LSUB' || command === 'XLIST')
      return void say(`* ${command} (\\HasNoChildren) "/" INBOX`, `${tag} OK done`)
    if (command === 'SELECT' || command === 'EXAMINE') {
      if (!/^"?INBOX"?$/i.test(rest.trim())) return void say(`${tag} NO [NONEXISTENT] Unknown mailbox`)
      return void say(
        `* ${this.mails.length} EXISTS`,
        '* 0 RECENT',
        '* FLAGS (\\Seen \\Deleted)',
        '* OK [PERMANENTFLAGS (\\Seen)] ok',
        `* OK [UIDVALIDITY ${this.uidValidity}] ok`,
        `* OK [UIDNEXT ${this.#uid + 1}] ok`,
        `${tag} OK [READ-WRITE] selected`,
      )
    }
    if (command === 'UID SEARCH')
      return void say(`* SEARCH ${this.#search(rest).join(' ')}`.trim(), `${tag} OK done`)
    if (command === 'UID FETCH') return void this.#fetch(socket, tag, rest)
    if (command === 'UID STORE') {
      const uid = Number(/^\d+/.exec(rest)?.[0])
      const mail = this.mails.find((each) => each.uid === uid)
      if (mail && /\\Seen/i.test(rest)) mail.seen = true
      return void say(`${tag} OK done`)
    }
    say(`${tag} BAD unknown command`)
  }

  #search(rest: string): number[] {
    const from = Number(/UID (\d+):\*/i.exec(rest)?.[1] ?? 1)
    const since = Date.parse(
      `${/SINCE "?([\w-]+)"?/i.exec(rest)?.[1]?.replaceAll('-', ' ') ?? '1 Jan 1970'} UTC`,
    )
    const found = this.mails.filter(
      ({ uid, at }) => uid >= from && Date.parse(`${at.slice(0, 10)}T00:00:00Z`) >= since,
    )
    const last = this.mails.at(-1)
    // As the protocol has it, `n:*` always means the last one too.
    return found.length > 0 || !last ? found.map(({ uid }) => uid) : [last.uid]
  }

  #fetch(socket: Socket, tag: string, rest: string): void {
    const uid = Number(/^\d+/.exec(rest)?.[0])
    const mail = this.mails.find((each) => each.uid === uid)
    const body = /BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?/i.exec(rest)
    const fault = body ? this.next.shift() : undefined
    if (!mail || fault === 'gone') return void socket.write(`${tag} OK done\r\n`)
    const at = this.mails.indexOf(mail) + 1
    const [day = '', time = ''] = mail.at.split('T')
    const [year, month, date] = day.split('-')
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    const facts = `UID ${uid} RFC822.SIZE ${mail.raw.length} INTERNALDATE "${date}-${months[Number(month) - 1]}-${year} ${time.slice(0, 8)} +0000"`
    if (!body) return void socket.write(`* ${at} FETCH (${facts})\r\n${tag} OK done\r\n`)
    const raw = body[2] ? mail.raw.subarray(Number(body[1]), Number(body[1]) + Number(body[2])) : mail.raw
    const origin = body[2] ? `<${body[1]}>` : ''
    socket.write(`* ${at} FETCH (UID ${uid} BODY[]${origin} {${raw.length}}\r\n`)
    if (fault === 'cut') {
      socket.write(raw.subarray(0, raw.length >> 1))
      return void setImmediate(() => socket.destroy())
    }
    const end = () => {
      socket.write(raw)
      socket.write(`)\r\n${tag} OK done\r\n`)
    }
    if (fault === 'slow') setTimeout(end, 300)
    else end()
  }
}
