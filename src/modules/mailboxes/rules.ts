/** What can be told of a mail by its head alone. */
import type { automaticReasons, Standing } from './contract/words.ts'

export type Automatic = (typeof automaticReasons)[number]
/** A line of a mail's head; names in small letters, the line that was added last first. */
export interface HeadLine {
  name: string
  value: string
}

/** Automatic answers to one address within an hour, and to everybody: two machines must not write to each other for ever. */
export const RECEIPTS_TO_ONE_AN_HOUR = 3
export const RECEIPTS_AN_HOUR = 300

const valuesOf = (head: readonly HeadLine[], name: string) =>
  head.filter((line) => line.name === name).map((line) => line.value.trim())

/** Lists, bulk mail, robots and returned mail: none of them is answered by itself. */
export function automaticBy(head: readonly HeadLine[], from: string): Automatic | null {
  const has = (name: string, pattern = /./s) => valuesOf(head, name).some((value) => pattern.test(value))
  const box = from.split('@')[0] ?? ''
  if (
    has('return-path', /^<\s*>$/) ||
    has('content-type', /multipart\/report/i) ||
    /^(?:mailer-daemon|postmaster)$/i.test(box)
  )
    return 'bounce'
  if (
    has('auto-submitted', /^(?!no\b)./i) ||
    has('x-autoreply') ||
    has('x-autorespond') ||
    has('x-auto-response-suppress', /all|autoreply|oof/i)
  )
    return 'automatic'
  if (has('list-id') || has('list-post') || has('list-unsubscribe')) return 'list'
  if (has('precedence', /bulk|junk|list|auto/i)) return 'bulk'
  return /^(?:no|not|do-?not)[-_.]?reply$/i.test(box) ? 'no-reply' : null
}

/** Without comments in brackets, which may hold anything. */
function bare(value: string): string {
  let depth = 0
  let kept = ''
  for (const letter of value.replace(/\\./g, '')) {
    if (letter === '(') depth += 1
    if (depth === 0) kept += letter
    if (letter === ')' && depth > 0) depth -= 1
  }
  return kept
}

/**
 * What our own receiving server says of the sender (RFC 8601): only the newest line under its name counts, and only for the domain that
 * is shown. Whoever sends may write such lines himself; a receiving server takes out those under its own name.
 */
export function standingOf(head: readonly HeadLine[], trusts: string | null, from: string): Standing {
  const domain = from.split('@').at(-1)?.toLowerCase()
  if (!trusts || !domain || valuesOf(head, 'from').length !== 1) return 'unverified'
  const own = valuesOf(head, 'authentication-results')
    .map((value) => bare(value).split(';'))
    .find(([server]) => server?.trim().split(/\s/)[0]?.toLowerCase() === trusts.toLowerCase())
  const results = (own ?? []).slice(1).map((part) => ({
    method: /^\s*([\w-]+)\s*=\s*(\w+)/.exec(part),
    of: (property: string) =>
      new RegExp(`${property}\\s*=\\s*"?([^\\s"]+)`, 'i').exec(part)?.[1]?.toLowerCase(),
  }))
  const said = (
    method: string,
    result: string,
    fits: (of: (property: string) => string | undefined) => boolean,
  ) =>
    results.some(
      (each) =>
        each.method?.[1]?.toLowerCase() === method &&
        each.method[2]?.toLowerCase() === result &&
        fits(each.of),
    )
  const ofDomain = (value: string | undefined) => value !== undefined && value.split('@').at(-1) === domain
  if (said('dmarc', 'fail', (of) => ofDomain(of('header\\.from') ?? domain))) return 'forged'
  const passed =
    said('dmarc', 'pass', (of) => ofDomain(of('header\\.from'))) ||
    said('dkim', 'pass', (of) => ofDomain(of('header\\.d') ?? of('header\\.i'))) ||
    said('spf', 'pass', (of) => ofDomain(of('smtp\\.mailfrom')))
  return passed ? 'verified' : 'unverified'
}

/** Our number in a subject, as 1122-0417. */
export const numberIn = (subject: string): { monthDay: string; number: number } | null => {
  const [, monthDay, number] = /(?<![\d-])(\d{4})-(\d{4,6})(?![\d-])/.exec(subject.normalize('NFKC')) ?? []
  return monthDay && number ? { monthDay, number: Number(number) } : null
}

/** Days of that month and day that a number can be of: this year's and last year's, the newest first. */
export function daysOf(monthDay: string, today: string): string[] {
  const year = Number(today.slice(0, 4))
  return [year, year - 1]
    .map((each) => `${each}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`)
    .filter(
      (day) => day <= today && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day),
    )
}

/** An address as it may be shown: w***@example.cn. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '***' : `${[...address][0]}***${address.slice(at)}`
}

const QUOTED = [
  /^-{2,}\s*(?:原始邮件|回复的原邮件|原邮件|Original Message)\s*-{2,}/i,
  /^(?:在|于|On)\s.{4,120}(?:写道|wrote)\s*[:：]\s*$/i,
  /^.{2,120}于\s?\d{4}.{4,60}写道\s*[:：]\s*$/,
]
const OUTLOOK = /^(?:发件人|From)\s*[:：]/i
const OUTLOOK_NEXT = /^(?:发送时间|日期|时间|收件人|Sent|Date|To)\s*[:：]/i

/** What he wrote himself, without what he answers to; all of it where nothing else would be left. */
export function ownWords(text: string): string {
  const lines = text.split('\n')
  const quoted = lines.findIndex(
    (line, at) =>
      QUOTED.some((pattern) => pattern.test(line.trim())) ||
      (OUTLOOK.test(line.trim()) &&
        lines.slice(at + 1, at + 3).some((next) => OUTLOOK_NEXT.test(next.trim()))),
  )
  const own = (quoted < 0 ? lines : lines.slice(0, quoted)).filter((line) => !line.startsWith('>'))
  return own.join('\n').trim() || text.trim()
}
