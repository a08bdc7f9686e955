import { z } from 'zod'
import type { Locale, Refused } from './operation.ts'
import { Refusal, type Values } from './refusal.ts'

/** Refusals of the machinery itself; those of the business stand in the contracts. */
export const platformRefusals: Record<string, Refused> = {
  'operation.unknown': {
    zh: '没有这个操作：{operation}。',
    en: 'There is no operation {operation}.',
    status: 404,
  },
  'operation.not_allowed': {
    zh: '您的岗位不能做“{operation}”。需要的话请找系统管理员开通。',
    en: 'Your role may not do “{operation}”. Ask the administrator if you need it.',
    status: 403,
  },
  'operation.key_reused': {
    zh: '同一个请求编号用在了不同的内容上，请刷新页面再试。',
    en: 'This idempotency key was used for different content. Reload and try again.',
    status: 422,
  },
  'session.missing': { zh: '请先登录。', en: 'Please sign in.', status: 403 },
  'session.elsewhere': {
    zh: '您不在这家公司，或账号已停用。',
    en: 'You do not work for this company, or the account was closed.',
    status: 403,
  },
  'session.no_home': {
    zh: '您名下现在没有登记的房屋，所以进不来了。如果不对，请打服务电话。',
    en: 'No home is registered to you now, so the portal is closed to you. Call the service line if that is wrong.',
    status: 403,
  },
  'session.not_your_home': {
    zh: '没有找到这套房，或它不在您名下。',
    en: 'No such home, or it is not yours.',
    status: 404,
  },
  'tenant.unknown': { zh: '没有找到公司“{tenant}”。', en: 'No company “{tenant}”.', status: 404 },
  'input.invalid': {
    zh: '有 {count} 处要改：{first}',
    en: '{count} thing(s) to correct: {first}',
    status: 422,
  },
  'input.hidden_characters': {
    zh: '内容里有看不见的控制字符，存不下。请删掉，或重新打一遍再试。',
    en: 'The text holds hidden control characters that cannot be stored. Remove them, or type it anew.',
    status: 422,
  },
  'input.unreadable': {
    zh: '请求的内容读不懂，请检查格式。',
    en: 'The request could not be read. Check its format.',
    status: 400,
  },
  'files.too_large': {
    zh: '文件太大，最多 {megabytes} MB。',
    en: 'The file is too large: {megabytes} MB at most.',
    status: 413,
  },
  'files.damaged': {
    zh: '这个文件在存储里被改动或截断了，不能用。请重新上传，或请管理员从备份恢复。',
    en: 'This file was changed or cut short in the store and cannot be used. Upload it again, or ask the administrator to restore it from a backup.',
  },
  'files.lost': {
    zh: '这个文件的内容不在存储里了，请系统管理员从备份取回。',
    en: 'The content of this file is missing from the store. Ask the administrator to bring it back from a backup.',
    status: 410,
  },
  'files.store_failed': {
    zh: '文件存储没有办成（{answer}）。请稍后再试，一直这样请告诉系统管理员。',
    en: 'The file store did not do it ({answer}). Try again shortly; tell the administrator if it stays so.',
    status: 409,
  },
  'route.unknown': { zh: '没有这个地址。', en: 'There is no such address.', status: 404 },
  'system.fault': {
    zh: '系统出错了，您填的都还在。已记录，编号 {request}。',
    en: 'Something went wrong on our side. It was logged as {request}.',
    status: 400,
  },
  'system.preparing': { zh: '系统正在准备，马上就好。', en: 'Keban is getting ready.', status: 409 },
}

export interface Problem {
  type: string
  title: string
  status: number
  code: string
  values?: Record<string, string | number>
  field?: string
  errors?: { field: string; message: string }[]
}

const zodWords = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** The RFC 9457 document for what was thrown, or `undefined` when it is a fault of ours. */
export function problemOf(
  error: unknown,
  locale: Locale,
  words: ReadonlyMap<string, Refused>,
): Problem | undefined {
  if (error instanceof z.ZodError) return invalidInput(error, locale, words)
  if (!(error instanceof Refusal)) return undefined
  const refused = words.get(error.code)
  if (!refused) return undefined
  const values = valuesIn(error.values, locale)
  return {
    type: `urn:keban:refusal:${error.code}`,
    title: fill(locale === 'en' ? refused.en : refused.zh, values),
    status: refused.status ?? 409,
    code: error.code,
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(error.field ? { field: error.field } : {}),
  }
}

function invalidInput(error: z.ZodError, locale: Locale, words: ReadonlyMap<string, Refused>): Problem {
  const errors = error.issues.map((issue) => {
    const said = zodWords[locale](issue as never)
    return {
      field: issue.path.join('.'),
      message: (typeof said === 'string' ? said : said?.message) ?? issue.message,
    }
  })
  const first = errors[0] ? `${errors[0].field || '·'}:${errors[0].message}` : ''
  const refused = words.get('input.invalid')!
  return {
    type: 'urn:keban:refusal:input.invalid',
    title: fill(locale === 'en' ? refused.en : refused.zh, { count: errors.length, first }),
    status: 422,
    code: 'input.invalid',
    errors,
  }
}

/** What fills the gaps, each in this language. */
export const valuesIn = (values: Values, locale: Locale): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? (locale === 'en' ? value.en : value.zh) : value,
    ]),
  )

export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
