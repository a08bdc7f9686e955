import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIELDS } from './fields.ts'
import { readDay } from './read-days.ts'
import { readRow, saysWho } from './read-values.ts'
import type { Mapping } from './recognise-columns.ts'
import type { Cell } from './sheet-rows.ts'

function read(row: Record<string, string | Cell>) {
  const mapping = Object.fromEntries(Object.keys(row).map((name, at) => [at, name])) as Mapping
  const cells = Object.values(row).map(
    (cell): Cell => (typeof cell === 'string' ? { text: cell, kind: 'text' } : cell),
  )
  return readRow(cells, mapping, { today: '2026-11-21' })
}

const codes = (row: Record<string, string | Cell>) => read(row).problems.map(({ code }) => code)

describe('one row of a customer file', () => {
  test('all of it in the form the records keep', () => {
    const { values, problems, notes } = read({
      name: '王芳',
      phone: '138 1234 5678',
      document: '440308199901101512',
      sex: '男',
      birthday: '1999-01-10',
      home: '3栋1单元1202',
      relation: '业主',
      handover_on: '2026年12月5日',
      care_consent: '同意',
      area: '118.60㎡',
      'custom:车牌': '浙A12345',
    })
    expect(problems).toEqual([])
    expect(notes).toEqual([])
    expect(values).toMatchObject({
      people: [{ name: '王芳', sex: null }],
      phones: [{ e164: '+8613812345678' }],
      document: { kind: 'resident_id' },
      birthday: { solar: '1999-01-10' },
      home: { canonical: '3-1-1202' },
      relation: 'owner',
      dates: { handover_on: '2026-12-05' },
      careConsent: true,
      amounts: { area: 118.6 },
      custom: { 车牌: '浙A12345' },
    })
  })

  test('two owners and two numbers in one cell are split, and it is said', () => {
    const { values, notes, problems } = read({ name: '王芳/李雷', phone: '13812345678、13912345678' })
    expect(values.people.map(({ name }) => name)).toEqual(['王芳', '李雷'])
    expect(values.phones).toHaveLength(2)
    expect(notes.map(({ code }) => code)).toEqual(['name.split', 'phone.split'])
    expect(problems).toEqual([])
  })

  test('remarks in brackets and signs for nothing are no names and no numbers', () => {
    const { values, notes, problems } = read({ name: '王芳(已过户)', phone: '无', document: '/', email: '-' })
    expect(values.people).toEqual([{ name: '王芳', sex: null }])
    expect(notes.map(({ code }) => code)).toEqual(['name.remark'])
    expect(problems).toEqual([])
    expect(read({ name: '某某有限公司(杭州)' }).values.people[0]!.name).toBe('某某有限公司(杭州)')
  })

  test('what a spreadsheet would run, or a browser open, is no name', () => {
    for (const name of ['=HYPERLINK("http://x")', '@SUM(A1)', 'http://x.cn', '<b>王芳</b>'])
      expect(read({ name }).problems.map(({ code }) => code)).toEqual(['name.code'])
  })

  test('building, unit and room in columns of their own make one home', () => {
    expect(read({ building: '三号楼', unit: '1单元', room: '1202' }).values.home?.canonical).toBe('3-1-1202')
    expect(read({ building: '3栋', home: '1202' }).values.home?.canonical).toBe('3-1202')
    expect(read({ building: '3', room: '3-1-1202' }).values.home?.canonical).toBe('3-1-1202')
  })

  test('all problems come at once', () => {
    expect(
      codes({
        name: '王芳',
        phone: '1.38E+10',
        document: '440308199901101513',
        birthday: '03/05/1990',
        relation: '朋友',
        signed_on: '26/3/8',
      }),
    ).toEqual([
      'phone.digits_lost',
      'document.check_digit',
      'birthday.ambiguous',
      'relation.unknown',
      'day.unreadable',
    ])
  })

  test('a formula counts by its stored result and says so; an error does not count', () => {
    expect(
      read({ name: { text: '王芳', kind: 'text', problem: 'cell.formula' } }).notes.map(({ code }) => code),
    ).toEqual(['cell.formula'])
    expect(codes({ name: '王芳', phone: { text: '#N/A', kind: 'error', problem: 'cell.error' } })).toEqual([
      'cell.error',
    ])
    expect(
      codes({
        name: '王芳',
        document: { text: '440308199901101000', kind: 'number', problem: 'cell.digits_lost' },
      }),
    ).toEqual(['cell.digits_lost'])
  })

  test('a row that tells nobody is a problem, a home alone is not', () => {
    expect(saysWho(read({ phone: '13812345678' }))).toBe(false)
    expect(codes({ home: '3-1-1202' })).toEqual([])
  })

  test('what the identity number contradicts is said', () => {
    const { notes } = read({
      name: '王芳',
      document: '440308199901101512',
      sex: '女',
      birthday: '1999-01-11',
    })
    expect(notes.map(({ code }) => code)).toEqual(['document.sex_differs', 'document.birthday_differs'])
  })

  test('no cell makes it fail', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: FIELDS.length, maxLength: FIELDS.length }),
        (texts) => {
          const mapping = Object.fromEntries(FIELDS.map(({ name }, at) => [at, name])) as Mapping
          readRow(
            texts.map((text) => ({ text, kind: 'text' })),
            mapping,
          )
        },
      ),
    )
  })
})

test('a date of business needs its year', () => {
  expect(readDay('2026-11-21')).toBe('2026-11-21')
  expect(readDay('46347')).toBe('2026-11-21')
  expect(readDay('26/11/21')).toBeNull()
  expect(readDay('11月21日')).toBeNull()
  expect(readDay('八月十五')).toBeNull()
})

test('every reason has words in every language, with the same gaps', () => {
  const words = (language: string) =>
    JSON.parse(
      readFileSync(new URL(`../../../locales/imports.${language}.json`, import.meta.url), 'utf8'),
    ) as Record<string, string>
  const [chinese, english] = [words('zh-CN'), words('en')]
  expect(Object.keys(english)).toEqual(Object.keys(chinese))
  const gaps = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort()
  for (const [code, sentence] of Object.entries(chinese))
    expect([code, gaps(english[code]!)]).toEqual([code, gaps(sentence)])
  const folders = ['../customers', '../places', '.'].map((path) => new URL(`${path}/`, import.meta.url))
  const used = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter(
        (name) =>
          name.endsWith('.ts') &&
          !name.includes('.test.') &&
          /^(?:read-|documents|phones|birthdays|rules|zip|scan|sheet|workbook-parts|text|recognise)/.test(
            name,
          ),
      )
      .flatMap(
        (name) =>
          readFileSync(new URL(name, folder), 'utf8').match(
            /'(?:file|sheet|csv|vcard|cell|row|name|phone|document|sex|birthday|relation|consent|day|area|email|text|home|mapping|rooms)\.[a-z_]+'/g,
          ) ?? [],
      ),
  )
  expect(used.length).toBeGreaterThan(60)
  for (const code of new Set(used)) expect(chinese).toHaveProperty([code.slice(1, -1)])
})
