import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildingAliases, buildingKey, readAloud, readRoom, sortKey } from './rooms.ts'

describe('a home is one home however it is written', () => {
  test.each([
    ['7-2-1802', '7-2-1802'],
    ['3-1-1202', '3-1-1202'],
    ['3栋1单元1202', '3-1-1202'],
    ['3幢1单元1202室', '3-1-1202'],
    ['3#-1-1202室', '3-1-1202'],
    ['3#1单元1202', '3-1-1202'],
    ['3号楼1单元12层1202室', '3-1-1202'],
    ['3栋1单元12层02室', '3-1-1202'],
    ['三栋一单元十二零二', '3-1-1202'],
    ['三栋一单元一二零二', '3-1-1202'],
    ['三号楼一单元一千二百零二室', '3-1-1202'],
    ['03-01-1202', '3-1-1202'],
    ['３－１－１２０２', '3-1-1202'],
    ['3 - 1 - 1202', '3-1-1202'],
    ['3/1/1202', '3-1-1202'],
    ['3栋 1单元 1202号', '3-1-1202'],
    ['云栖花园3栋1单元1202', '3-1-1202'],
    ['三号楼1202', '3-1202'],
    ['3#1202', '3-1202'],
    ['31-1202', '31-1202'],
    ['3座1202', '3-1202'],
    ['C座2001', 'C-2001'],
    ['c2001', 'C-2001'],
    ['A3栋1单元1202', 'A3-1-1202'],
    ['6-1-0902', '6-1-902'],
    ['6-1-902', '6-1-902'],
    ['6栋1单元12A02', '6-1-12A02'],
    ['2期3栋1单元1202', '2期-3-1-1202'],
    ['2-3-1-1202', '2期-3-1-1202'],
    ['1202室', '1202'],
    ['1202', '1202'],
    ['B2-015', 'B2-015'],
    ['负二层015', 'B2-015'],
    ['地下二层015号车位', 'B2-015'],
    ['B2-1202', 'B2-1202'],
    ['别墅 12号', '别墅-12'],
    ['别墅十二号', '别墅-12'],
    ['1-2-12', '1-2-12'],
    ['云栖花园3-1-1202', '3-1-1202'],
    ['云栖花园 3-1-1202室', '3-1-1202'],
    ['车位A-123', '车位-A123'],
    ['地下车库-1层015', 'B1-015'],
    ['十二栋二单元二十三零一', '12-2-2301'],
  ])('%s is %s', (text, canonical) => {
    expect(readRoom(text)?.canonical).toBe(canonical)
  })

  test('the floor is told by the number or by the words', () => {
    expect(readRoom('3-1-1202')).toMatchObject({ building: '3', unit: '1', floor: 12, room: '1202' })
    expect(readRoom('6-1-0902')).toMatchObject({ floor: 9 })
    expect(readRoom('B2-015')).toMatchObject({ floor: -2 })
    expect(readRoom('云栖花园3栋1单元1202')).toMatchObject({ before: '云栖花园' })
    expect(readRoom('1-2-12')).not.toHaveProperty('floor')
  })
})

test.each([
  '',
  '王芳',
  '13812345678',
  '0571-87654321',
  '400-123-4567',
  '1990-03-05',
  '2026年11月21日',
  'C-000231',
  '厨房漏水',
  'abc',
])('%s is no home', (text) => {
  expect(readRoom(text)).toBeNull()
})

test('a building has one key and many names', () => {
  for (const text of ['3栋', '3#', '三号楼', '3幢', '3座', '03', '3号楼', '３＃'])
    expect(buildingKey(text)).toBe('3')
  expect(buildingKey('C座')).toBe('C')
  expect(buildingKey('十二栋')).toBe('12')
  expect(buildingAliases('3栋')).toEqual(expect.arrayContaining(['3', '3#', '三号楼', '3幢', '三栋', '3座']))
  expect(buildingAliases('望江')).toEqual(['望江'])
})

test('homes sort as people walk', () => {
  const sorted = ['B2-015', '2-1-101', '2-1-1001', '2-2-101', '10-1-101', 'C-2001']
  const rooms = [...sorted].reverse().map((text) => readRoom(text)!)
  rooms.sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
  expect(rooms.map((room) => room.canonical)).toEqual(sorted)
  const inOneBuilding = ['3栋B2-015', '3栋B1-015', '3栋101', '3栋901', '3栋1001']
  expect([...inOneBuilding].sort((a, b) => (sortKey(readRoom(a)!) < sortKey(readRoom(b)!) ? -1 : 1))).toEqual(
    inOneBuilding,
  )
})

test('a home is read aloud as people say it', () => {
  expect(readAloud(readRoom('7-2-1802')!)).toBe('七栋二单元十八零二')
  expect(readAloud(readRoom('3-1-1202')!)).toBe('三栋一单元十二零二')
  expect(readAloud(readRoom('6-1-902')!)).toBe('六栋一单元九零二')
  expect(readAloud(readRoom('C座2001')!)).toBe('C座二十零一')
  expect(readAloud(readRoom('12-1-1012')!)).toBe('十二栋一单元一零一二')
  expect(readAloud(readRoom('B2-015')!)).toBe('地下二层零一五')
})

const homes = fc
  .record({
    building: fc.oneof(fc.integer({ min: 1, max: 99 }).map(String), fc.constantFrom('A', 'C', 'D')),
    unit: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    floor: fc.integer({ min: 1, max: 60 }),
    door: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ building, unit, floor, door }) => ({
    building,
    unit,
    room: `${floor}${String(door).padStart(2, '0')}`,
    canonical: [building, unit, `${floor}${String(door).padStart(2, '0')}`]
      .filter((each) => each !== undefined)
      .join('-'),
  }))

test('any home comes back from its canonical text, its Chinese notation and what is said on the phone', () => {
  fc.assert(
    fc.property(homes, ({ building, unit, room, canonical }) => {
      const read = readRoom(canonical)!
      expect(read.canonical).toBe(canonical)
      expect(readRoom(read.canonical)).toEqual(read)
      const ends = /\d/.test(building) ? '栋' : '座'
      expect(readRoom(`${building}${ends}${unit ? `${unit}单元` : ''}${room}室`)?.canonical).toBe(canonical)
      expect(readRoom(readAloud(read))?.canonical).toBe(canonical)
    }),
    { numRuns: 2000 },
  )
})

test('the walking order is total: equal keys are equal homes, and no two disagree', () => {
  fc.assert(
    fc.property(homes, homes, ({ canonical: one }, { canonical: other }) => {
      const [a, b] = [sortKey(readRoom(one)!), sortKey(readRoom(other)!)]
      expect(a === b).toBe(one === other)
      const numbers = (text: string) => text.split('-').map(Number)
      const [x, y] = [numbers(one), numbers(other)]
      if (x.length === y.length && ![...x, ...y].some(Number.isNaN) && one !== other) {
        const at = x.findIndex((each, index) => each !== y[index])
        expect(a < b).toBe(x[at]! < y[at]!)
      }
    }),
    { numRuns: 2000 },
  )
})

test('no text makes it fail or take long', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => void readRoom(text)))
  fc.assert(fc.property(fc.stringMatching(/^[一二十零3栋单元层室#B-]{0,60}$/), (text) => void readRoom(text)))
})
