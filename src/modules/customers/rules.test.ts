import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerNumber, judgeDuplicate, maskDocument, maskName, maskPhone, readQuery } from './rules.ts'

const rooms = (text: string) => (/^\d+([-#栋]\d+)+$/.test(text) ? text.replace(/[#栋]/g, '-') : null)
const kinds = (text: string) => readQuery(text, rooms).map((one) => one.kind)

describe('what may be shown', () => {
  test('a mobile number shows its first three and last four digits', () => {
    expect(maskPhone('13812345678')).toBe('138****5678')
    expect(maskPhone('+86 138 1234 5678')).toBe('138****5678')
    expect(maskPhone('０５７１-８７６５４３２１')).toBe('057*****4321')
    expect(maskPhone('0571-87654321 转 8012')).toBe('057*****4321')
    expect(maskPhone('+442079460958')).toBe('+442*****0958')
    expect(maskPhone('87654321')).toBe('****4321')
    expect(maskPhone('12345')).toBe('***45')
    expect(maskPhone('110')).toBe('***')
  })

  test('a document number shows its first three and last four', () => {
    expect(maskDocument('110101199003078670')).toBe('110***********8670')
    expect(maskDocument('E12345678')).toBe('*******78')
    expect(maskName('王芳')).toBe('王*')
    expect(maskName('')).toBe('')
  })

  test('masking never shows more than the first three and the last four, whatever is typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+]?[0-9 ()-]{0,24}$/), (text) => {
        const shown = maskPhone(text).replace(/^\+/, '')
        expect(shown).toMatch(/^\d{0,3}\**\d{0,4}$/)
        const digits = text.replace(/\D/g, '').length
        if (digits > 0) expect(shown).toContain('*')
      }),
    )
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (text) => {
        const plain = text.normalize('NFKC').replace(/[\s-]/g, '')
        const hidden = maskDocument(text).length - 7
        expect([...maskDocument(text)].filter((each) => each === '*').length).toBeGreaterThanOrEqual(
          Math.min(hidden, plain.length),
        )
      }),
    )
  })
})

describe('whether two records are one customer', () => {
  const wang = { name: '王芳', phones: ['+8613812345678'], document: '110101199003078670' }

  test('one document number is one customer, even under another name', () => {
    expect(judgeDuplicate(wang, { document: wang.document, name: '王 芳' })).toEqual({
      verdict: 'same',
      because: 'document',
    })
    expect(judgeDuplicate(wang, { document: wang.document, name: '王方' })).toMatchObject({
      conflict: 'name',
    })
  })

  test('the same name with the same number is one customer', () => {
    expect(judgeDuplicate(wang, { name: ' 王　芳', phones: ['+8657112345678', '+8613812345678'] })).toEqual({
      verdict: 'same',
      because: 'name_and_phone',
    })
  })

  test('a couple sharing a phone, or two people of one name, are only hinted at', () => {
    expect(judgeDuplicate(wang, { name: '李雷', phones: ['+8613812345678'] })).toEqual({
      verdict: 'hint',
      because: 'phone',
    })
    expect(judgeDuplicate(wang, { name: '王芳', phones: ['+8613900000000'] })).toEqual({
      verdict: 'hint',
      because: 'name',
    })
    expect(judgeDuplicate({}, {})).toEqual({ verdict: 'different' })
  })
})

describe('one search box', () => {
  test('two characters of a name are a name, also with a title behind', () => {
    expect(readQuery('王芳')[0]).toEqual({ kind: 'name', value: '王芳' })
    expect(readQuery('王女士')[0]).toEqual({ kind: 'name', value: '王' })
    expect(readQuery('王芳').at(-1)).toEqual({ kind: 'words', value: '王芳' })
  })

  test('letters are a spelling, initials, or both where it cannot be known', () => {
    expect(kinds('wangfang')[0]).toBe('pinyin')
    expect(kinds('wf')[0]).toBe('initials')
    expect(kinds('lili').slice(0, 2)).toEqual(['pinyin', 'initials'])
    expect(readQuery('Lü Bu')[0]).toEqual({ kind: 'pinyin', value: 'lvbu' })
  })

  test('four digits are the end of a phone number first, then a room or a customer number', () => {
    expect(readQuery('5678', rooms)[0]).toEqual({ kind: 'tail4', value: '5678' })
    expect(kinds('5678')).toContain('number')
  })

  test('a whole number is found however it is written', () => {
    for (const text of [
      '13812345678',
      '138 1234 5678',
      '+86 138-1234-5678',
      '１３８１２３４５６７８',
      '008613812345678',
    ])
      expect(readQuery(text)[0]).toEqual({ kind: 'phone', value: '+8613812345678' })
    expect(readQuery('0571-87654321')[0]).toEqual({ kind: 'phone', value: '+8657187654321' })
    expect(readQuery('400-123-4567')[0]).toEqual({ kind: 'phone', value: '+864001234567' })
  })

  test('a home, a customer number and a document number are told apart', () => {
    expect(readQuery('3-1-1202', rooms)[0]).toEqual({ kind: 'room', value: '3-1-1202' })
    expect(readQuery('c-231')[0]).toEqual({ kind: 'number', value: 'C-000231' })
    expect(readQuery('C-000231')[0]).toEqual({ kind: 'number', value: customerNumber(231) })
    expect(kinds('11010119900307867X')).toContain('document')
  })

  test('words of a note stay words, and a name with digits means both', () => {
    expect(kinds('上次说厨房漏水的那家')).toEqual(['words'])
    expect(readQuery('王芳 5678')[0]).toEqual({
      kind: 'all',
      of: [
        { kind: 'name', value: '王芳' },
        { kind: 'tail4', value: '5678' },
      ],
    })
  })

  test('a name and a number typed without a space mean both', () => {
    expect(readQuery('王芳13812345678')[0]).toMatchObject({
      kind: 'all',
      of: [{ kind: 'name' }, { kind: 'phone' }],
    })
    expect(readQuery('3栋1202', rooms)[0]).toEqual({ kind: 'room', value: '3-1202' })
  })

  test('an empty box means nothing, and any text has a few readings', () => {
    expect(readQuery(' 　 ')).toEqual([])
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readQuery(text, rooms).length).toBeLessThan(9)
      }),
    )
  })
})
