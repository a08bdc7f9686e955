import { expect, test } from 'vitest'
import { makeRooms, readFloors, storeysOf } from './rules.ts'

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

test('a building is drawn as one stands before it: top floor first, B2 below B1, a door missing on a floor leaves its place', () => {
  const home = (entrance: string, floor: number, number: string) => ({ entrance, floor, number })
  const homes = [
    home('1', -2, 'B2-001'),
    home('1', -1, 'B1-001'),
    home('1', 1, '101'),
    home('1', 1, '103'),
    home('1', 12, '1201'),
    home('1', 12, '1202'),
    home('1', 12, '1203'),
    home('2', 12, '1201'),
  ]
  const { entrances, storeys } = storeysOf(homes)
  const shown = storeys.map(({ floor, rows }) => [
    floor,
    ...rows.map((row) => row.map((each) => each?.number ?? '–').join(' ')),
  ])
  expect(entrances).toEqual(['1', '2'])
  expect(shown).toEqual([
    [12, '1201 1202 1203', '1201'],
    [1, '101 – 103', ''],
    [-1, 'B1-001', ''],
    [-2, 'B2-001', ''],
  ])
})

test('where every floor numbers its doors in its own way, homes stand in the order people walk', () => {
  const homes = [11, 12, 13, 14, 15].map((number, at) => ({
    entrance: null,
    floor: at + 1,
    number: `${at + 1}${number}`,
  }))
  expect(storeysOf(homes).storeys.map(({ rows }) => rows[0]!.map((home) => home?.number))).toEqual([
    ['515'],
    ['414'],
    ['313'],
    ['212'],
    ['111'],
  ])
  const unknown = storeysOf([{ entrance: null, floor: null, number: '12号' }, ...homes])
  expect(unknown.storeys.at(-1)).toMatchObject({ floor: null })
})
