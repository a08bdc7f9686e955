export type DocumentProblem =
  | 'document.empty'
  | 'document.digits_lost'
  | 'document.length'
  | 'document.format'
  | 'document.area'
  | 'document.birth_date'
  | 'document.check_digit'

export interface DocumentRefused {
  problem: DocumentProblem
  values: { text: string }
}

export interface ResidentId {
  /** 18 characters, X in upper case; a number of 15 digits is upgraded. */
  number: string
  birthday: string
  sex: 'female' | 'male'
  /** The first six digits: where the number was issued, not where the holder lives. */
  areaCode: string
  kind: 'resident' | 'hk_macao' | 'taiwan' | 'foreigner'
  upgraded: boolean
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'
// GB/T 2260: the provinces; 81, 82, 83 are the residence permits of Hong Kong, Macao and Taiwan people.
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
)
const MUNICIPALITIES = new Set(['11', '12', '31', '50'])
const PERMITS: Record<string, ResidentId['kind']> = {
  '810000': 'hk_macao',
  '820000': 'hk_macao',
  '830000': 'taiwan',
}

/**
 * Reads the number of a resident identity card (GB 11643), of 18 or 15 digits, of the residence permits of Hong Kong, Macao
 * and Taiwan people, and of a foreigner's permanent residence card of 2023.
 * Area codes abolished long ago stay valid: people keep the number they were given.
 * @param today when given, a birth date after it is refused
 */
export function readResidentId(text: string, today?: string): ResidentId | DocumentRefused {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s'-]/g, '')
    .toUpperCase()
  const refused = (problem: DocumentProblem): DocumentRefused => ({
    problem,
    values: { text: typed.slice(0, 24) },
  })
  if (!typed) return refused('document.empty')
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(typed)) return refused('document.digits_lost')
  if (typed.length !== 15 && typed.length !== 18) return refused('document.length')
  if (!/^(?:\d{15}|\d{17}[\dX])$/.test(typed)) return refused('document.format')
  const upgraded = typed.length === 15
  const body = upgraded ? `${typed.slice(0, 6)}19${typed.slice(6)}` : typed.slice(0, 17)
  const kind = kindOf(body.slice(0, 6))
  if (!kind) return refused('document.area')
  const birthday = `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`
  if (!isDay(birthday) || birthday < '1850' || (today && birthday > today))
    return refused('document.birth_date')
  const number = body + checkOf(body)
  // Excel keeps 15 digits: 18 of them come back with zeros at the end.
  if (!upgraded && number !== typed)
    return refused(/000$/.test(typed) ? 'document.digits_lost' : 'document.check_digit')
  const sex = Number(body[16]) % 2 === 1 ? 'male' : 'female'
  return { number, birthday, sex, areaCode: body.slice(0, 6), kind, upgraded }
}

// GB 32100-2015, annex: the alphabet leaves out I, O, Z, S, V.
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Reads a unified social credit code (GB 32100-2015), 18 characters with check character; spaces are taken out. */
export function readSocialCreditCode(text: string): { number: string } | DocumentRefused {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s'-]/g, '')
    .toUpperCase()
  const refused = (problem: DocumentProblem): DocumentRefused => ({
    problem,
    values: { text: typed.slice(0, 24) },
  })
  if (!typed) return refused('document.empty')
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(typed)) return refused('document.digits_lost')
  if (typed.length !== 18) return refused('document.length')
  if (!/^[1-9NY][1-9]\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(typed)) return refused('document.format')
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, at) => total + weight * CREDIT_ALPHABET.indexOf(typed[at]!),
    0,
  )
  if (CREDIT_ALPHABET[(31 - (sum % 31)) % 31] !== typed[17]) return refused('document.check_digit')
  return { number: typed }
}

export type DocumentKind = 'resident_id' | 'social_credit_code' | 'passport' | 'other'

/**
 * Reads any document number a customer file holds. Eighteen characters are judged by their check character; shorter ones of
 * letters and digits (passports, officers' cards, old business licences) are taken as written.
 */
export function readDocument(
  text: string,
  today?: string,
): { kind: DocumentKind; number: string } | DocumentRefused {
  const typed = text.normalize('NFKC').replace(/[\s']/g, '').toUpperCase()
  const resident = readResidentId(typed, today)
  if (!('problem' in resident)) return { kind: 'resident_id', number: resident.number }
  const company = readSocialCreditCode(typed)
  if (!('problem' in company)) return { kind: 'social_credit_code', number: company.number }
  if (resident.problem === 'document.empty' || resident.problem === 'document.digits_lost') return resident
  if (/^[A-Z]{1,2}\d{7,8}$/.test(typed)) return { kind: 'passport', number: typed }
  if (/^\d{15}(?:\d{2}[\dX])?$/.test(typed)) return resident
  if (typed.length === 18 && company.problem === 'document.check_digit') return company
  if (/^\d{16,}$/.test(typed) || !/^[\p{Script=Han}A-Z0-9()/-]{5,30}$/u.test(typed) || !/\d{4}/.test(typed)) {
    return resident.problem === 'document.length' ? resident : { ...resident, problem: 'document.format' }
  }
  return { kind: 'other', number: typed }
}

function kindOf(area: string): ResidentId['kind'] | null {
  const permit = PERMITS[area]
  if (permit) return permit
  if (area.startsWith('9')) return PROVINCES.has(area.slice(1, 3)) ? 'foreigner' : null
  const prefecture = Number(area.slice(2, 4))
  if (!PROVINCES.has(area.slice(0, 2)) || area.endsWith('00')) return null
  if (MUNICIPALITIES.has(area.slice(0, 2))) return prefecture >= 1 && prefecture <= 3 ? 'resident' : null
  return (prefecture >= 1 && prefecture <= 70) || prefecture === 90 ? 'resident' : null
}

function checkOf(body: string): string {
  return CHECK[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11]!
}

/** True when the text is a day of the calendar, as 2024-02-29. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (!year || Number(month) < 1 || Number(month) > 12) return false
  return Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
}
