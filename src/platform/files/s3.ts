import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import { Refusal } from '../refusal.ts'
import { type FileStore, placeOf, receive } from './store.ts'

export interface S3Settings {
  /** Address of the service; `{bucket}` in it stands where the bucket belongs, otherwise the bucket leads the path. */
  endpoint: string
  bucket: string
  region: string
  key: string
  secret: string
}

const MOST_BYTES = 1_073_741_824

/** Files in a bucket of any service that speaks S3; `directory` holds what is on its way in or being read at random. */
export async function s3Files(settings: S3Settings, directory: string): Promise<FileStore> {
  const ask = asker(settings)
  await refuseWrongBucket(settings, ask)
  const read: FileStore['read'] = async (digest, range) => {
    const headers = new Headers(range && { range: `bytes=${range.start}-${range.end - 1}` })
    const answer = await ask('GET', placeOf(digest), { headers })
    if (answer.status === 404) throw new Refusal('files.lost')
    if (answer.status === 416) return Readable.from([])
    if (!answer.ok) throw failed(await codeOf(answer))
    return answer.body ? Readable.fromWeb(answer.body as never) : Readable.from([])
  }
  return {
    put: (source, limit) =>
      receive(join(directory, 'incoming'), source, limit, async (incoming, { digest }) => {
        if ((await ask('HEAD', placeOf(digest))).ok) return
        const headers = { 'x-amz-content-sha256': digest }
        const answer = await ask('PUT', placeOf(digest), { headers, body: await openAsBlob(incoming) })
        if (!answer.ok) throw failed(await codeOf(answer))
      }),
    read,
    onDisk: async (digest, use) => {
      let given: { value: Awaited<ReturnType<typeof use>> } | undefined
      await receive(join(directory, 'reading'), await read(digest), MOST_BYTES, async (path) => {
        given = { value: await use(path) }
      })
      return given!.value
    },
    delete: async (digest) => {
      const answer = await ask('DELETE', placeOf(digest))
      if (!answer.ok && answer.status !== 404) throw failed(await codeOf(answer))
    },
  }
}

type Ask = (method: string, path: string, init?: RequestInit) => Promise<Response>

/** Signed requests below the bucket; what may pass (503, 429) is asked again by itself, a silent service is a refusal. */
function asker({ endpoint, bucket, region, key, secret }: S3Settings): Ask {
  const client = new AwsClient({
    accessKeyId: key,
    secretAccessKey: secret,
    region,
    service: 's3',
    retries: 4,
  })
  const base = endpoint.replace(/\/$/, '')
  const root = base.includes('{bucket}') ? base.replace('{bucket}', bucket) : `${base}/${bucket}`
  return async (method, path, init) => {
    try {
      return await client.fetch(`${root}/${path}`, { ...init, method })
    } catch (cause) {
      throw failed(
        ((cause as Error).cause as { code?: string } | undefined)?.code ?? (cause as Error).message,
      )
    }
  }
}

const failed = (answer: string) => new Refusal('files.store_failed', { answer })

const codeOf = async (answer: Response) =>
  /<Code>([^<]+)<\/Code>/.exec(await answer.text())?.[1] ?? String(answer.status)

/** Wrong settings are said at the start; a service that is merely silent is not waited for. */
async function refuseWrongBucket({ endpoint, bucket }: S3Settings, ask: Ask): Promise<void> {
  const answer = await ask('GET', '?list-type=2&max-keys=1').catch(() => undefined)
  if (!answer) return
  const code = answer.ok ? await answer.text().then(() => '') : await codeOf(answer)
  if (code && answer.status < 500)
    throw new Error(
      `the file store at ${endpoint} does not take bucket "${bucket}" with this key: ${code}. Look at KEBAN_S3_ENDPOINT, _BUCKET, _REGION, _KEY and _SECRET.`,
    )
}
