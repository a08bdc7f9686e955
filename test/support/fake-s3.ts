import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** A bucket over HTTP that checks every signature (AWS Signature Version 4) by its own reckoning and speaks the errors of S3. */
export interface FakeS3 {
  endpoint: string
  objects: Map<string, Buffer>
  /** Answers the next requests with these codes instead, one each. */
  failNext: string[]
  asked: string[]
  close(): Promise<void>
}

const STATUS: Record<string, number> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  InvalidAccessKeyId: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
  InvalidRange: 416,
  MethodNotAllowed: 405,
  SlowDown: 503,
  InternalError: 500,
}

export async function fakeS3(bucket: string, key: string, secret: string): Promise<FakeS3> {
  const objects = new Map<string, Buffer>()
  const failNext: string[] = []
  const asked: string[] = []
  const server: Server = createServer(async (request, response) => {
    const body = await buffer(request)
    const url = new URL(request.url!, 'http://s3')
    asked.push(`${request.method} ${url.pathname}`)
    const say = (code: string) =>
      response
        .writeHead(STATUS[code]!, { 'content-type': 'application/xml' })
        .end(request.method === 'HEAD' ? '' : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
    const refused = failNext.shift() ?? refusalOf(request, url, body, key, secret)
    if (refused) return say(refused)
    const [, named, ...path] = url.pathname.split('/')
    if (named !== bucket) return say('NoSuchBucket')
    const name = path.join('/')
    if (name === '') return response.end('<ListBucketResult/>')
    if (request.method === 'PUT') {
      objects.set(name, body)
      return response.end()
    }
    if (request.method === 'DELETE') {
      objects.delete(name)
      return response.writeHead(204).end()
    }
    const found = objects.get(name)
    if (!found) return say('NoSuchKey')
    if (request.method === 'HEAD') return response.writeHead(200, { 'content-length': found.length }).end()
    if (request.method !== 'GET') return say('MethodNotAllowed')
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    if (!range) return response.end(found)
    if (Number(range[1]) >= found.length) return say('InvalidRange')
    return response.writeHead(206).end(found.subarray(Number(range[1]), Number(range[2]) + 1))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    failNext,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

function refusalOf(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  key: string,
  secret: string,
): string | null {
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!said) return 'SignatureDoesNotMatch'
  const [, who, day, region, signed, signature] = said as unknown as string[]
  if (who !== key) return 'InvalidAccessKeyId'
  const digest = String(request.headers['x-amz-content-sha256'])
  const canonical = [
    request.method,
    url.pathname,
    [...url.searchParams]
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .sort()
      .join('&'),
    ...signed!.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signed,
    digest,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const signing = ['aws4_request', 's3', region!].reduceRight(
    (before, part) => hmac(before, part),
    hmac(`AWS4${secret}`, day!),
  )
  if (hmac(signing, text).toString('hex') !== signature) return 'SignatureDoesNotMatch'
  return digest === 'UNSIGNED-PAYLOAD' || digest === sha256(body) ? null : 'XAmzContentSHA256Mismatch'
}
