import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument, readResidentId, readSocialCreditCode } from './documents.ts'

const RESIDENT: [string, boolean][] = [
  ['110101199003078670', true],
  ['440308199901101512', true],
  ['500154199804106120', true],
  ['610104620927690', true],
  ['810000199408230021', true],
  ['830000199201300022', true],
  ['44040119580101000X', true],
  ['140120197901010008', true],
  ['360426199101010071', true],
  ['44011320141005001x', true],
  ['44030819990110', false],
  ['111111199901101512', false],
  ['440308199902301512', false],
  ['440308199901101513', false],
  ['610104620932690', false],
  ['11010119900307867X', false],
  ['990426199112010074', false],
  ['T60426199101010078', false],
]
const COMPANIES: [string, boolean][] = [
  ['91110000600037341L', true],
  ['91 110000 600037341L', true],
  ['12345', false],
  ['A1110000600037341L', false],
  ['9111000060003IOZSV', false],
  ['91110000600037341N', false],
]

test.each(RESIDENT)('resident identity number %s: %s', (number, valid) => {
  expect('number' in readResidentId(number)).toBe(valid)
})

test.each(COMPANIES)('social credit code %s: %s', (number, valid) => {
  expect('number' in readSocialCreditCode(number)).toBe(valid)
})

test('a number tells birthday and sex, an old one of 15 digits is upgraded', () => {
  expect(readResidentId('440308199901101512')).toMatchObject({
    birthday: '1999-01-10',
    sex: 'male',
    areaCode: '440308',
  })
  expect(readResidentId('610104620927690')).toMatchObject({
    number: '610104196209276908',
    birthday: '1962-09-27',
    sex: 'female',
    upgraded: true,
  })
  expect(readResidentId('44011320141005001x')).toMatchObject({
    number: '44011320141005001X',
    birthday: '2014-10-05',
  })
  expect(readResidentId('810000199408230021')).toMatchObject({ kind: 'hk_macao' })
})

test('a wrong number says what is wrong with it', () => {
  expect(readResidentId('44030819990110')).toMatchObject({ problem: 'document.length' })
  expect(readResidentId('990426199112010074')).toMatchObject({ problem: 'document.area' })
  expect(readResidentId('440308199902301512')).toMatchObject({ problem: 'document.birth_date' })
  expect(readResidentId('440308199901101513')).toMatchObject({ problem: 'document.check_digit' })
  expect(readResidentId('T60426199101010078')).toMatchObject({ problem: 'document.format' })
  expect(readResidentId('4.40308E+17')).toMatchObject({ problem: 'document.digits_lost' })
  expect(readResidentId('440308199901101000')).toMatchObject({ problem: 'document.digits_lost' })
  expect(readResidentId('44011320141005001X', '2014-10-04')).toMatchObject({ problem: 'document.birth_date' })
})

test('other documents are taken as written', () => {
  expect(readDocument('e12345678')).toEqual({ kind: 'passport', number: 'E12345678' })
  expect(readDocument('91110000600037341L')).toMatchObject({ kind: 'social_credit_code' })
  expect(readDocument('军字第20012345号')).toMatchObject({ kind: 'other' })
  expect(readDocument('440308199901101513')).toMatchObject({ problem: 'document.check_digit' })
  expect(readDocument('无')).toHaveProperty('problem')
})

test('no single wrong digit and no two neighbours swapped pass the check', () => {
  const valid = RESIDENT.filter(([number, ok]) => ok && number.length === 18).map(([number]) =>
    number.toUpperCase(),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...valid),
      fc.nat(16),
      fc.integer({ min: 1, max: 9 }),
      (number, at, shift) => {
        const digit = String((Number(number[at]) + shift) % 10)
        expect(readResidentId(number.slice(0, at) + digit + number.slice(at + 1))).toHaveProperty('problem')
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
        if (swapped !== number) expect(readResidentId(swapped)).toHaveProperty('problem')
      },
    ),
  )
})

const facts = `${process.env.KEBAN_MATERIAL ?? ''}/zh_identifiers/id_facts.csv`
test.skipIf(!existsSync(facts))('every fact of the collection holds', () => {
  const rows = readFileSync(facts, 'utf8').trim().split(/\r?\n/).slice(1)
  for (const row of rows) {
    const [kind, number = '', expected] = row.split(',')
    const read = kind === 'uscc' ? readSocialCreditCode(number) : readResidentId(number)
    expect(['number' in read ? 'valid' : 'invalid', number]).toEqual([expected, number])
  }
  expect(rows).toHaveLength(24)
})
