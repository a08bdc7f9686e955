import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { S3Settings } from './files/s3.ts'
import type { TlsFiles } from './host.ts'
import type { AliyunSettings } from './senders/aliyun-sms.ts'
import type { DingtalkSettings } from './senders/dingtalk.ts'
import type { FeishuSettings } from './senders/feishu.ts'
import type { WecomSettings } from './senders/wecom.ts'

export interface Settings {
  port: number
  host: string
  /** Absent: the embedded server under `dataDir`. */
  databaseUrl: string | undefined
  dataDir: string
  /** The role buttons of a demo company also off loopback. */
  demoAnywhere: boolean
  logLevel: string
  publicUrl: string | undefined
  /** Absent: plain http, for loopback or behind a proxy. */
  tls?: TlsFiles | undefined
  /** Absent: files lie in `dataDir`. */
  s3?: S3Settings | undefined
  /** Absent: no mail leaves. */
  mail?: { url: string; from: string } | undefined
  /** Absent: no text leaves, and each is said to have failed. */
  sms?: AliyunSettings | undefined
  /** The applications colleagues are reminded through and sign in with; absent: none. */
  wecom?: WecomSettings | undefined
  dingtalk?: DingtalkSettings | undefined
  feishu?: FeishuSettings | undefined
}

export interface Keys {
  /** Which key new values are written with. */
  current: string
  /** 32 bytes each, base64. */
  keys: Record<string, string>
  /** 32 bytes, base64: the index beside encrypted values. */
  index: string
  /** Signs session cookies. */
  session: string
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be 0–65535, not "${env.PORT}"`)
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    databaseUrl: env.DATABASE_URL || undefined,
    dataDir: resolve(env.KEBAN_DATA ?? './data'),
    demoAnywhere: env.KEBAN_DEMO === '1',
    logLevel: env.KEBAN_LOG ?? 'info',
    publicUrl: env.KEBAN_URL || undefined,
    tls: readTls(env),
    s3: readS3(env),
    mail: env.KEBAN_SMTP
      ? { url: env.KEBAN_SMTP, from: env.KEBAN_MAIL_FROM ?? 'keban@localhost' }
      : undefined,
    sms: readSms(env),
    ...readApps(env),
  }
}

/** An application is three values at one provider, two at another; half of them is a mistake. */
function readApps(env: NodeJS.ProcessEnv): Pick<Settings, 'wecom' | 'dingtalk' | 'feishu'> {
  const read = <Name extends string>(provider: string, names: readonly Name[]) => {
    const values = names.map((name) => [name, env[`KEBAN_${provider}_${name.toUpperCase()}`] ?? ''] as const)
    if (values.every(([, value]) => value === '')) return undefined
    const missing = values.filter(([, value]) => value === '')
    if (missing.length > 0)
      throw new Error(
        `KEBAN_${provider} needs ${missing.map(([name]) => `KEBAN_${provider}_${name.toUpperCase()}`).join(' and ')} too`,
      )
    const endpoint = env[`KEBAN_${provider}_ENDPOINT`] || undefined
    return { ...(Object.fromEntries(values) as Record<Name, string>), endpoint }
  }
  return {
    wecom: read('WECOM', ['corp', 'agent', 'secret']),
    dingtalk: read('DINGTALK', ['key', 'secret', 'agent']),
    feishu: read('FEISHU', ['app', 'secret']),
  }
}

function readTls(env: NodeJS.ProcessEnv): TlsFiles | undefined {
  const { KEBAN_TLS_CERT: certificate, KEBAN_TLS_KEY: key } = env
  if (!certificate && !key) return undefined
  if (!certificate || !key) throw new Error('KEBAN_TLS_CERT and KEBAN_TLS_KEY are set together')
  for (const [name, path] of Object.entries({ KEBAN_TLS_CERT: certificate, KEBAN_TLS_KEY: key }))
    if (!existsSync(path)) throw new Error(`${name} names ${path}, which is not there`)
  return { certificate: resolve(certificate), key: resolve(key) }
}

function readS3(env: NodeJS.ProcessEnv): S3Settings | undefined {
  const value = (name: string) => env[`KEBAN_S3_${name}`] ?? ''
  const s3 = {
    endpoint: value('ENDPOINT'),
    bucket: value('BUCKET'),
    region: value('REGION') || 'us-east-1',
    key: value('KEY'),
    secret: value('SECRET'),
  }
  if (!s3.endpoint) return undefined
  if (!/^https?:\/\/\S+$/.test(s3.endpoint))
    throw new Error(`KEBAN_S3_ENDPOINT must be an address as https://s3.example.com, not "${s3.endpoint}"`)
  if (!s3.bucket || !s3.key || !s3.secret)
    throw new Error('KEBAN_S3_ENDPOINT needs KEBAN_S3_BUCKET, KEBAN_S3_KEY and KEBAN_S3_SECRET too')
  return s3
}

function readSms(env: NodeJS.ProcessEnv): AliyunSettings | undefined {
  const { KEBAN_SMS_KEY: key, KEBAN_SMS_SECRET: secret, KEBAN_SMS_SIGN: sign } = env
  if (!key) return undefined
  if (!secret || !sign) throw new Error('KEBAN_SMS_KEY needs KEBAN_SMS_SECRET and KEBAN_SMS_SIGN too')
  return {
    key,
    secret,
    sign,
    templates: Object.fromEntries(
      (env.KEBAN_SMS_TEMPLATES ?? '').split(/[\s,;]+/).flatMap((pair) => {
        const [template, code] = pair.split('=')
        return template && code ? [[template, code]] : []
      }),
    ),
    endpoint: env.KEBAN_SMS_ENDPOINT || 'dysmsapi.aliyuncs.com',
  }
}

/** The keys from KEBAN_KEYS (the JSON of the key file) or from `keys.json`, which a first start makes. */
export function readKeys(env: NodeJS.ProcessEnv, dataDir: string): Keys {
  if (env.KEBAN_KEYS) return parseKeys(env.KEBAN_KEYS, 'KEBAN_KEYS')
  const file = join(dataDir, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    const secret = () => randomBytes(32).toString('base64')
    const made: Keys = { current: 'k1', keys: { k1: secret() }, index: secret(), session: secret() }
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  }
  return parseKeys(readFileSync(file, 'utf8'), file)
}

/** Tells one set of keys from another without giving any away. */
export function fingerprint(keys: Keys): string {
  return createHash('sha256').update(`keban:${keys.index}`).digest('hex').slice(0, 16)
}

function parseKeys(text: string, where: string): Keys {
  const keys = JSON.parse(text) as Keys
  const sound =
    [keys.index, keys.session, ...Object.values(keys.keys ?? {})].every(
      (key) => typeof key === 'string' && Buffer.from(key, 'base64').length === 32,
    ) && keys.current in keys.keys
  if (!sound) throw new Error(`${where} does not hold a complete set of keys`)
  return keys
}
