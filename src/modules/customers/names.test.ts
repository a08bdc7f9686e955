import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameBigrams, normaliseName, salutation, splitName, splitPeople, withoutTitle } from './names.ts'
import { pinyinOf } from './pinyin.ts'

describe('names are compared in one form', () => {
  test('spaces, full width, invisible characters and kinds of dots make no difference', () => {
    for (const text of ['王芳', ' 王 芳 ', '王　芳', '\u200B王芳\uFEFF'])
      expect(normaliseName(text)).toBe('王芳')
    expect(normaliseName('Ｊｏｈｎ   Doe')).toBe('john doe')
    expect(normaliseName('阿依古丽•买买提')).toBe(normaliseName('阿依古丽 · 买买提'))
    expect(normaliseName(' \u0000 ')).toBe('')
  })

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text))
      }),
    )
  })
})

test('surname and given name are split, compound surnames too', () => {
  expect(splitName('王芳')).toEqual({ surname: '王', given: '芳' })
  expect(splitName('欧阳娜娜')).toEqual({ surname: '欧阳', given: '娜娜' })
  expect(splitName('尉迟 恭')).toEqual({ surname: '尉迟', given: '恭' })
  expect(splitName('欧阳')).toEqual({ surname: '欧', given: '阳' })
  expect(splitName('阿依古丽·买买提')).toEqual({ surname: '', given: '阿依古丽·买买提' })
  expect(splitName('John Ronald Doe')).toEqual({ surname: 'Doe', given: 'John Ronald' })
})

test('customers are addressed by surname and title', () => {
  expect(salutation('王芳', 'female')).toBe('王女士')
  expect(salutation('欧阳锋', 'male')).toBe('欧阳先生')
  expect(salutation('王芳', null)).toBe('王芳')
  expect(salutation('王女士', 'female')).toBe('王女士')
  expect(salutation('Jane Doe', 'female')).toBe('Ms Doe')
  expect(withoutTitle('王芳女士')).toEqual({ name: '王芳', sex: 'female' })
  expect(withoutTitle('李先生')).toEqual({ name: '李先生', sex: 'male' })
})

test('two people in one cell are two people', () => {
  expect(splitPeople('王芳/李雷')).toEqual(['王芳', '李雷'])
  expect(splitPeople('王芳、李雷')).toEqual(['王芳', '李雷'])
  expect(splitPeople('王芳 李雷')).toEqual(['王芳', '李雷'])
  expect(splitPeople('王芳\n李雷,韩梅梅')).toEqual(['王芳', '李雷', '韩梅梅'])
  expect(splitPeople('王 芳')).toEqual(['王芳'])
  expect(splitPeople('欧阳 娜娜')).toEqual(['欧阳娜娜'])
  expect(splitPeople('王芳 女士')).toEqual(['王芳女士'])
  expect(splitPeople('Jane Doe')).toEqual(['Jane Doe'])
  expect(splitPeople('Smith, John')).toEqual(['John Smith'])
  expect(splitPeople('')).toEqual([])
})

test('any two characters of a name find it', () => {
  expect(nameBigrams('欧阳娜娜')).toEqual(['欧阳', '阳娜', '娜娜'])
  expect(nameBigrams('王 芳')).toEqual(['王芳'])
  expect(nameBigrams('芳')).toEqual(['芳'])
})

describe('pinyin', () => {
  test.each([
    ['王芳', 'wangfang', 'wf'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['仇英', 'qiuying', 'qy'],
    ['解珍', 'xiezhen', 'xz'],
    ['曾国', 'zengguo', 'zg'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['欧阳娜娜', 'ouyangnana', 'oynn'],
    ['吕布', 'lvbu', 'lb'],
    ['John Doe', 'johndoe', 'jd'],
  ])('%s is spelled %s, %s', (name, full, initials) => {
    const spelled = pinyinOf(name)
    expect(spelled.full).toBe(full)
    if (name !== 'John Doe') expect(spelled.initials).toBe(initials)
  })

  test('other readings are kept for search, the right one first', () => {
    expect(pinyinOf('单英').fulls.slice(0, 2)).toEqual(['shanying', 'danying'])
    expect(pinyinOf('吕布').fulls).toEqual(['lvbu', 'lubu'])
    expect(pinyinOf('重行长乐').fulls.length).toBeLessThanOrEqual(12)
    expect(pinyinOf('')).toEqual({ full: '', initials: '', fulls: [], allInitials: [] })
  })
})
