import { expect, test } from 'vitest'
import { proposedOf } from './rules.ts'

const gift = (id: string, stock: number, ...occasions: string[]) => ({ id, name: id, stock, occasions })
const list = [gift('花', 9), gift('礼盒', 50, '乔迁礼品'), gift('茶', 3)]
const none = new Set<string>()

test('for an occasion one that is meant for it, otherwise one for everything, most of which are left', () => {
  expect(proposedOf(list, none, '乔迁礼品')?.id).toBe('礼盒')
  expect(proposedOf(list, new Set(['礼盒']), '乔迁礼品')?.id).toBe('花')
  expect(proposedOf(list, none, '周年纪念礼')?.id).toBe('花')
  expect(proposedOf(list, none, undefined)?.id).toBe('花')
  expect(proposedOf(list, new Set(['花', '茶']), undefined)?.id).toBe('礼盒')
  expect(proposedOf([gift('花', 0)], none, undefined)).toBeUndefined()
})
