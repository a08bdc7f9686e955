import { ACCEPTED_BIRTHDAYS } from '#modules/customers/birthdays.ts'
import { FIELDS, type Field, type FieldName } from './fields.ts'

export interface TemplateChoices {
  language?: 'zh-CN' | 'en'
  /** The columns, in the order of the catalogue; all but those for other systems unless told. */
  fields?: readonly FieldName[]
  /** Further columns of the company's own. */
  custom?: readonly string[]
  /** What may be chosen in a column, beside the fixed choices: projects, stewards, levels; at most 2,000 each. */
  choices?: Partial<Record<FieldName, readonly string[]>>
}

const FIXED: Partial<Record<FieldName, { 'zh-CN': string[]; en: string[] }>> = {
  sex: { 'zh-CN': ['男', '女'], en: ['male', 'female'] },
  relation: { 'zh-CN': ['业主', '共有人', '租户', '家属'], en: ['owner', 'co-owner', 'tenant', 'family'] },
  care_consent: { 'zh-CN': ['是', '否'], en: ['yes', 'no'] },
}
const REQUIRED = new Set<FieldName>(['name', 'home'])
const EXAMPLE: Partial<Record<FieldName, string>> = {
  name: '王芳',
  phone: '13800001234',
  spare_phone: '0571-87654321',
  birthday: '1990-03-05',
  sex: '女',
  home: '3-1-1202',
  relation: '业主',
  care_consent: '是',
  signed_on: '2026-03-08',
  handover_on: '2026-12-05',
  email: 'wangfang@example.com',
  area: '118.6',
  note: '示例行，导入前请删除',
}
const HINTS: Partial<Record<FieldName, { 'zh-CN': string; en: string }>> = {
  phone: { 'zh-CN': '文本格式;几个号码用 / 分开', en: 'as text; several numbers separated by /' },
  document: { 'zh-CN': '文本格式;身份证或统一社会信用代码', en: 'as text' },
  birthday: { 'zh-CN': ACCEPTED_BIRTHDAYS, en: ACCEPTED_BIRTHDAYS },
  home: {
    'zh-CN': '3-1-1202 或 3栋1单元1202;分列时填 楼栋、单元、房间',
    en: '3-1-1202, or use Building, Unit and Room',
  },
  name: { 'zh-CN': '两位业主写成 王芳/李雷', en: 'two people separated by /' },
}
const DAY_HINT = { 'zh-CN': '2026-11-21', en: '2026-11-21' }
const LEFT_OUT = new Set<FieldName>(['external_number', 'building', 'unit', 'floor', 'room'])
const VALIDATED_ROWS = 5000

/**
 * The workbook people fill in: required columns marked *, a note on each header, drop-downs, text format where a spreadsheet
 * would eat digits, and one example row, which `isExampleRow` knows again.
 * @returns the bytes of an .xlsx file
 */
export async function makeTemplate(choices: TemplateChoices = {}): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const language = choices.language ?? 'zh-CN'
  const fields = FIELDS.filter(({ name }) =>
    choices.fields ? choices.fields.includes(name) : !LEFT_OUT.has(name),
  )
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(language === 'en' ? 'Customers' : '客户', {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  const lists = book.addWorksheet(language === 'en' ? 'Choices' : '选项', { state: 'hidden' })
  const titles = [
    ...fields.map((field) => titleOf(field, language)),
    ...(choices.custom ?? []).map((each) => each.slice(0, 60)),
  ]
  sheet.addRow(titles)
  sheet.addRow(fields.map(({ name }) => exampleOf(name, language)))
  const header = sheet.getRow(1)
  header.font = { bold: true }
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F4FF' } }
  sheet.getRow(2).font = { italic: true, color: { argb: 'FF8C8C8C' } }
  for (const [at, field] of fields.entries()) {
    const column = sheet.getColumn(at + 1)
    column.width = field.kind === 'text' ? 18 : 16
    column.numFmt = '@'
    const hint = HINTS[field.name]?.[language] ?? (field.kind === 'day' ? DAY_HINT[language] : undefined)
    if (hint) sheet.getCell(1, at + 1).note = hint
    const offered = choices.choices?.[field.name] ?? FIXED[field.name]?.[language]
    if (!offered || offered.length === 0) continue
    const list = lists.getColumn(at + 1)
    list.values = offered.slice(0, 2000).map((each) => String(each))
    const letter = list.letter
    const formula = `'${lists.name}'!$${letter}$1:$${letter}$${Math.min(2000, offered.length)}`
    for (let row = 2; row <= VALIDATED_ROWS; row++) {
      // Level and project may be new ones; the fixed words may not.
      const strict = field.name in FIXED
      sheet.getCell(row, at + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [formula],
        showErrorMessage: strict,
      }
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** True for the example row of our template left in the file: it is skipped, not imported. */
export function isExampleRow(values: {
  people: readonly { name: string }[]
  phones: readonly { e164: string }[]
}): boolean {
  return values.people[0]?.name === EXAMPLE.name && values.phones[0]?.e164 === '+8613800001234'
}

function titleOf(field: Field, language: 'zh-CN' | 'en'): string {
  return (language === 'en' ? field.en : field.zh) + (REQUIRED.has(field.name) ? '*' : '')
}

function exampleOf(name: FieldName, language: 'zh-CN' | 'en'): string {
  const chinese = FIXED[name]?.['zh-CN'].indexOf(EXAMPLE[name] ?? '') ?? -1
  return chinese >= 0 ? FIXED[name]![language][chinese]! : (EXAMPLE[name] ?? '')
}
