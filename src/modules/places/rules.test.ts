import { expect, test } from 'vitest'
import { makeRooms, readFloors } from './rules.ts'

const names = (made: ReturnType<typeof makeRooms>) =>
  'problem' in made ? made.problem : made.map(({ room }) => room)

test('a tower of 33 floors with four doors has 132 homes', () => {
  const made = names(makeRooms({ floors: '1-33', perFloor: 4 }))
  expect(made).toHaveLength(132)
  expect(made.slice(0, 5)).toEqual(['101', '102', '103', '104', '201'])
  expect(made.at(-1)).toBe('3304')
})

test('floors and doors with a four are left out where the building leaves them out', () => {
  const made = makeRooms({ floors: '1-15', perFloor: 3, skipFloors: [4, 13, 14], skipNumbers: [2] })
  expect(names(made).slice(0, 4)).toEqual(['101', '103', '104', '201'])
  expect(made).toHaveLength(36)
  expect(names(made)).not.toContain('401')
})

test('doors may have names, rooms a pattern, and cellars come first', () => {
  expect(names(makeRooms({ floors: '12', perFloor: ['A', 'B'], pattern: '{floor}{number}' }))).toEqual([
    '12A',
    '12B',
  ])
  expect(names(makeRooms({ floors: '1', perFloor: 1, pattern: '{floor:02}{number:02}' }))).toEqual(['0101'])
  expect(names(makeRooms({ floors: 'B2-B1,1', perFloor: 1 }))).toEqual(['B2-001', 'B1-001', '101'])
})

test('a rule that cannot be followed says why', () => {
  expect(names(makeRooms({ floors: '33-1', perFloor: 4 }))).toBe('rooms.floors_unreadable')
  expect(names(makeRooms({ floors: '1-33', perFloor: 0 }))).toBe('rooms.no_doors')
  expect(names(makeRooms({ floors: '1-200', perFloor: 100 }))).toBe('rooms.too_many')
  expect(names(makeRooms({ floors: '1-2', perFloor: 2, pattern: '{number}' }))).toBe('rooms.repeated')
  expect(names(makeRooms({ floors: '1', perFloor: 2, pattern: '{house}' }))).toBe('rooms.pattern')
})

test('floors are read in walking order', () => {
  expect(readFloors('B2-B1, 1-3')).toEqual([-2, -1, 1, 2, 3])
  expect(readFloors('3、1、2层')).toEqual([1, 2, 3])
  expect(readFloors('一楼')).toBeNull()
})
