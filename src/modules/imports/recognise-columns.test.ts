import { describe, expect, test } from 'vitest'
import { headerKey } from './field.ts'
import { FIELDS } from './fields.ts'
import { checkMapping, knowsHeaders, proposedMapping, recogniseColumns } from './recognise-columns.ts'

const fields = (headers: string[], samples?: string[][]) =>
  recogniseColumns(headers, samples).map(({ field }) => field)

describe('columns are recognised by the words people write above them', () => {
  test('a ledger of owners', () => {
    const headers = [
      '序号',
      '楼 栋',
      '单元',
      '房间',
      '业主姓名*',
      '联系电话',
      '身份证号码',
      '出生日期',
      '交房时间',
      '楼宇管家',
      '车牌',
    ]
    expect(fields(headers)).toEqual([
      null,
      'building',
      'unit',
      'room',
      'name',
      'phone',
      'document',
      'birthday',
      'handover_on',
      'steward',
      null,
    ])
  })

  test('brackets with hints, stars, full width and English names', () => {
    expect(
      fields(['姓名(必填)', '＊手机号', 'Mobile Phone', 'E-mail', 'Date of Birth', '入伙日期 (yyyy-mm-dd)']),
    ).toEqual(['name', 'phone', 'spare_phone', 'email', 'birthday', 'moved_in_on'])
  })

  test('words around the name do not hide it', () => {
    expect(fields(['业主1姓名', '乙方联系电话', '实际交付日期'])).toEqual(['name', 'phone', 'handover_on'])
  })

  test('every field knows its own names and none is claimed by two', () => {
    const words = FIELDS.flatMap((field) =>
      [field.zh, field.en, ...field.also].map((word) => [headerKey(word), field.name] as const),
    )
    const owner = new Map<string, string>()
    for (const [word, name] of words) {
      expect([word, owner.get(word) ?? name]).toEqual([word, name])
      owner.set(word, name)
    }
  })
})

describe('what is not clear is asked', () => {
  test('a word that fits several fields', () => {
    const [column] = recogniseColumns(['日期'])
    expect(column).toMatchObject({
      field: null,
      asks: true,
      alternatives: expect.arrayContaining(['signed_on', 'custom:日期']),
    })
  })

  test('two columns that want one field', () => {
    const columns = recogniseColumns(['姓名', '客户姓名'])
    expect(columns.map(({ field, asks }) => [field, asks])).toEqual([
      ['name', false],
      [null, true],
    ])
    expect(fields(['联系电话', '联系电话'])).toEqual(['phone', 'spare_phone'])
  })

  test('a column without words whose values speak', () => {
    const samples = [
      ['13812345678', '3-1-1202'],
      ['13912345678', '3-1-1301'],
    ]
    expect(recogniseColumns(['', '??'], samples).map(({ field, asks }) => [field, asks])).toEqual([
      ['phone', true],
      ['home', true],
    ])
  })

  test('values may correct the word above them', () => {
    expect(fields(['房间'], [['3-1-1202'], ['3-1-1301']])).toEqual(['home'])
    expect(fields(['房间'], [['1202'], ['1301']])).toEqual(['room'])
  })

  test('an unknown column may become a field of the company’s own', () => {
    const columns = recogniseColumns(['姓名', '爱好'])
    expect(columns[1]!.alternatives).toEqual(['custom:爱好'])
    expect(proposedMapping(columns)).toEqual({ 0: 'name' })
  })

  test('our own columns in a mended copy are passed over', () => {
    expect(recogniseColumns(['未导入的原因', '原文件行号']).map(({ field, asks }) => [field, asks])).toEqual([
      [null, false],
      [null, false],
    ])
  })
})

test('a mapping made by hand is checked', () => {
  expect(checkMapping({ 0: 'name', 1: 'custom:爱好', 2: 'ignore' }, 3, FIELDS, [])).toEqual([])
  const needs = [{ code: 'mapping.no_name', fields: ['name', 'home'] as const }]
  const codes = checkMapping({ 0: 'email', 1: 'email', 9: 'sex' }, 3, FIELDS, needs).map(({ code }) => code)
  expect(codes).toEqual(['mapping.twice', 'mapping.no_such_column', 'mapping.no_name'])
})

test('a header is told from a row of values', () => {
  expect(knowsHeaders()(['姓名', '手机', '房号'])).toBe(3)
  expect(knowsHeaders()(['王芳', '13812345678', '3-1-1202'])).toBe(0)
})
