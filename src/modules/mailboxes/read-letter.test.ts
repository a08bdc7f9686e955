import { expect, test } from 'vitest'
import { plainMail } from '../../../test/support/mailbox.ts'
import { readLetter } from './read-letter.ts'

const read = (raw: string | Buffer, whole = true) =>
  readLetter(
    typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw,
    whole,
    'mx.keban.test',
  )

const html = (body: string) => `From: <a@example.cn>
Subject: html
Content-Type: text/html; charset=utf-8

<html><head><style>p { color: red }</style><script>alert(1)</script></head><body><style>p {}</style>${body}</body></html>`

test('what is only written as a page is read as plain text, without what runs or decorates', async () => {
  const { words } = await read(
    html('<p>厨房 <b>漏水</b>&nbsp;了</p><p>请尽快<br>来修</p><img src="http://evil.test/x.png">'),
  )
  expect(words).toContain('厨房 漏水')
  expect(words).toMatch(/请尽快\n来修/)
  expect(words).not.toMatch(/alert|color|<|evil/)
})

test('words in the usual Chinese encodings are read', async () => {
  const gbk = Buffer.concat([
    Buffer.from(
      'From: <a@example.cn>\r\nSubject: =?gb2312?B?wqnLrg==?=\r\nContent-Type: text/plain; charset=gb18030\r\nContent-Transfer-Encoding: 8bit\r\n\r\n',
    ),
    Buffer.from([0xb3, 0xf8, 0xb7, 0xbf, 0xc2, 0xa9, 0xcb, 0xae]),
  ])
  expect(await read(gbk)).toMatchObject({ subject: '漏水', words: '厨房漏水' })
})

test('signs that hide or turn words around are taken out, and a name stays on one line', async () => {
  const letter = await read(plainMail({ name: '赵\n先生', text: '\u202e转账\u0000给我\u200b' }))
  expect(letter).toMatchObject({ words: '转账给我', from: { name: '赵 先生' } })
})

test('a long mail is cut and says so; a mail too large is taken by its beginning', async () => {
  const long = await read(plainMail({ text: '水'.repeat(9000) }))
  expect(long.words).toHaveLength(4000)
  expect(long.words).toMatch(/到邮箱里看/)
  const { words, attachments } = await read(plainMail({ text: '开头' }), false)
  expect(words).toMatch(/^开头\n（邮件太大/)
  expect(attachments).toEqual([])
})

test('a mail nested a thousand deep, or no mail at all, still becomes something that can be read', async () => {
  const depth = 1000
  const parts = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  const nested = await read(Buffer.from(`From: <a@example.cn>\r\nSubject: deep\r\n${parts.join('')}`))
  expect(nested).toMatchObject({ subject: 'deep', from: { address: 'a@example.cn' } })
  const noise = await read(Buffer.from([0, 255, 13, 10, 13, 10, 1, 2, 3]))
  expect(noise.from.address).toBe('')
})

test('the same mail has the same identity, and another one under its Message-ID has not', async () => {
  const [one, two] = await Promise.all([
    read(plainMail({ text: '甲', id: '<x@y>' })),
    read(plainMail({ text: '甲', id: '<x@y>', head: ['Received: from another.test'] })),
  ])
  expect(two.identity).toBe(one.identity)
  expect((await read(plainMail({ text: '乙', id: '<x@y>' }))).identity).not.toBe(one.identity)
})
