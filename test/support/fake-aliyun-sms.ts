import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { refusalOf } from '#platform/senders/stand-in.ts'

/** Aliyun SMS over HTTP: checks ACS3-HMAC-SHA256 signatures by its own reckoning, keeps receipts, speaks the provider's errors. */
export interface FakeAliyunSms {
  endpoint: string
  sent: { outId: string; phone: string; template: string; params: Record<string, string>; bizId: string }[]
  /** What the next calls do instead: a code to answer, or `silent-before`, `silent-after`, `fault`. */
  next: string[]
  /** Receipts by our id: `DELIVERED` or the carrier's error; without one the receipt is still out. */
  receipts: Map<string, string>
  asked: number
  close(): Promise<void>
}

const MESSAGES: Record<string, string> = {
  OK: 'OK',
  'isv.BUSINESS_LIMIT_CONTROL': '触发分钟级流控Permits:1',
  'isv.MOBILE_NUMBER_ILLEGAL': '手机号码格式错误',
  'isv.BLACK_KEY_CONTROL_LIMIT': '变量内容包含黑名单关键字',
  'isv.SMS_TEMPLATE_ILLEGAL': '该账号下找不到对应模板',
  'isv.TEMPLATE_MISSING_PARAMETERS': '模板变量中存在未赋值变量',
  'isp.SYSTEM_ERROR': 'SYSTEM_ERROR',
  SignatureDoesNotMatch: 'Specified signature is not matched with our calculation.',
  'InvalidAccessKeyId.NotFound': 'Specified access key is not found.',
  'Throttling.User': 'Request was denied due to user flow control.',
}
const HTTP: Record<string, number> = {
  SignatureDoesNotMatch: 400,
  'InvalidAccessKeyId.NotFound': 404,
  'Throttling.User': 400,
  ServiceUnavailable: 503,
}

export async function fakeAliyunSms(
  key: string,
  secret: string,
  templates: Record<string, string[]>,
): Promise<FakeAliyunSms> {
  const state: Omit<FakeAliyunSms, 'endpoint' | 'close'> = {
    sent: [],
    next: [],
    receipts: new Map(),
    asked: 0,
  }
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const query = new URL(request.url!, 'http://sms').searchParams
    const value = (name: string) => query.get(name) ?? ''
    const say = (code: string, more: object = {}) =>
      response
        .writeHead(HTTP[code] ?? 200, { 'content-type': 'application/json;charset=utf-8' })
        .end(JSON.stringify({ Code: code, Message: MESSAGES[code] ?? code, RequestId: 'F7A1', ...more }))
    const wrong = unsigned(request, query, body, key, secret)
    if (wrong) return say(wrong)
    if (request.headers['x-acs-action'] === 'QuerySendDetails') {
      state.asked += 1
      const found = state.sent.filter(
        ({ phone, bizId }) => phone === value('PhoneNumber') && [bizId, ''].includes(value('BizId')),
      )
      const details = found.map(({ outId, phone, template }) => {
        const receipt = state.receipts.get(outId)
        const status = receipt === undefined ? 1 : receipt === 'DELIVERED' ? 3 : 2
        return { OutId: outId, PhoneNum: phone, TemplateCode: template, SendStatus: status, ErrCode: receipt }
      })
      return say('OK', { TotalCount: details.length, SmsSendDetailDTOs: { SmsSendDetailDTO: details } })
    }
    const told = state.next.shift()
    if (told === 'silent-before') return request.socket.destroy()
    if (told === 'fault') return say('ServiceUnavailable')
    const params = JSON.parse(value('TemplateParam') || '{}') as Record<string, string>
    const wanted = templates[value('TemplateCode')]
    const refused =
      (told?.includes('.') ? told : null) ??
      refusalOf({ to: `+86${value('PhoneNumbers')}`, body: '' }) ??
      (wanted ? null : 'isv.SMS_TEMPLATE_ILLEGAL') ??
      (wanted!.every((name) => name in params) ? null : 'isv.TEMPLATE_MISSING_PARAMETERS')
    if (refused) return say(refused)
    const bizId = `${900_000 + state.sent.length}^0`
    state.sent.push({
      outId: value('OutId'),
      phone: value('PhoneNumbers'),
      template: value('TemplateCode'),
      params,
      bizId,
    })
    if (told === 'silent-after') return request.socket.destroy()
    return say('OK', { BizId: bizId })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return Object.assign(state, {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

function unsigned(
  request: IncomingMessage,
  query: URLSearchParams,
  body: Buffer,
  key: string,
  secret: string,
): string | null {
  const said = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  )
  if (said?.[1] !== key) return 'InvalidAccessKeyId.NotFound'
  const encode = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  const canonical = [
    request.method,
    '/',
    [...query]
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...said[2]!.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    said[2],
    sha256(body),
  ].join('\n')
  const signature = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  return signature === said[3] && request.headers['x-acs-content-sha256'] === sha256(body)
    ? null
    : 'SignatureDoesNotMatch'
}
