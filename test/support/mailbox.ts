import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { listMails, saveMailbox, seeMailbox } from '#modules/mailboxes/contract/mailbox.ts'
import type { InputOf } from '#platform/operation.ts'
import { smtpSender } from '#platform/senders/smtp.ts'
import { readMail, sendReceipts } from '../../src/start/read-mail.ts'
import { FakeImap } from './fake-imap.ts'
import type { World } from './world.ts'

export interface Written {
  from?: string
  name?: string
  subject?: string
  text?: string
  id?: string
  /** Further lines of the head. */
  head?: string[]
  at?: string
}

let written = 0
/** A mail as it is written in the usual case, plain text. */
export function plainMail({
  from = 'stranger@example.cn',
  name = '',
  subject = '报修',
  text = '楼道灯坏了',
  id,
  head = [],
}: Written): string {
  written += 1
  const word = (value: string) => `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`
  return [
    ...head,
    `From: ${name ? `${word(name)} ` : ''}<${from}>`,
    'To: service@keban.test',
    `Subject: ${word(subject)}`,
    'Date: Mon, 02 Mar 2026 09:00:00 +0800',
    `Message-ID: ${id ?? `<m${written}@example.cn>`}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    '',
  ].join('\r\n')
}

/** A company's mailbox on a server that speaks IMAP, and one that takes what goes out. */
export class TestMailbox {
  readonly imap: FakeImap
  readonly world: World
  /** What went out, as it was written. */
  readonly sent: string[] = []
  readonly #smtp: SMTPServer
  settings: Partial<InputOf<typeof saveMailbox>> = {}

  private constructor(world: World, imap: FakeImap) {
    this.world = world
    this.imap = imap
    this.#smtp = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      onData: (stream, _session, done) => {
        let text = ''
        stream.on('data', (chunk) => {
          text += chunk
        })
        stream.on('end', () => {
          this.sent.push(text)
          done()
        })
      },
    })
  }

  static async open(world: World, projectId: string): Promise<TestMailbox> {
    const box = new TestMailbox(world, await FakeImap.open())
    await new Promise<void>((resolve) => box.#smtp.listen(0, '127.0.0.1', resolve))
    world.opened.system.channels = ['mail']
    await box.save({ projectId })
    return box
  }

  async close(): Promise<void> {
    await this.imap.close()
    await new Promise<void>((resolve) => this.#smtp.close(() => resolve()))
  }

  /** Saves the mailbox with these settings changed. */
  async save(changed: Partial<InputOf<typeof saveMailbox>> = {}): Promise<void> {
    const settings = {
      host: '127.0.0.1',
      port: this.imap.port,
      security: 'none',
      account: 'service@keban.test',
      password: this.imap.password,
      folder: 'INBOX',
      trusts: 'mx.keban.test',
      kind: 'enquiry',
      reads: true,
      ...this.settings,
      ...changed,
    } as InputOf<typeof saveMailbox>
    this.settings = settings
    const { mailbox } = await this.world.as(this.world.admin)(seeMailbox, {})
    await this.world.as(this.world.admin)(saveMailbox, {
      ...settings,
      ...(mailbox ? { version: mailbox.version } : {}),
    })
  }

  /** So much later. */
  turn(minutes: number): void {
    this.world.turnTo(new Date(Date.parse(this.world.now) + minutes * 60_000).toISOString())
  }

  /** Two minutes later the worker comes by: reads, and sends what is to be answered. */
  async round(): Promise<{ read: number; answered: number }> {
    this.turn(2)
    const now = () => this.world.now
    const read = await readMail(this.world.opened.system, this.world.tenantId, now)
    const port = (this.#smtp.server.address() as AddressInfo).port
    const sender = smtpSender(`smtp://127.0.0.1:${port}`, 'service@keban.test')
    const answered = await sendReceipts(this.world.opened.system, this.world.tenantId, [sender], now)
    return { read, answered }
  }

  put(written: Written): number {
    return this.imap.put(plainMail(written), written.at ?? this.world.now)
  }

  /** The newest mail the books have. */
  async last() {
    return (await this.all())[0]!
  }

  async all() {
    return (await this.world.as(this.world.admin)(listMails, { limit: 100 })).mails
  }
}
