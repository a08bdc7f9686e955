import { expect, test } from 'vitest'
import { riseOf, topicsOf } from './rules.ts'

const piece = (word: string, now: number, before: number) => ({ word, now, before })

test('a word rises when its share of the reports does, not when there are more reports', () => {
  expect(riseOf(piece('漏水', 20, 10), 200, 100)).toBe(0)
  expect(riseOf(piece('漏水', 20, 10), 100, 100)).toBeGreaterThan(0)
  expect(riseOf(piece('漏水', 5, 20), 100, 100)).toBe(0)
  expect(riseOf(piece('漏水', 8, 0), 100, 0)).toBe(0)
})

test('what was said once or twice, or as often as chance has it, is no topic', () => {
  expect(topicsOf([piece('停水', 2, 0), piece('电梯', 11, 9)], 100, 100)).toEqual([])
})

test('of pieces of the same words the longest that is said together is told', () => {
  const told = topicsOf(
    [
      piece('电梯', 21, 4),
      piece('电梯困', 14, 0),
      piece('电梯困人', 14, 0),
      piece('梯困人', 14, 0),
      piece('停水', 9, 0),
    ],
    200,
    200,
  )
  expect(told.map(({ word }) => word)).toEqual(['电梯困人', '停水'])
})
