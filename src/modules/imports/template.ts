import { ACCEPTED_BIRTHDAYS } from '#modules/customers/birthdays.ts'
import type { Field, FieldName } from './field.ts'

export interface TemplateChoices {
  language?: 'zh-CN' | 'en'
  /** The columns a file of its kind may bring; those for other systems are left out. */
  fields: readonly Field[]
  /** What the sheet is called. */
  title: string
  /** Columns without which a row says nothing. */
  required: readonly FieldName[]
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
export async function makeTemplate(choices: TemplateChoices): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const language = choices.language ?? 'zh-CN'
  const fields = choices.fields.filter(({ name }) => !LEFT_OUT.has(name))
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(choices.title, {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  const lists = book.addWorksheet(language === 'en' ? 'Choices' : '选项', { state: 'hidden' })
  const titles = [
    ...fields.map((field) => titleOf(field, language, choices.required)),
    ...(choices.custom ?? []).map((each) => each.slice(0, 60)),
  ]
  sheet.addRow(titles)
  sheet.addRow(fields.map((field) => exampleOf(field, language)))
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
    const offered = choices.choices?.[field.name] ?? fixedOf(field, language)
    if (!offered || offered.length === 0) continue
    const list = lists.getColumn(at + 1)
    list.values = offered.slice(0, 2000).map((each) => String(each))
    const letter = list.letter
    const formula = `'${lists.name}'!$${letter}$1:$${letter}$${Math.min(2000, offered.length)}`
    for (let row = 2; row <= VALIDATED_ROWS; row++) {
      // Level and project may be new ones; the fixed words may not.
      const strict = fixedOf(field, language) !== undefined
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

function titleOf(field: Field, language: 'zh-CN' | 'en', required: readonly FieldName[]): string {
  return (language === 'en' ? field.en : field.zh) + (required.includes(field.name) ? '*' : '')
}

/** The words that may stand in a column of fixed choices. */
function fixedOf({ name, choices }: Field, language: 'zh-CN' | 'en'): string[] | undefined {
  return choices?.map((each) => (language === 'en' ? each.en : each.zh)) ?? FIXED[name]?.[language]
}

function exampleOf(field: Field, language: 'zh-CN' | 'en'): string {
  const chinese = fixedOf(field, 'zh-CN')?.indexOf(field.example ?? '') ?? -1
  return chinese >= 0 ? fixedOf(field, language)![chinese]! : (field.example ?? '')
}
