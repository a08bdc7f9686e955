import { normaliseName } from './names.ts'

export { maskDocument, maskName, maskPhone } from './masks.ts'

/** What is compared of two customers; phones in e164, document numbers as read, either may be missing. */
export interface Likeness {
  name?: string
  phones?: readonly string[]
  document?: string
}

export type Likelihood =
  | { verdict: 'same'; because: 'document' | 'name_and_phone'; conflict?: 'document' | 'name' }
  | { verdict: 'hint'; because: 'phone' | 'name' }
  | { verdict: 'different' }

/**
 * Whether two records are one customer. One document number, or one name with one number, is the same customer; couples
 * share a phone and many people share a name, so each alone is only a hint. `conflict` names what disagrees all the same.
 */
export function judgeDuplicate(one: Likeness, other: Likeness): Likelihood {
  const sameName = Boolean(one.name && other.name) && normaliseName(one.name!) === normaliseName(other.name!)
  const namesDiffer = Boolean(one.name && other.name) && !sameName
  const samePhone = (one.phones ?? []).some((phone) => other.phones?.includes(phone))
  const bothDocuments = Boolean(one.document && other.document)
  if (bothDocuments && one.document === other.document) {
    return { verdict: 'same', because: 'document', ...(namesDiffer ? { conflict: 'name' } : {}) }
  }
  if (sameName && samePhone) {
    return { verdict: 'same', because: 'name_and_phone', ...(bothDocuments ? { conflict: 'document' } : {}) }
  }
  if (samePhone) return { verdict: 'hint', because: 'phone' }
  return sameName ? { verdict: 'hint', because: 'name' } : { verdict: 'different' }
}

/** The number people know a customer by: C-000231. */
export function customerNumber(sequence: number): string {
  return `C-${String(sequence).padStart(6, '0')}`
}

/** One way to understand what was typed into the search box; `value` is in the form the index holds. */
export type Interpretation =
  | {
      kind:
        | 'name'
        | 'pinyin'
        | 'initials'
        | 'tail4'
        | 'phone'
        | 'phone_part'
        | 'room'
        | 'number'
        | 'document'
        | 'words'
      value: string
    }
  | { kind: 'all'; of: Interpretation[] }

/** Reads a home as people write it; null when the text is none. Given by the caller, for homes belong to places. */
export type RoomReader = (text: string) => string | null

const SYLLABLES =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|an|en|in|un|vn|ia|ua|uo|a|o|e|i|u|v))+$/

/**
 * What one search box may mean, most likely first, at most eight ways: two characters of a name, pinyin or initials, the last
 * four digits, a whole number, a home, a customer number, words of a note; 王芳 1202 means both at once.
 * @param text as typed; cut at 100 characters
 * @param readRoom how homes are read; without it no home is recognised
 * @returns [] for an empty box
 */
export function readQuery(text: string, readRoom: RoomReader = () => null): Interpretation[] {
  const typed = text
    .normalize('NFKC')
    .replace(/[\u0000-\u001F\u200B-\u200F\uFEFF]/g, ' ')
    .trim()
    .slice(0, 100)
  if (!typed) return []
  const found = readOne(typed, readRoom)
  const room = found.some(({ kind }) => kind === 'room')
  const parted = room ? typed : typed.replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, ' ')
  const tokens = parted.split(/[\s,、，]+/).filter(Boolean)
  // 王芳 3-1-1202 may be an estate and a home, but 三栋 1202 is never a name.
  const noName = room && tokens.some((token) => /[栋幢座楼室号期元#]$/.test(token))
  const phone = found.some(({ kind }) => kind === 'phone')
  if (tokens.length < 2 || tokens.length > 4 || phone || noName) return found
  const each = tokens.map((token) => readOne(token, readRoom).find(({ kind }) => kind !== 'words'))
  if (each.some((one) => one === undefined)) return found
  // wang fang and John Doe are one name in two words.
  if (/^[a-zü' ]+$/i.test(typed)) return found
  return [{ kind: 'all', of: each as Interpretation[] }, ...found]
}

function readOne(typed: string, readRoom: RoomReader): Interpretation[] {
  const found: Interpretation[] = []
  const add = (kind: Exclude<Interpretation['kind'], 'all'>, value: string) => found.push({ kind, value })
  const number = /^c[-\s]?0*(\d{1,9})$/i.exec(typed)
  const longNumber = number && /\d{5,}/.test(typed)
  if (number && longNumber) add('number', customerNumber(Number(number[1])))
  const phone = phoneOf(typed)
  if (phone) add('phone', phone)
  if (/^(?:\d{15}|\d{17}[\dxX]|[1-9NY][1-9]\d{6}[0-9A-Z]{10})$/i.test(typed))
    add('document', typed.toUpperCase())
  if (/^\d{4}$/.test(typed)) add('tail4', typed)
  const room = phone ? null : readRoom(typed)
  if (room) add('room', room)
  if (/^\d{5,10}$/.test(typed) && !phone) add('phone_part', typed)
  if (/^\d{3,6}$/.test(typed)) add('number', customerNumber(Number(typed)))
  if (number && !longNumber) add('number', customerNumber(Number(number[1])))
  addSpelling(typed, add)
  if (/\p{Script=Han}/u.test(typed) && !room && !/\d/.test(typed)) {
    const name = normaliseName(typed).replace(/(?<=.)(?:女士|先生|小姐|太太)$/u, '')
    if ([...name].length <= 6 || name.includes('·')) add('name', name)
  }
  if (!/^[\d\s+()-]+$/.test(typed)) add('words', typed.replace(/\s+/g, ' '))
  return found
}

function addSpelling(
  typed: string,
  add: (kind: 'pinyin' | 'initials' | 'name', value: string) => void,
): void {
  if (!/^[a-zü' ]{1,40}$/i.test(typed)) return
  const letters = typed.toLowerCase().replaceAll('ü', 'v').replace(/[' ]/g, '')
  const spelled = SYLLABLES.test(letters)
  // lili may be 莉莉 or four initials; the longer it is the surer it is a spelling.
  if (spelled && letters.length > 2) add('pinyin', letters)
  if (letters.length <= 6 && !typed.includes(' ')) add('initials', letters)
  if ((spelled && letters.length <= 2) || (!spelled && /[aeiouv]/.test(letters) && letters.length > 2)) {
    add('pinyin', letters)
  }
  add('name', normaliseName(typed))
}

function phoneOf(typed: string): string | null {
  if (!/^[+(]?\d[\d\s()-]{5,22}$/.test(typed)) return null
  const plus = typed.startsWith('+')
  const digits = typed.replace(/\D/g, '')
  const home = /^(?:0086|86)?(1[3-9]\d{9})$/.exec(digits)
  if (home) return `+86${home[1]}`
  if (plus)
    return digits.length >= 8 && digits.length <= 15 ? `+${digits.replace(/^860(?=\d{9})/, '86')}` : null
  if (/^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/.test(digits)) return `+86${digits.slice(1)}`
  return /^400\d{7}$/.test(digits) ? `+86${digits}` : null
}
