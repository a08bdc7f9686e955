/** A seeded source of chance: the same demo on the same day. */
export interface Chance {
  next(): number
  below(limit: number): number
  pick<T>(items: readonly T[]): T
  yes(probability: number): boolean
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (items) => items[below(items.length)]!,
    yes: (probability) => next() < probability,
  }
}

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const GIVEN_FEMALE = [
  '芳',
  '秀兰',
  '敏',
  '静',
  '丽',
  '娟',
  '雪',
  '婷',
  '玉梅',
  '佳怡',
  '雅琴',
  '慧',
  '晓燕',
  '欣怡',
  '思涵',
  '春梅',
  '海霞',
  '若彤',
  '诗雨',
  '桂英',
]
const GIVEN_MALE = [
  '伟',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '杰',
  '涛',
  '建国',
  '志强',
  '浩然',
  '子轩',
  '国平',
  '立新',
  '俊杰',
  '守义',
  '宇航',
  '明辉',
  '海波',
  '思远',
]

export interface InventedPerson {
  name: string
  sex: 'male' | 'female'
  phone: string
  birthday: string | null
}

/** A person nobody knows: numbers of a range that no network uses for people (1700000xxxx is set aside here). */
export function inventPerson(chance: Chance, sequence: number): InventedPerson {
  const sex = chance.yes(0.5) ? 'female' : 'male'
  const name = chance.pick(SURNAMES) + chance.pick(sex === 'female' ? GIVEN_FEMALE : GIVEN_MALE)
  const phone = `139${String(10_000_000 + ((sequence * 7919) % 89_999_999)).padStart(8, '0')}`
  const lunar = chance.yes(0.25)
  const month = 1 + chance.below(12)
  const day = 1 + chance.below(28)
  const year = 1950 + chance.below(52)
  const two = (value: number) => String(value).padStart(2, '0')
  const birthday = chance.yes(0.15)
    ? null
    : lunar
      ? `农历${year}年${month}月${day}`
      : `${year}-${two(month)}-${two(day)}`
  return { name, sex, phone, birthday }
}

export const talks = [
  '都好',
  '有小问题，已记下',
  '说楼道灯有点暗',
  '问装修怎么申请',
  '家里老人独居，多留意',
  '对服务满意',
  '约了周末再聊',
  '问车位价格',
  '说孩子要上学，想了解校区',
  '希望早点知道交付时间',
] as const
