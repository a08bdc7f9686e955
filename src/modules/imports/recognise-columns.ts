import { readDocument } from '#modules/customers/documents.ts'
import { type Field, type FieldName, headerKey } from './field.ts'
import { FIELDS, fieldOf } from './fields.ts'
import { REPORT_WORDS } from './report-copy.ts'

/** What becomes of each column, by its index from 0; columns not named are left out. */
export type Mapping = Record<number, FieldName | `custom:${string}` | 'ignore'>

export interface RecognisedColumn {
  index: number
  header: string
  field: FieldName | null
  /** 0 to 1; from 0.8 the column is taken without a question. */
  score: number
  /** True when a person must say: two fields fit, two columns want one field, or only the values hint at it. */
  asks: boolean
  /** What else it may be, best first; for a column nobody knows also `custom:<its header>`. */
  alternatives: (FieldName | `custom:${string}`)[]
}

const SURE = 0.8
/** May stand over several columns, one for each person of a row. */
const SEVERAL = new Set<string>(['name', 'phone'])
// Words above a column that fit two fields equally.
const EITHER: Record<string, FieldName[]> = {
  编号: ['customer_number', 'external_number', 'home'],
  id: ['customer_number', 'external_number'],
  code: ['customer_number', 'external_number', 'home'],
  number: ['customer_number', 'home', 'phone'],
  日期: ['signed_on', 'handover_on', 'moved_in_on', 'received_on'],
  date: ['signed_on', 'handover_on', 'moved_in_on', 'received_on'],
  时间: ['signed_on', 'handover_on', 'moved_in_on'],
  类型: ['relation', 'level'],
  类别: ['relation', 'level'],
  type: ['relation', 'level'],
  unit: ['unit', 'home'],
  地址: ['address', 'home'],
  住址: ['address', 'home'],
}
// A header may hold any of these beside its own word: 业主1姓名, 乙方联系电话.
const LOOSE: [RegExp, FieldName][] = [
  [/身份证|证件号|信用代码/, 'document'],
  [/备用.*(?:电话|手机)|(?:电话|手机).*备用|第二.*电话|紧急.*电话/, 'spare_phone'],
  [/手机|电话|联系方式|mobile|phone/, 'phone'],
  [/出生|生日|birth/, 'birthday'],
  [/认购.*(?:日|时间)/, 'subscribed_on'],
  [/签[约订].*(?:日|时间)/, 'signed_on'],
  [/交[付房楼].*(?:日|时间)/, 'handover_on'],
  [/[收接][房楼].*(?:日|时间)/, 'received_on'],
  [/入[住伙].*(?:日|时间)/, 'moved_in_on'],
  [/到期|期满|终止.*日/, 'ended_on'],
  [/邮箱|email/, 'email'],
  [/微信|wechat/, 'wechat'],
  [/管家/, 'steward'],
  [/姓名|名称$/, 'name'],
  [/房号|门牌/, 'home'],
  [/面积/, 'area'],
  [/备注|remark/, 'note'],
]

/** Every word of these fields, in the form headers are compared in. */
const byKey = (fields: readonly Field[]) =>
  new Map(
    fields.flatMap((field) =>
      [field.zh, field.en, field.name, ...field.also].map((word) => [headerKey(word), field.name] as const),
    ),
  )

// The columns of a report copy, when it comes back mended.
const OURS = new Set(
  Object.values(REPORT_WORDS).flatMap(({ reason, row }) => [headerKey(reason), headerKey(row)]),
)

/** How many of the cells of a row are headers we know, by their own words or synonyms only: what finds the header row. */
export type KnownHeaders = (cells: readonly string[]) => number

export function knowsHeaders(fields: readonly Field[] = FIELDS): KnownHeaders {
  const words = byKey(fields)
  return (cells) => {
    const known = cells.map(
      (cell) =>
        cell.length <= 40 && (words.get(headerKey(cell)) ?? (headerKey(cell) in EITHER ? cell : undefined)),
    )
    return new Set(known.filter(Boolean)).size
  }
}

/**
 * Which field each column holds, by the words above it and, where they are not enough, by its values.
 * @param samples some rows under the header, cells by column
 * @param fields what a file of its kind may bring
 */
export function recogniseColumns(
  headers: readonly string[],
  samples: readonly (readonly string[])[] = [],
  fields: readonly Field[] = FIELDS,
): RecognisedColumn[] {
  const known = wordsOf(fields)
  const columns = headers.map((header, index) =>
    recogniseOne(
      header,
      index,
      samples.map((row) => row[index] ?? ''),
      known,
    ),
  )
  const taken = new Map<FieldName, RecognisedColumn>()
  for (const column of [...columns].sort(
    (one, other) => other.score - one.score || one.index - other.index,
  )) {
    if (!column.field) continue
    const first = taken.get(column.field)
    if (!first) taken.set(column.field, column)
    else if (ofSeveralPeople(column, first)) continue
    else if (column.field === 'phone' && known.has('spare_phone') && !taken.has('spare_phone')) {
      // 联系电话 twice: the second is the spare one.
      column.alternatives = ['phone', custom(column)]
      column.field = 'spare_phone'
      taken.set('spare_phone', column)
    } else {
      column.alternatives = [column.field, custom(column)]
      column.field = null
      column.asks = true
    }
  }
  return columns
}

/** The mapping that the recognised columns propose; what asks is left out until a person has answered. */
export function proposedMapping(columns: readonly RecognisedColumn[]): Mapping {
  return Object.fromEntries(
    columns.flatMap(({ index, field, asks }) => (field && !asks ? [[index, field]] : [])),
  )
}

export interface MappingProblem {
  code: string
  values: { column?: number; field?: string }
}

/** What a mapping of a kind of file must hold: of each group of fields at least one. */
export interface Needs {
  code: string
  fields: readonly FieldName[]
}

/** What is wrong with a mapping made by hand or kept from an earlier file. */
export function checkMapping(
  mapping: Mapping,
  columnCount: number,
  fields: readonly Field[],
  needs: readonly Needs[],
): MappingProblem[] {
  const problems: MappingProblem[] = []
  const seen = new Set<string>()
  for (const [key, target] of Object.entries(mapping)) {
    const column = Number(key)
    if (!Number.isInteger(column) || column < 0 || column >= columnCount) {
      problems.push({ code: 'mapping.no_such_column', values: { column } })
    }
    if (target === 'ignore') continue
    if (!target.startsWith('custom:') && !fieldOf(target, fields))
      problems.push({ code: 'mapping.no_such_field', values: { field: target } })
    if (seen.has(target) && !SEVERAL.has(target))
      problems.push({ code: 'mapping.twice', values: { field: target } })
    seen.add(target)
  }
  for (const need of needs)
    if (!need.fields.some((name) => seen.has(name))) problems.push({ code: need.code, values: {} })
  return problems
}

/** 业主一 姓名 and 业主二 姓名 are two people of one row; 紧急联系人 姓名 is nobody of it. */
function ofSeveralPeople(column: RecognisedColumn, first: RecognisedColumn): boolean {
  if (!SEVERAL.has(column.field!)) return false
  const bare = ({ header }: RecognisedColumn) =>
    headerKey(header)
      .replace(/[第一二三四五六七八九十0-9①②③④⑤]/g, '')
      .replace(/^共有(?:产权)?人/, '业主')
  return headerKey(column.header) !== headerKey(first.header) && bare(column) === bare(first)
}

interface Known {
  words: ReadonlyMap<string, FieldName>
  loose: readonly (readonly [RegExp, FieldName])[]
  has(field: FieldName): boolean
}

function wordsOf(fields: readonly Field[]): Known {
  const names = new Set(fields.map(({ name }) => name))
  const has = (field: FieldName) => names.has(field)
  const own = fields.flatMap(({ loose, name }) => (loose ? [[loose, name] as const] : []))
  return { words: byKey(fields), loose: [...own, ...LOOSE.filter(([, name]) => has(name))], has }
}

function recogniseOne(header: string, index: number, values: string[], known: Known): RecognisedColumn {
  const key = headerKey(header)
  const column: RecognisedColumn = { index, header, field: null, score: 0, asks: false, alternatives: [] }
  if (OURS.has(key)) return column
  const exact = known.words.get(key)
  const either = EITHER[key]?.filter(known.has)
  const loose = key && key.length <= 20 ? known.loose.find(([pattern]) => pattern.test(key))?.[1] : undefined
  const looksLike = byValues(values)
  const told = looksLike && known.has(looksLike) ? looksLike : null
  if (either && either.length > 0) {
    const hinted = told && either.includes(told) ? told : null
    return {
      ...column,
      field: hinted,
      score: hinted ? SURE : 0.5,
      asks: !hinted,
      alternatives: [...either, custom(column)],
    }
  }
  if (exact) {
    // 房间 holding 3-1-1202 is the whole home; 号码 holding document numbers is no phone.
    const better = told && told !== exact && contradicts(exact, told) ? told : null
    return better
      ? {
          ...column,
          field: better,
          score: SURE,
          asks: better !== 'home',
          alternatives: [exact, custom(column)],
        }
      : { ...column, field: exact, score: 1, alternatives: [custom(column)] }
  }
  if (loose) return { ...column, field: loose, score: SURE, alternatives: [custom(column)] }
  if (told) return { ...column, field: told, score: 0.6, asks: true, alternatives: [told, custom(column)] }
  return { ...column, alternatives: key ? [custom(column)] : [] }
}

function contradicts(field: FieldName, told: FieldName): boolean {
  if (field === 'room' || field === 'building') return told === 'home'
  return (
    (field === 'phone' && told === 'document') ||
    (field === 'document' && told === 'phone') ||
    (field === 'name' && told !== 'name')
  )
}

/** The field that nine of ten values look like. */
function byValues(values: string[]): FieldName | null {
  const filled = values
    .map((value) => value.normalize('NFKC').trim())
    .filter(Boolean)
    .slice(0, 50)
  if (filled.length < 2) return null
  const most = (looks: (value: string) => boolean) => filled.filter(looks).length >= filled.length * 0.9
  if (most((value) => /^(?:\+?86[- ]?)?1[3-9]\d[\d -]{8,10}$/.test(value))) return 'phone'
  if (most((value) => value.length >= 15 && !('problem' in readDocument(value)))) return 'document'
  if (most((value) => /^[^@\s]+@[^@\s]+\.\w+$/.test(value))) return 'email'
  if (most((value) => /^(?:男|女|先生|女士)$/.test(value))) return 'sex'
  if (most((value) => /^(?:业主|共有人|租户|家属|租客)$/.test(value))) return 'relation'
  if (most((value) => /^[A-Z]?\d{1,3}(?:栋|幢|号楼|#|-)-?(?:\d{1,2}(?:单元|-))?\d{3,4}室?$/i.test(value)))
    return 'home'
  return null
}

function custom(column: { header: string; index: number }): `custom:${string}` {
  return `custom:${column.header.replace(/\s+/g, ' ').trim().slice(0, 40) || column.index + 1}`
}
