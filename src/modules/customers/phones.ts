import { type CountryCode, Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/max'

export interface Phone {
  /** +8613812345678; the form compared, hashed and dialled. An extension is not part of it. */
  e164: string
  display: string
  tail4: string
  kind: 'mobile' | 'landline' | 'foreign'
  extension?: string
}

export type PhoneProblem =
  | 'phone.empty'
  | 'phone.digits_lost'
  | 'phone.several'
  | 'phone.too_short'
  | 'phone.too_long'
  | 'phone.area_code_missing'
  | 'phone.masked'
  | 'phone.not_a_number'

export interface PhoneRefused {
  problem: PhoneProblem
  values: { text: string }
}

export interface PhoneReading {
  /** Where numbers without a country code belong; CN unless told. */
  country?: CountryCode
  /** Put before local numbers without one: 0571. */
  areaCode?: string
}

const SCIENTIFIC = /^[+]?(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i
const EXTENSION = /\s*(?:转分机|分机号?|转|ext\.?|x|#)\s*(\d{1,6})\s*$/i

/**
 * Reads one phone number as people write it: full-width digits, spaces, +86, 400 numbers, 0571-87654321 转 8012.
 * A number that a spreadsheet has rounded (1.38E+10) is refused, for its digits are lost; masked ones (138****5678) too.
 */
export function readPhone(text: string, reading: PhoneReading = {}): Phone | PhoneRefused {
  const typed = text.normalize('NFKC').trim()
  const refused = (problem: PhoneProblem): PhoneRefused => ({ problem, values: { text: typed.slice(0, 40) } })
  if (!typed) return refused('phone.empty')
  if (typed.length > 60) return refused(splitNumbers(typed).length > 1 ? 'phone.several' : 'phone.too_long')
  const scientific = SCIENTIFIC.exec(typed)
  if (scientific) {
    const [, whole, decimals = '', exponent] = scientific
    // All digits are there only when the mantissa spells out every place.
    if (decimals.length !== Number(exponent)) return refused('phone.digits_lost')
    return readPhone(`${whole}${decimals}`, reading)
  }
  if (/\d[\d\s-]*[*＊●•]{2,}/.test(typed)) return refused('phone.masked')
  if (splitNumbers(typed).length > 1) return refused('phone.several')
  const plain = typed
    .replace(/^'/, '')
    .replace(/\.0+$/, '')
    .replace(/^(?:手机|电话|联系电话|座机|tel|mobile|phone)\s*(?:号码?)?\s*[::]?\s*/i, '')
    .replace(/[\u2010-\u2015\u2212_ー一~]/g, '-')
  const extension = EXTENSION.exec(plain)?.[1] ?? dashedExtension(plain)
  const bare = extension ? plain.replace(EXTENSION, '').replace(new RegExp(`-${extension}$`), '') : plain
  if (!/^[+()\d\s./-]+$/.test(bare)) return refused('phone.not_a_number')
  return parse(bare, extension, reading, refused)
}

function parse(
  bare: string,
  extension: string | undefined,
  { country = 'CN', areaCode }: PhoneReading,
  refused: (problem: PhoneProblem) => PhoneRefused,
): Phone | PhoneRefused {
  const digits = bare.replace(/\D/g, '')
  if (digits.length < 7) return refused('phone.too_short')
  if (digits.length > 17) return refused('phone.too_long')
  let number = bare.trim().startsWith('+') ? `+${digits}` : digits.replace(/^00(?=[1-9]\d{7})/, '+')
  if (country === 'CN') number = number.replace(/^(?:\+?86)?0?(1[3-9]\d{9})$/, '+86$1')
  // 1.38E+10 saved once more as a number.
  if (/^\+861[3-9]\d{2}0{7}$/.test(number)) return refused('phone.digits_lost')
  const mobile = /^\+86(1[3-9]\d{9})$/.exec(number)?.[1]
  if (mobile && country === 'CN' && mobiles().test(mobile)) return mobileOf(mobile, extension)
  const local = country === 'CN' && /^[2-8]\d{6,7}$/.test(number)
  if (local && !areaCode) return refused('phone.area_code_missing')
  const parsed = parsePhoneNumberFromString(local ? areaCode + number : number, country)
  if (!parsed?.isValid()) {
    if (country === 'CN' && /^1\d+$/.test(digits) && digits.length !== 11) {
      return refused(digits.length < 11 ? 'phone.too_short' : 'phone.too_long')
    }
    return refused('phone.not_a_number')
  }
  const home = parsed.country === country
  const type = parsed.getType()
  const isMobile = type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
  const shown = home
    ? homeDisplay(parsed.formatNational(), parsed.nationalNumber, type)
    : parsed.formatInternational()
  return {
    e164: parsed.number,
    display: extension ? `${shown} 转 ${extension}` : shown,
    tail4: parsed.nationalNumber.slice(-4),
    kind: home ? (isMobile ? 'mobile' : 'landline') : 'foreign',
    ...(extension ? { extension } : {}),
  }
}

let mobilePattern: RegExp | undefined

/** Which numbers are mobile ones at home, by the library's own pattern: most numbers of a file are, and are read without the rest of it. */
function mobiles(): RegExp {
  if (mobilePattern) return mobilePattern
  const metadata = new Metadata()
  metadata.selectNumberingPlan('CN')
  // The library's typings leave this out.
  const plan = metadata.numberingPlan as unknown as { type(name: string): { pattern(): string } }
  mobilePattern = new RegExp(`^(?:${plan.type('MOBILE').pattern()})$`)
  return mobilePattern
}

function mobileOf(digits: string, extension: string | undefined): Phone {
  const shown = digits.replace(/^(\d{3})(\d{4})/, '$1 $2 ')
  return {
    e164: `+86${digits}`,
    display: extension ? `${shown} 转 ${extension}` : shown,
    tail4: digits.slice(-4),
    kind: 'mobile',
    ...(extension ? { extension } : {}),
  }
}

/**
 * Every number in one cell (13812345678/0571-87654321, two lines, 本人:138… 妻:139…), in the order written, without repeats.
 * @returns `split` says that the cell held more than one; each part that is no number is in `problems`
 */
export function readPhones(
  text: string,
  reading: PhoneReading = {},
): { phones: Phone[]; problems: PhoneRefused[]; split: boolean } {
  const parts = splitNumbers(text.normalize('NFKC').trim().slice(0, 1000))
  const phones: Phone[] = []
  const problems: PhoneRefused[] = []
  for (const part of parts) {
    const read = readPhone(part, reading)
    if ('problem' in read) problems.push(read)
    else if (!phones.some((phone) => phone.e164 === read.e164)) phones.push(read)
  }
  return { phones, problems, split: parts.length > 1 }
}

/** The numbers written in one cell, apart by 、 , / ; line breaks, or spaces between whole numbers. */
export function splitNumbers(text: string): string[] {
  const parts = text
    .split(/[,;、，；|\n\r]+|\/|(?:\s+|(?<=\d))(?:或者?|和|及)\s*/)
    .flatMap((part) =>
      part.split(/(?<=\d{7})\s+(?=(?:\+?86[\s-]?)?1[3-9]\d{9})|(?<=\d{11})\s+(?=0\d{2,3}-?\d{7})/),
    )
    .flatMap((part) => part.match(/^(1[3-9]\d{9})\s*-?\s*(1[3-9]\d{9})$/)?.slice(1) ?? [part])
    .map((part) => part.replace(/^[^\d+]*?[::]\s*(?=[+\d(])/, '').trim())
    .map((part) =>
      part.replace(/^[\p{Script=Han}]{1,6}(?=[+\d])|(?<=\d)\s*[((][\p{Script=Han}]{1,8}[))]$/gu, '').trim(),
    )
    .filter(Boolean)
  // 87654321/22 is one number and its neighbour line, not a second number of two digits.
  return parts.length > 1 && parts.filter((part) => part.replace(/\D/g, '').length >= 7).length < 2
    ? [text]
    : parts
}

function dashedExtension(plain: string): string | undefined {
  return /^\(?0\d{2,3}\)?[\s-]?\d{7,8}-(\d{1,6})$/.exec(plain.trim())?.[1]
}

function homeDisplay(national: string, digits: string, type: string | undefined): string {
  if (type !== 'FIXED_LINE') return national
  const area = national.split(' ')[0] ?? ''
  return area.startsWith('0') ? `${area}-${digits.slice(area.length - 1)}` : national
}
