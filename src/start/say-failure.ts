import type { Refused, Words } from '#platform/operation.ts'
import { fill, valuesIn } from '#platform/problem.ts'
import type { Values } from '#platform/refusal.ts'

/** Why a job failed, in words an administrator can act on; `error` is what was thrown, as the queue kept it. */
export function sayFailure(error: unknown, words: ReadonlyMap<string, Refused>): Words {
  const {
    code = '',
    message = '',
    values = {},
  } = (error ?? {}) as {
    code?: string
    message?: string
    values?: Values
  }
  const refused = words.get(code)
  if (refused)
    return { zh: fill(refused.zh, valuesIn(values, 'zh-CN')), en: fill(refused.en, valuesIn(values, 'en')) }
  if (/timed? ?out|expired/i.test(message) && !code)
    return { zh: '做得太久，被停下了。', en: 'It took too long and was stopped.' }
  if (code === 'ENOSPC' || code === '53100') return { zh: '磁盘满了。', en: 'The disk is full.' }
  if (/^(?:ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|08|57P)/.test(code))
    return { zh: `连接断了（${code}）。`, en: `A connection was lost (${code}).` }
  const short = message.slice(0, 300) || code
  return { zh: `程序出错：${short}`, en: `A fault of the program: ${short}` }
}
