export interface Room {
  /** Words before the building: the estate, 别墅, 车位. */
  before?: string
  phase?: string
  building?: string
  unit?: string
  /** −2 for B2; absent where the number does not tell it. */
  floor?: number
  room: string
  /** 7-2-1802: one form for every way of writing it. Leading zeros are gone, 0902 and 902 are one home. */
  canonical: string
}

const BUILDING = '栋|幢|座|号楼|#楼|#|号院|楼'
const DIGITS: Record<string, string> = {
  零: '0',
  〇: '0',
  '○': '0',
  幺: '1',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
const NUMERAL = '[零〇○幺一二两三四五六七八九十百千]'
// Numbers of one home: at most 999 buildings, 99 units; rooms of at most five digits. Longer ones are phones and dates.
const NAMED = new RegExp(
  '^(?<before>.*?)(?:(?<phase>\\d{1,2})期)?[-]?' +
    `(?:(?<building>[A-Z]{0,2}\\d{1,3}[A-Z]?|[A-Z]|[东南西北]\\d{0,2})(?:${BUILDING}))?[-]?` +
    '(?:(?<unit>[A-Z]?\\d{1,2}|[A-Z]|[东南西北中])(?:单元|门|梯))?[-]?' +
    '(?:(?<floor>B\\d|负\\d|-\\d|\\d{1,3})(?:层|F|楼))?[-]?' +
    '(?<room>[A-Z]?\\d{1,5}(?:[A-Z]\\d{0,2})?|[A-Z])(?:室|户|号房|号铺|号|房)?$',
)
const DASHED =
  /^(?:(\d{1,2})-)?([A-Z]{0,2}\d{1,3}[A-Z]?|[A-Z])(?:-(\d{1,2}|[A-Z]))?-([A-Z]?\d{1,5}(?:[A-Z]\d{0,2})?)$/
const BASEMENT =
  /^(?:(?<before>.*?)[-]?)(?:B|负|地下|-)(?<depth>\d)(?:层|F)?[-]?(?<room>0\d{2,3}|\d{2,4}(?=号?车位$|$))(?:号|号?车位)?$/
const PARKING = /车位|车库|地下|停车/

/**
 * Reads a home in the notations people use: 3-1-1202, 3栋1单元1202, 三号楼1202, 3#-1-1202室, C座2001, B2-015, 别墅 12号,
 * 三栋一单元十二零二, 3栋1单元12层02室. Three and four digits tell the floor.
 * @returns null when the text names no home; never a guess from a phone number or a date
 */
export function readRoom(text: string): Room | null {
  const plain = flatten(text)
  if (!plain || plain.length > 60) return null
  return parking(plain) ?? basement(plain) ?? dashed(plain) ?? afterName(plain) ?? named(plain)
}

/** 3栋, 3#, 三号楼, 03幢 and 3 are one building; C座 is C. The form under which buildings are compared. */
export function buildingKey(text: string): string {
  const plain = flatten(text)
    .replace(/^第/, '')
    .replace(new RegExp(`(?:${BUILDING}|号|[-])+$`), '')
  return plain.replace(/(?<!\d)0+(?=\d)/g, '')
}

/**
 * The ways people write a building, for search: 3 → 3栋, 3幢, 3号楼, 3#, 3座, 三栋, 三号楼 …; a name that is no number gives
 * itself and, for letters, 座 and 栋.
 */
export function buildingAliases(name: string): string[] {
  const key = buildingKey(name)
  const ends = ['栋', '幢', '号楼', '#', '座']
  const spoken = /^\d{1,3}$/.test(key) ? countAloud(Number(key)) : null
  const made = [
    key,
    ...ends.map((end) => key + end),
    ...(spoken ? ends.slice(0, 3).map((end) => spoken + end) : []),
  ]
  return [...new Set([name.trim(), ...(/^[A-Z0-9]+$/.test(key) ? made : [key])])].filter(Boolean)
}

/**
 * Text that sorts homes as people walk, by plain comparison of characters: building 2 before 10, B2 below B1 below 1, room 9
 * before 10. Two homes have one key only if they have one canonical text.
 */
export function sortKey(room: Omit<Room, 'canonical'>): string {
  const floor = String(1000 + (room.floor ?? 0)).padStart(5, '0')
  return (
    [room.before, room.phase, room.building, room.unit].map(chunks).join(' ') +
    ` ${floor} ${chunks(room.room)}`
  )
}

/** A home as it is said on the phone: 7-2-1802 → 七栋二单元十八零二; read back it is the same home. */
export function readAloud(room: Room): string {
  const { before = '', phase, building, unit } = room
  const spoken = [before]
  if (phase) spoken.push(`${aloud(phase)}期`)
  if (building) spoken.push(aloud(building) + (/^[A-Z]+$/.test(building) ? '座' : '栋'))
  if (unit) spoken.push(`${aloud(unit)}单元`)
  const basementRoom = /^B(\d)-(.+)$/.exec(room.room)
  if (basementRoom) spoken.push(`地下${digitsAloud(basementRoom[1]!)}层${digitsAloud(basementRoom[2]!)}`)
  else spoken.push(roomAloud(room.room), before === '别墅' ? '号' : '')
  return spoken.join('')
}

function parking(plain: string): Room | null {
  const found = /^(?:地下)?(?:车位|停车位|车库)-?(?!B\d-?\d)([A-Z]{0,2})-?(\d{1,4})号?(?:车位)?$/.exec(plain)
  return found ? home({ before: '车位', room: `${found[1]}${found[2]}` }) : null
}

/** 云栖花园3-1-1202: the estate stands before the numbers. */
function afterName(plain: string): Room | null {
  const [, before, rest = ''] = /^(\p{Script=Han}{2,20})-?([A-Z]{0,2}\d.*)$/u.exec(plain) ?? []
  const room = before && /\d-/.test(rest) ? dashed(rest) : null
  return room && before ? { before, ...room } : null
}

function basement(plain: string): Room | null {
  const found = BASEMENT.exec(plain)?.groups
  if (!found) return null
  const { before = '', depth = '', room = '' } = found
  // B2-1202 is room 1202 of building B2; only 015 or a word for parking makes it a floor below ground.
  if (!room.startsWith('0') && !PARKING.test(plain) && !/层|F/.test(plain)) return null
  if (/[A-Z]$|\d-?$/.test(before)) return null
  const parts = before ? named(`${before.replace(/-$/, '')}-1`) : null
  const building = parts?.building
  return home({
    before: building ? parts?.before : before.replace(/地下|车位|车库|停车场|-/g, ''),
    building,
    unit: parts?.unit,
    floor: -Number(depth),
    room: `B${depth}-${String(Number(room)).padStart(3, '0')}`,
  })
}

function dashed(plain: string): Room | null {
  const found = DASHED.exec(
    plain.replace(/(?:室|户|号房|房|号)$/, '').replace(/(?<=\d)#-?|(?<=^[A-Z]\d?)#-?/g, '-'),
  )
  if (!found) return null
  const [, first, second, third, last = ''] = found
  // With three numbers the first is the building; only four make it a phase.
  const four = first !== undefined && third !== undefined
  const [phase, building, unit] = four
    ? [first, second, third]
    : first
      ? [undefined, first, second]
      : [undefined, second, third]
  if (unit && (/^\d{3}/.test(unit) || /^[A-Z]+\d/.test(unit))) return null
  if (four && last.length < 3) return null
  return home({ phase, building, unit, room: last })
}

function named(plain: string): Room | null {
  const found = NAMED.exec(plain)?.groups
  if (!found) return null
  const { phase, building, unit, floor: floorText } = found
  const before = (found.before ?? '').replace(/[-,]+$/, '')
  let room = found.room ?? ''
  // Without a building, anything but a name of an estate in front means that this is no home.
  if (/[\dA-Z@:.+*]|^[-]|年|月|日|元|第|电话/.test(before)) return null
  if (
    before &&
    !building &&
    !unit &&
    !floorText &&
    !/^(?:别墅|商铺|车位|铺位|铺|联排|独栋|叠墅)$/.test(before)
  )
    return null
  if (
    !building &&
    !unit &&
    !before &&
    !floorText &&
    !/^\d{3,4}[A-Z]?$|^\d{2}[A-Z]\d{2}$|^[A-Z]\d{3,4}$/.test(room)
  ) {
    return null
  }
  const lettered = !building && !unit && !before ? /^([A-Z])(\d{3,4})$/.exec(room) : null
  if (lettered) return home({ building: lettered[1], room: lettered[2]! })
  const floor = floorText ? Number(floorText.replace(/^B|^负/, '-')) : undefined
  if (floor !== undefined && floor > 0 && /^\d{1,2}$/.test(room)) room = `${floor}${room.padStart(2, '0')}`
  return home({ before, phase, building, unit, floor, room })
}

interface Parts {
  before?: string | undefined
  phase?: string | undefined
  building?: string | undefined
  unit?: string | undefined
  floor?: number | undefined
  room: string
}

function home(parts: Parts): Room {
  const bare = (text: string | undefined) => text?.replace(/^([A-Z]*)0+(?=\d)/, '$1') || undefined
  const room = /^B\d-/.test(parts.room) ? parts.room : (bare(parts.room) ?? '')
  const told = /^(\d{1,3})[A-Z]?\d{2}[A-Z]?$/.exec(room)?.[1]
  const floor = parts.floor ?? (told ? Number(told) : undefined)
  const [phase, building, unit] = [bare(parts.phase), bare(parts.building), bare(parts.unit)]
  const text = [phase && `${phase}期`, building, unit, room].filter(Boolean).join('-')
  const before = parts.before || undefined
  return {
    ...(before ? { before } : {}),
    ...(phase ? { phase } : {}),
    ...(building ? { building } : {}),
    ...(unit ? { unit } : {}),
    ...(floor === undefined ? {} : { floor }),
    room,
    // The estate stands beside the home in our tables; only a word that belongs to the number stays in its text.
    canonical: before && !building ? `${before}-${text}` : text,
  }
}

function flatten(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u0000-\u001F\u200B-\u200F\uFEFF]/g, ' ')
    .trim()
    .replace(/[‐-―−_/\\~·.、之]|\s+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/地下(?=[一二三四五])/g, '负')
    .replace(/负(?=[一二三四五])/g, 'B')
  return folded
    .replace(new RegExp(`${NUMERAL}+`, 'g'), (numeral) => spelled(numeral))
    .replace(/(?<=B)-(?=\d)/g, '')
}

/** 十二零二 → 1202, 一二零二 → 1202, 一千二百零二 → 1202, 二十三 → 23. */
function spelled(numeral: string): string {
  if (/[百千]/.test(numeral)) {
    const placed = /^(?:(.)千)?零?(?:(.)百)?零?(?:(.)?十)?零?(.)?$/.exec(numeral)
    if (!placed) return numeral
    const [, thousands, hundreds, tens, ones] = placed
    const at = (digit: string | undefined) => Number(DIGITS[digit ?? ''] ?? 0)
    const ten = numeral.includes('十') ? at(tens) || 1 : 0
    return String(at(thousands) * 1000 + at(hundreds) * 100 + ten * 10 + at(ones))
  }
  const digits = (each: string) => [...each].map((one) => DIGITS[one] ?? '').join('')
  const [, tens, ones = '', after = ''] =
    /^([二三四五六七八九]?)十([一二三四五六七八九]?)(.*)$/.exec(numeral) ?? []
  if (tens === undefined) return digits(numeral)
  return String(Number(DIGITS[tens] ?? 1) * 10 + Number(DIGITS[ones] ?? 0)) + digits(after)
}

function chunks(text = ''): string {
  return (text.match(/\d+|\D+/g) ?? [])
    .map((each) => (/\d/.test(each) ? each.padStart(6, '0') : each))
    .join('')
}

function digitsAloud(text: string): string {
  return [...text].map((each) => (/\d/.test(each) ? '零一二三四五六七八九'[Number(each)] : each)).join('')
}

function countAloud(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  if (count >= 100) return digitsAloud(String(count))
  return (
    (tens > 1 ? digitsAloud(String(tens)) : '') +
    (tens ? '十' : '') +
    (ones || !tens ? digitsAloud(String(ones)) : '')
  )
}

function aloud(text: string): string {
  return text.replace(/\d+/g, (digits) => countAloud(Number(digits)))
}

function roomAloud(room: string): string {
  const [, floor = '', rest = ''] = /^(\d{2})([A-Z]?\d{2}[A-Z]?)$/.exec(room) ?? []
  // 十一二 could be 10-12 or 11-2: such rooms are said digit by digit.
  if (!floor || Number(floor) < 10 || (floor.endsWith('0') && !/^[0A-Z]/.test(rest))) return digitsAloud(room)
  return countAloud(Number(floor)) + digitsAloud(rest)
}
