import { expect, test } from 'vitest'
import {
  after,
  isOver,
  likenessAmong,
  looksLikePhone,
  type MoveName,
  moves,
  numberText,
  readNumber,
  samePlace,
  sayRoom,
  states,
} from './rules.ts'

const names = Object.keys(moves) as MoveName[]

test('every state is reached from the filing', () => {
  const reached = new Set<string>(['filed'])
  for (let before = 0; before !== reached.size; ) {
    before = reached.size
    for (const state of states)
      if (reached.has(state)) for (const move of names) reached.add(after(move, state) ?? state)
  }
  expect([...reached].sort()).toEqual([...states].sort())
})

test('from every state but a merged one there is a way to an end and a way back', () => {
  for (const state of states.filter((each) => each !== 'merged')) {
    const next = names.map((move) => after(move, state))
    expect(
      next.some(
        (each) => each && (isOver(each) || each === 'solved' || each === 'reopened' || each === 'working'),
      ),
    ).toBe(true)
  }
  expect(after('reopen', 'closed')).toBe('reopened')
  expect(after('reopen', 'rejected')).toBe('reopened')
})

test('what is over is not answered, urged, solved or suspended any more', () => {
  for (const state of states.filter(isOver))
    for (const move of ['answer', 'urge', 'solve', 'suspend', 'dispatch', 'close'] as const)
      expect(after(move, state)).toBeNull()
})

test('a merged matter goes nowhere: its story goes on with the other', () => {
  const on = names.filter((move) => after(move, 'merged') !== null && after(move, 'merged') !== 'merged')
  expect(on).toEqual([])
})

test('a number is read as people say it', () => {
  expect(numberText('2026-11-22', 417)).toBe('1122-0417')
  expect(readNumber('1122-0417')).toEqual({ day: '1122', number: 417 })
  expect(readNumber('0417')).toEqual({ day: null, number: 417 })
  expect(readNumber('七栋')).toBeNull()
})

test.each([
  ['7-2-1802', '七栋二单元十八零二'],
  ['3-1-1202', '三栋一单元十二零二'],
  ['12-1-301', '十二栋一单元三零一'],
  ['5-1011', '五栋十一一'],
  ['大堂', '大堂'],
])('%s is read back as %s', (room, said) => {
  expect(sayRoom(room)).toBe(said)
})

test('two reports of one leak are alike, of a leak and a fee not', () => {
  const [leak, fee] = likenessAmong('客厅天花板漏水了', ['天花板在漏水，客厅都湿了', '停车费多收了我一个月'])
  expect(leak).toBeGreaterThan(0.4)
  expect(fee).toBeLessThan(0.1)
})

test('what everybody writes tells nothing, what is rare tells most', () => {
  const polite = '尊敬的领导您好，请尽快安排处理，谢谢'
  const others = ['三楼窗户关不上', '门口石墩挡路', '五栋水泵轰鸣', '草坪没有人剪'].map(
    (text) => `${text}。${polite}`,
  )
  const alike = likenessAmong(`夜里五栋的水泵吵。${polite}`, others)
  expect(alike[2]).toBeGreaterThan(0.3)
  for (const at of [0, 1, 3]) expect(alike[at]).toBeLessThan(0.1)
})

test('a long letter that has something of everything is like nothing', () => {
  const long = Array.from(
    { length: 40 },
    (_, at) => `第${at}条：电梯、停车、漏水、噪音、门禁、绿化，${'各种问题'.repeat(at % 3)}。`,
  ).join('')
  expect(likenessAmong('电梯坏了', [long])[0]).toBeLessThan(0.4)
  expect(likenessAmong('', ['电梯坏了'])).toEqual([0])
})

test('in one home little is enough; the same category elsewhere is not', () => {
  const home = { unitId: 'a', category: '漏水' }
  expect(samePlace(home, home, 0)).toBeGreaterThan(0.4)
  expect(samePlace(home, { unitId: 'b', category: '漏水' }, 0.3)).toBeLessThan(0.4)
  expect(samePlace(home, { unitId: 'b', category: '漏水' }, 0.36)).toBeGreaterThan(0.4)
})

test.each([
  ['139 1234 5678', true],
  ['139-1234-5678', true],
  ['+8613912345678', true],
  ['0571-88886666', true],
  ['400-820-8820', true],
  ['88886666', true],
  ['1-2-603', false],
  ['12-1-1202', false],
  ['3-1-1202', false],
  ['1202', false],
  ['王芳', false],
])('what is typed at the desk, %s, is a number to call back: %s', (text, expected) => {
  expect(looksLikePhone(text)).toBe(expected)
})
