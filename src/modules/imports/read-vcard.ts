import { type ByteSource, chunksOf, FileRefused, refuseSize } from './read-bytes.ts'
import { decoded, detectEncoding, textOf } from './text-encoding.ts'

export interface Labelled {
  /** home, work, cell, homefax …; '' when the file says nothing of use. */
  kind: string
  value: string
}

export interface PostalAddress {
  kind: string
  street: string
  city: string
  region: string
  postcode: string
  country: string
}

/** One person of an address book, whichever program and format he comes from. */
export interface Contact {
  name: string
  family: string
  given: string
  middle: string
  prefix: string
  suffix: string
  nickname: string
  phones: Labelled[]
  emails: Labelled[]
  urls: Labelled[]
  addresses: PostalAddress[]
  organisation: string
  department: string
  title: string
  /** 1990-03-05, --03-05 without a year, or as written. */
  birthday: string
  gender: string
  note: string
  categories: string[]
  /** Everything else by its name in small letters: spouse, manager, wechat, qq, uid … */
  others: Record<string, string>
}

const LONGEST_CARD = 8 * 1024 * 1024
const MOST_CARDS = 200_000
const NOT_A_KIND =
  /^(?:pref|voice|internet|x400|msg|text|quoted-printable|base64|8bit|7bit|b|dom|intl|postal|parcel|\d+)$/

/**
 * Reads vCard 2.1, 3.0 and 4.0: folded lines, quoted-printable, a character set per line, groups with Apple's labels, several
 * values of one kind. Pictures and sounds are passed over.
 * @returns the contacts one by one, in bounded memory; `name` falls back to its parts, then the first address
 * @throws FileRefused `vcard.none` without any card, `vcard.not_closed`, `vcard.too_long` with the number of the card
 */
export async function* readVcards(source: ByteSource): AsyncGenerator<Contact> {
  refuseSize(source.size)
  let card: string[] | null = null
  let length = 0
  let count = 0
  for await (const line of linesOf(source)) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) {
      if (card) throw new FileRefused('vcard.not_closed', { card: count + 1 })
      card = []
      length = 0
    } else if (/^END:VCARD\s*$/i.test(line) && card) {
      if (++count > MOST_CARDS) throw new FileRefused('vcard.too_many', { most: MOST_CARDS })
      yield contactOf(card)
      card = null
    } else if (card) {
      length += line.length
      if (length > LONGEST_CARD) throw new FileRefused('vcard.too_long', { card: count + 1 })
      card.push(line)
    }
  }
  if (card) throw new FileRefused('vcard.not_closed', { card: count + 1 })
  if (count === 0) throw new FileRefused('vcard.none')
}

/** A contact of which nothing is known yet. */
export function emptyContact(): Contact {
  const texts = { name: '', family: '', given: '', middle: '', prefix: '', suffix: '', nickname: '' }
  const about = { organisation: '', department: '', title: '', birthday: '', gender: '', note: '' }
  return { ...texts, phones: [], emails: [], urls: [], addresses: [], ...about, categories: [], others: {} }
}

/** The name to show when the file gives none: its parts, the organisation, the first address or number. */
export function nameOf(contact: Contact): string {
  const chinese = /\p{Script=Han}/u.test(contact.family + contact.given)
  const parts = chinese
    ? contact.family + contact.middle + contact.given
    : [contact.prefix, contact.given, contact.middle, contact.family, contact.suffix]
        .filter(Boolean)
        .join(' ')
  return (
    contact.name ||
    parts ||
    contact.organisation ||
    contact.emails[0]?.value ||
    contact.phones[0]?.value ||
    ''
  )
}

/** 19900305 and 1990-03-05T00:00:00Z as 1990-03-05, --0305 as --03-05. */
export function birthdayText(text: string): string {
  const found = /^(\d{4}|--)-?(\d\d)-?(\d\d)(?:T.*)?$/.exec(text.trim())
  return found ? `${found[1]}-${found[2]}-${found[3]}`.replace('---', '--') : text.trim()
}

interface Property {
  group: string
  name: string
  kinds: string[]
  value: string
}

function contactOf(lines: string[]): Contact {
  const contact = emptyContact()
  const labels = new Map<string, string>()
  const properties = lines.flatMap((line) => propertyOf(line) ?? [])
  for (const { name, group, value } of properties) {
    if (name === 'X-ABLABEL' && group)
      labels.set(group, value.replace(/^_\$!<(.*)>!\$_$/, '$1').toLowerCase())
  }
  for (const property of properties) put(contact, property, labels.get(property.group))
  contact.name = nameOf(contact)
  return contact
}

function put(contact: Contact, { name, kinds, value }: Property, label: string | undefined): void {
  const fields = splitEscaped(value, ';')
  const whole = unescapeText(value).trim()
  const kind = label ?? kindOf(kinds)
  if (!whole.replaceAll(';', '')) return
  if (name === 'FN') contact.name ||= whole
  else if (name === 'N') {
    ;[contact.family, contact.given, contact.middle, contact.prefix, contact.suffix] = Array.from(
      { length: 5 },
      (_, at) => fields[at] ?? '',
    ) as [string, string, string, string, string]
  } else if (name === 'NICKNAME') contact.nickname = whole
  else if (name === 'TEL')
    contact.phones.push({ kind, value: whole.replace(/^tel:/i, '').replace(/;ext=/i, ' ext ') })
  else if (name === 'EMAIL') contact.emails.push({ kind, value: whole.replace(/^mailto:/i, '') })
  else if (name === 'URL') contact.urls.push({ kind, value: whole })
  else if (name === 'ADR') {
    const [, , street = '', city = '', region = '', postcode = '', country = ''] = fields
    contact.addresses.push({ kind, street, city, region, postcode, country })
  } else if (name === 'ORG') {
    contact.organisation = fields[0] ?? ''
    contact.department ||= fields[1] ?? ''
  } else if (name === 'X-DEPARTMENT') contact.department = whole
  else if (name === 'TITLE') contact.title = whole
  else if (name === 'BDAY') contact.birthday = birthdayText(whole)
  else if (name === 'X-ANNIVERSARY' || name === 'ANNIVERSARY')
    contact.others.anniversary = birthdayText(whole)
  else if (name === 'GENDER' || name === 'X-GENDER') contact.gender = (fields[0] ?? '').toLowerCase()
  else if (name === 'NOTE') contact.note = [contact.note, whole].filter(Boolean).join('\n')
  else if (name === 'CATEGORIES') contact.categories.push(...splitEscaped(value, ','))
  else if (!/^(?:PHOTO|LOGO|SOUND|KEY|VERSION|X-ABLABEL)$/.test(name)) {
    contact.others[name.replace(/^X-/, '').toLowerCase()] = whole.slice(0, 2000)
  }
}

function propertyOf(line: string): Property | null {
  const found = /^(?:([\w-]+)\.)?([\w-]+)((?:;[^:;="]*(?:=(?:"[^"]*"|[^:;"]*)(?:,"[^"]*")*)?)*):/.exec(line)
  if (!found) return null
  const [head, group = '', name = '', parameters = ''] = found
  const kinds: string[] = []
  let charset = ''
  let quoted = false
  for (const [, key = '', value] of parameters.matchAll(/;([^:;="]*)(?:=("[^"]*"|[^:;"]*))?/g)) {
    const plain = (value ?? key).replaceAll('"', '').toLowerCase()
    if (value === undefined || key.toUpperCase() === 'TYPE') kinds.push(...plain.split(','))
    if (key.toUpperCase() === 'CHARSET') charset = plain
    if (plain === 'quoted-printable') quoted = true
  }
  return {
    group: group.toLowerCase(),
    name: name.toUpperCase(),
    kinds,
    value: textOfValue(line.slice(head.length), charset, quoted),
  }
}

function textOfValue(value: string, charset: string, quoted: boolean): string {
  // UTF-16 files are text already; in all others a character is still a byte, read by the line's own character set.
  if (/[^\u0000-\u00FF]/.test(value)) return value
  const bytes = Buffer.from(
    quoted
      ? value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : value,
    'latin1',
  )
  if (!charset || charset === 'utf-8') return textOf(bytes)
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return textOf(bytes)
  }
}

/** Logical lines: folded ones joined, and those that quoted-printable goes on with; bytes as characters but for UTF-16. */
async function* linesOf(source: ByteSource): AsyncGenerator<string> {
  const head = Buffer.from(await source.read(0, 4))
  const wide = head.includes(0) || head[0] === 0xff || head[0] === 0xfe
  const encoding = wide ? await detectEncoding(source) : ''
  const texts = wide ? decoded(chunksOf(source), encoding) : bytesAsText(source)
  let left = ''
  let line: string | null = null
  for await (const text of texts) {
    const pieces = (left + text).split(/\r\n|\n|\r(?!$)/)
    left = pieces.pop() ?? ''
    if (left.length > LONGEST_CARD || (line?.length ?? 0) > LONGEST_CARD)
      throw new FileRefused('vcard.too_long')
    for (const piece of pieces) {
      if (line !== null && /^[ \t]/.test(piece)) line += piece.slice(1)
      else if (line?.endsWith('=') && /QUOTED-PRINTABLE/i.test(line.slice(0, 200)))
        line = line.slice(0, -1) + piece
      else {
        if (line !== null) yield line
        line = piece.replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)/, '')
      }
    }
  }
  if (line !== null && /^[ \t]/.test(left)) line += left.slice(1)
  else {
    if (line !== null) yield line
    line = left
  }
  yield line.replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)/, '').replace(/\r$/, '')
}

async function* bytesAsText(source: ByteSource): AsyncGenerator<string> {
  for await (const chunk of chunksOf(source)) yield Buffer.from(chunk).toString('latin1')
}

function kindOf(kinds: string[]): string {
  const said = kinds.filter((kind) => kind && !NOT_A_KIND.test(kind))
  if (said.includes('fax')) return `${said.find((kind) => kind === 'home' || kind === 'work') ?? ''}fax`
  if (said.some((kind) => /^(?:cell|mobile|iphone)$/.test(kind))) return 'cell'
  return said.find((kind) => kind !== 'other') ?? ''
}

function splitEscaped(value: string, by: ';' | ','): string[] {
  return (value.match(by === ';' ? /(?:\\[\s\S]|[^;\\])*(?:;|$)/g : /(?:\\[\s\S]|[^,\\])*(?:,|$)/g) ?? [])
    .map((field) => unescapeText(field.endsWith(by) ? field.slice(0, -1) : field).trim())
    .slice(0, 50)
    .filter((field, at, all) => by === ';' || field !== '' || (at === 0 && all.length === 1))
}

function unescapeText(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))
}
