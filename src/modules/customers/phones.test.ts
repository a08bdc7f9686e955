import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { readPhone, readPhones } from './phones.ts'

describe('a phone number is read as people write it', () => {
  test.each([
    ['13812345678', '+8613812345678', 'mobile', '138 1234 5678'],
    ['１３８１２３４５６７８', '+8613812345678', 'mobile', '138 1234 5678'],
    ['+86 138-1234-5678', '+8613812345678', 'mobile', '138 1234 5678'],
    ['8613812345678', '+8613812345678', 'mobile', '138 1234 5678'],
    ['013812345678', '+8613812345678', 'mobile', '138 1234 5678'],
    ['13812345678.0', '+8613812345678', 'mobile', '138 1234 5678'],
    ["'13812345678", '+8613812345678', 'mobile', '138 1234 5678'],
    ['1.3812345678E+10', '+8613812345678', 'mobile', '138 1234 5678'],
    ['手机:13812345678', '+8613812345678', 'mobile', '138 1234 5678'],
    ['0571-87654321', '+8657187654321', 'landline', '0571-87654321'],
    ['(0571)87654321', '+8657187654321', 'landline', '0571-87654321'],
    ['010-62345678', '+861062345678', 'landline', '010-62345678'],
    ['0571-87654321-8012', '+8657187654321', 'landline', '0571-87654321 转 8012'],
    ['0571—87654321转8012', '+8657187654321', 'landline', '0571-87654321 转 8012'],
    ['400-123-4567', '+864001234567', 'landline', '400 123 4567'],
    ['+44 20 7946 0958', '+442079460958', 'foreign', '+44 20 7946 0958'],
    ['0085223456789', '+85223456789', 'foreign', '+852 2345 6789'],
  ])('%s', (text, e164, kind, display) => {
    expect(readPhone(text)).toMatchObject({ e164, kind, display, tail4: e164.slice(-4) })
  })

  test('a local number takes the area code of the company', () => {
    expect(readPhone('87654321', { areaCode: '0571' })).toMatchObject({ e164: '+8657187654321' })
    expect(readPhone('87654321')).toMatchObject({ problem: 'phone.area_code_missing' })
  })
})

test.each([
  ['1.38E+10', 'phone.digits_lost'],
  ['1.381234568E+10', 'phone.digits_lost'],
  ['13800000000', 'phone.digits_lost'],
  ['138****5678', 'phone.masked'],
  ['1381234567', 'phone.too_short'],
  ['138123456789', 'phone.too_long'],
  ['12345', 'phone.too_short'],
  ['10123456789', 'phone.not_a_number'],
  ['同上', 'phone.not_a_number'],
  ['', 'phone.empty'],
  ['13812345678/13912345678', 'phone.several'],
])('%s is refused: %s', (text, problem) => {
  expect(readPhone(text)).toMatchObject({ problem })
})

test('several numbers in one cell are each read', () => {
  const numbers = (text: string) => readPhones(text).phones.map((phone) => phone.e164)
  const both = ['+8613812345678', '+8613912345678']
  for (const text of [
    '13812345678/13912345678',
    '13812345678、13912345678',
    '13812345678 13912345678',
    '1381234567813912345678',
    '13812345678\n13912345678',
    '本人:13812345678;妻:13912345678',
    '13812345678(王芳),13912345678(李雷)',
    '138 1234 5678 / 139 1234 5678',
  ])
    expect(numbers(text), text).toEqual(both)
  expect(numbers('13812345678 0571-87654321')).toEqual(['+8613812345678', '+8657187654321'])
  expect(readPhones('13812345678/1.38E+10')).toMatchObject({ split: false, phones: [] })
  expect(readPhones('13812345678/1391234567')).toMatchObject({
    split: true,
    phones: [{ e164: '+8613812345678' }],
    problems: [{ problem: 'phone.too_short' }],
  })
})

test('every mobile number comes back as itself, however it is spaced', () => {
  const digits = fc
    .integer({ min: 0, max: 99_999_999 })
    .filter((each) => each % 10_000_000 !== 0)
    .map((each) => `138${String(each).padStart(8, '0')}`)
  fc.assert(
    fc.property(digits, fc.constantFrom(' ', '-', ''), (number, gap) => {
      const text = `${number.slice(0, 3)}${gap}${number.slice(3, 7)}${gap}${number.slice(7)}`
      expect(readPhone(text)).toMatchObject({ e164: `+86${number}` })
    }),
  )
})

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      expect(readPhones(text)).toBeTruthy()
    }),
  )
})

test('a mobile number is read as the library would read it, whatever its beginning', () => {
  for (let head = 1300; head < 2000; head++)
    for (const rest of ['1234567', '7654321']) {
      const parsed = parsePhoneNumberFromString(`${head}${rest}`, 'CN')
      const read = readPhone(`${head}${rest}`)
      expect('problem' in read ? null : [read.e164, read.display, read.kind]).toEqual(
        parsed?.isValid() ? [parsed.number, parsed.formatNational(), 'mobile'] : null,
      )
    }
})
