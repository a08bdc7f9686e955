import { type Birthday, readBirthday } from '#modules/customers/birthdays.ts'
import { type DocumentKind, readDocument, readResidentId } from '#modules/customers/documents.ts'
import { splitPeople, withoutTitle } from '#modules/customers/names.ts'
import { type Phone, readPhones } from '#modules/customers/phones.ts'
import type { Room } from '#modules/places/rooms.ts'
import type { Field, FieldName } from './field.ts'
import { fieldOf } from './fields.ts'
import { ownNumbers, type Person } from './own-numbers.ts'
import { type DayOrder, readDay, readMoment } from './read-days.ts'
import { readHome } from './read-home.ts'
import type { Mapping } from './recognise-columns.ts'
import type { Cell } from './sheet-rows.ts'

export type Relation = 'owner' | 'co_owner' | 'tenant' | 'family'
export type Milestone =
  | 'subscribed_on'
  | 'signed_on'
  | 'handover_on'
  | 'received_on'
  | 'moved_in_on'
  | 'ended_on'

/** What one row says, each value in the form the records keep; what is missing was empty or had a problem. */
export interface RowValues {
  people: Person[]
  phones: Phone[]
  sparePhones: Phone[]
  document?: { kind: DocumentKind; number: string }
  sex?: 'female' | 'male'
  birthday?: Birthday
  home?: Room
  relation?: Relation
  careConsent?: boolean
  amounts: Partial<Record<FieldName, number>>
  dates: Partial<Record<FieldName, string>>
  /** When something happened, in the company's time: 2026-03-01, or 2026-03-01 13:30. */
  moments: Partial<Record<FieldName, string>>
  /** The codes of what was chosen. */
  choices: Partial<Record<FieldName, string>>
  texts: Partial<Record<FieldName, string>>
  custom: Record<string, string>
}

/** One thing to say about a cell; the sentence stands under `code` in the words of imports. */
export interface CellProblem {
  /** From 0; −1 for the row as a whole. */
  column: number
  field: string
  code: string
  values: Record<string, string | number>
}

export interface ReadRow {
  values: RowValues
  /** Each keeps the row from being imported. */
  problems: CellProblem[]
  /** Said, and imported all the same. */
  notes: CellProblem[]
}

export interface ReadingContext {
  /** The area code of local numbers without one. */
  areaCode?: string
  /** The company's day, against birthdays in the future. */
  today?: string
  date1904?: boolean
  dayOrder?: DayOrder
  /** What a file of its kind may bring; that of customers unless told. */
  fields?: readonly Field[]
  /** What the sheet of the row is called: 7栋 is the building of homes that name none. */
  sheet?: string
}

const RELATIONS: Record<Relation, RegExp> = {
  owner: /^(?:业主|产权人|房主|户主|本人|买受人|权利人|owner)$/i,
  co_owner: /^(?:共有人|共有产权人|共同业主|co-?owner)$/i,
  tenant: /^(?:租户|租客|承租人|住户|使用人|物业使用人|商户|tenant|occupant)$/i,
  family: /^(?:家属|家庭成员|家人|配偶|夫妻|夫|妻|丈夫|妻子|父亲|母亲|父母|子女|儿子|女儿|亲属|family)$/i,
}
const BLANK = /^(?:无|暂无|没有|未知|不详|[/\-—–]+|n\/?a|null|none)$/i
// 王芳(已过户): what stands in brackets is about her, not her name; a company keeps its brackets.
const REMARK = /(?<!公司|中心|店|厂|院|校|局)[((]([^()()]{1,20})[))]$/
const YES = /^(?:是|同意|已同意|接受|有|y|yes|true|1|√|✓|✔)$/i
const NO = /^(?:否|不同意|未同意|不接受|拒绝|无|n|no|false|0|×|✗|✘|x)$/i

/**
 * Reads the cells of a row by its mapping. All problems come at once, none stops the reading of the rest.
 * @param cells by column from 0; missing ones are empty
 */
export function readRow(cells: readonly Cell[], mapping: Mapping, context: ReadingContext = {}): ReadRow {
  const read: ReadRow = {
    values: {
      people: [],
      phones: [],
      sparePhones: [],
      amounts: {},
      dates: {},
      moments: {},
      choices: {},
      texts: {},
      custom: {},
    },
    problems: [],
    notes: [],
  }
  const columns = new Map<FieldName, number>()
  for (const [key, target] of Object.entries(mapping)) {
    const column = Number(key)
    const cell = cells[column]
    if (target === 'ignore' || !cell || cell.text.trim() === '') continue
    const field = fieldOf(target, context.fields)
    if (
      cell.problem === 'cell.error' ||
      cell.problem === 'cell.too_long' ||
      (cell.problem === 'cell.digits_lost' && field)
    ) {
      read.problems.push({
        column,
        field: target,
        code: cell.problem,
        values: { text: cell.text.slice(0, 40) },
      })
      continue
    }
    if (cell.problem === 'cell.formula')
      read.notes.push({ column, field: target, code: cell.problem, values: { text: cell.text.slice(0, 40) } })
    if (!field) {
      read.values.custom[target.slice('custom:'.length)] = cell.text
      continue
    }
    if (field.kind !== 'consent' && BLANK.test(cell.text.trim())) continue
    columns.set(field.name, column)
    readField(field, cell.text.normalize('NFKC').trim(), column, read, context)
  }
  const own = ownNumbers(read.values.people, cells, mapping, phoneReading(context))
  if (own) Object.assign(read.values, { people: own, phones: [] })
  takeHome(read, columns, context)
  compareWithDocument(read, columns)
  return read
}

const phoneReading = ({ areaCode }: ReadingContext) => (areaCode ? { areaCode } : {})

function readField(field: Field, text: string, column: number, read: ReadRow, context: ReadingContext): void {
  const { values } = read
  const { name } = field
  const problem = (code: string, more: Record<string, string | number> = {}) =>
    read.problems.push({ column, field: name, code, values: { text: text.slice(0, 40), ...more } })
  const note = (code: string, more: Record<string, string | number> = {}) =>
    read.notes.push({ column, field: name, code, values: { text: text.slice(0, 40), ...more } })

  switch (field.kind) {
    case 'people': {
      const people = splitPeople(text)
      const remarks = people.flatMap((each) => REMARK.exec(each)?.[1] ?? [])
      const named = people.map((each) => withoutTitle(each.replace(REMARK, '')))
      values.people.push(...named)
      if (remarks.length > 0) note('name.remark', { remark: remarks.join(' ') })
      if (named.length > 1) note('name.split', { count: named.length })
      if (/\d{5,}/.test(text)) problem('name.digits')
      else if (/^[=@]|:\/\/|[<>]/.test(text)) problem('name.code')
      else if (values.people.some((person) => person.name.length > 60)) problem('name.too_long', { most: 60 })
      break
    }
    case 'phones': {
      const { phones, problems, split } = readPhones(text, phoneReading(context))
      for (const each of problems) problem(each.problem, each.values)
      if (split && problems.length === 0) note('phone.split', { count: phones.length })
      if (name === 'phone') values.phones.push(...phones)
      else values.sparePhones = phones
      break
    }
    case 'document': {
      const document = readDocument(text, context.today)
      if ('problem' in document) problem(document.problem)
      else values.document = document
      break
    }
    case 'sex': {
      if (/^(?:男|男性|先生|m|male)$/i.test(text)) values.sex = 'male'
      else if (/^(?:女|女性|女士|小姐|f|female)$/i.test(text)) values.sex = 'female'
      else if (!/^(?:未知|不详|-|\/|unknown)$/i.test(text)) problem('sex.unreadable')
      break
    }
    case 'birthday': {
      const { today, date1904 } = context
      const birthday = readBirthday(text, { ...(today ? { today } : {}), ...(date1904 ? { date1904 } : {}) })
      if ('problem' in birthday) problem(birthday.problem, birthday.values)
      else values.birthday = birthday
      break
    }
    case 'relation': {
      const relation = (Object.keys(RELATIONS) as Relation[]).find((each) => RELATIONS[each].test(text))
      if (relation) values.relation = relation
      else problem('relation.unknown')
      break
    }
    case 'consent': {
      if (YES.test(text)) values.careConsent = true
      else if (NO.test(text)) values.careConsent = false
      else problem('consent.unreadable')
      break
    }
    case 'day': {
      const day = readDay(text, context.date1904, context.dayOrder)
      if (day) values.dates[name] = day
      else problem('day.unreadable')
      break
    }
    case 'moment': {
      const moment = readMoment(text, context.date1904, context.dayOrder)
      if (moment) values.moments[name] = moment
      else problem('day.unreadable')
      break
    }
    case 'amount': {
      const amount = Number(text.replace(/[,\s¥￥]|㎡|m2|平方米|平米|平|元$/gi, ''))
      if (Number.isFinite(amount) && amount >= 0 && amount < 1_000_000_000) values.amounts[name] = amount
      else problem(name === 'area' ? 'area.unreadable' : 'amount.unreadable')
      break
    }
    case 'choice': {
      const chosen = chosenBy(text, field)
      values.texts[name] = text
      if (chosen) values.choices[name] = chosen
      else problem('choice.unreadable', { choices: field.choices!.map(({ zh }) => zh).join('、') })
      break
    }
    case 'email': {
      if (/^[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}$/.test(text)) values.texts.email = text.toLowerCase()
      else problem('email.unreadable')
      break
    }
    default: {
      if (text.length > 4000) problem('text.too_long', { most: 4000 })
      else values.texts[name] = name === 'note' ? text : text.replace(/\s+/g, ' ')
    }
  }
}

function chosenBy(text: string, { choices }: Field): string | undefined {
  const said = text.toLowerCase().replace(/\s+/g, '')
  return choices!.find(({ code, zh, en, also }) => [code, zh, en.toLowerCase(), ...also].includes(said))?.code
}

function takeHome(read: ReadRow, columns: ReadonlyMap<FieldName, number>, { sheet }: ReadingContext): void {
  const told = readHome(read.values.texts, sheet)
  if (!told) return
  const { field, given, home, fromSheet } = told
  const say = (list: CellProblem[], code: string, values: CellProblem['values']) =>
    list.push({ column: columns.get(field) ?? -1, field, code, values })
  if (home) read.values.home = home
  else say(read.problems, 'home.unreadable', { text: given.slice(0, 40) })
  if (fromSheet) say(read.notes, 'home.by_sheet', { sheet: fromSheet })
}

// A document number carries sex and birthday: where the columns beside it say otherwise somebody should look.
function compareWithDocument(read: ReadRow, columns: Map<FieldName, number>): void {
  const { document, sex, birthday } = read.values
  const resident = document?.kind === 'resident_id' ? readResidentId(document.number) : null
  if (!resident || 'problem' in resident) return
  if (sex && sex !== resident.sex) {
    read.notes.push({
      column: columns.get('sex') ?? -1,
      field: 'sex',
      code: 'document.sex_differs',
      values: {},
    })
  }
  if (birthday && 'solar' in birthday && birthday.solar !== resident.birthday) {
    const values = { text: birthday.solar, expected: resident.birthday }
    read.notes.push({
      column: columns.get('birthday') ?? -1,
      field: 'birthday',
      code: 'document.birthday_differs',
      values,
    })
  }
}

/** Whether a row tells, or tries to tell, who it is about. */
export function saysWho({ values, problems }: ReadRow): boolean {
  const { people, document, texts, home } = values
  const told = people.length > 0 || document || texts.customer_number || texts.external_number || home
  return Boolean(told) || problems.some(({ field }) => /^(?:name|document|home|room)$/.test(field))
}
