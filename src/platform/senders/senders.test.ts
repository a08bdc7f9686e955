import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smtpSender } from './smtp.ts'
import { standIn } from './stand-in.ts'

const message = {
  id: '019bb000-0000-7000-8000-000000000001',
  channel: 'mail',
  to: 'wangfang@example.cn',
  body: '交付通知\n您的房屋可以收房了。',
  template: 'x',
  gaps: {},
}
const received: string[] = []
let server: SMTPServer
let url: string

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onRcptTo: (address, _session, done) =>
      done(
        address.address.startsWith('nobody')
          ? Object.assign(new Error('no such mailbox'), { responseCode: 550 })
          : null,
      ),
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

test('a mail carries our id, so that a second one could be recognised', async () => {
  const answer = await smtpSender(url, 'keban@example.cn').send(message)
  expect(answer.state).toBe('sent')
  expect(received[0]).toContain(`<${message.id}@keban>`)
})

test('a mailbox that does not exist is a failure in the server’s own words', async () => {
  const answer = await smtpSender(url, 'keban@example.cn').send({ ...message, to: 'nobody@example.cn' })
  expect(answer).toMatchObject({ state: 'failed' })
  expect(answer.answer).toContain('no such mailbox')
})

test('when nobody answers the door, the mail did not go out', async () => {
  const answer = await smtpSender('smtp://127.0.0.1:1', 'keban@example.cn').send(message)
  expect(answer.state).toBe('failed')
})

test('the stand-in for texts refuses what a provider refuses, and writes down everything it was asked', async () => {
  const log = join(mkdtempSync('/tmp/keban-sms-'), 'sent.log')
  const sms = standIn('sms', log, () => new Date('2026-03-02T01:00:00Z'))
  const text = { ...message, channel: 'sms' }
  expect(await sms.send({ ...text, to: '+8613812345678' })).toMatchObject({ state: 'delivered' })
  expect(await sms.send({ ...text, to: '+8657187654321' })).toMatchObject({
    state: 'failed',
    answer: 'isv.MOBILE_NUMBER_ILLEGAL',
  })
  expect(await sms.send({ ...text, to: '+8613812340000' })).toMatchObject({
    state: 'failed',
    answer: 'isv.BLACK_KEY_CONTROL_LIMIT',
  })
  expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(3)
})
