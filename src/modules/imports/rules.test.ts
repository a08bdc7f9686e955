import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, pastedInto, textOf } from './rules.ts'

test('what a spreadsheet copies comes out cell by cell, lines within a cell included', () => {
  expect(cellsOf('姓名\t手机\r\n"王芳\n李雷"\t13812345678\r\n')).toEqual([
    ['姓名', '手机'],
    ['王芳\n李雷', '13812345678'],
  ])
  expect(cellsOf('5" 管\t"他说""好"""')).toEqual([['5" 管', '他说"好"']])
})

test('cells written as text are read as the same cells, whatever they hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('王', 'a', '\t', '\n', '"', ' ', '1') })
  const grid = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    )
  fc.assert(
    fc.property(grid, (rows) => {
      fc.pre(rows.at(-1)!.at(-1)!.trim() !== '')
      expect(cellsOf(textOf(rows))).toEqual(rows)
    }),
  )
})

test('a block pasted at a cell fills from there, and the grid grows with it', () => {
  const grid = [
    ['a', 'b'],
    ['', ''],
  ]
  const block = [
    ['1', '2'],
    ['3', '4'],
  ]
  expect(pastedInto(grid, block, 1, 1)).toEqual([
    ['a', 'b', ''],
    ['', '1', '2'],
    ['', '3', '4'],
  ])
})
