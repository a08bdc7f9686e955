const pictures = {
  water: 'M12 3s6 6.500 6 11a6 6 0 0 1-12 0c0-4.500 6-11 6-11zM9 15a3 3 0 0 0 3 3',
  power: 'M13 2L5 13h6l-1 9 9-12h-6z',
  lift: 'M5 3h14v18H5zM12 3v18M8 10l1.500-2L11 10M13 14l1.500 2 1.500-2',
  fire: 'M12 3c1 4 5 5.500 5 11a5 5 0 0 1-10 0c0-2.500 1.500-4 2-6 1.500 1 2 2 2 3 1.500-2 1.500-5 1-8z',
  door: 'M6 3h12v18H6zM14.500 12v.01M3 21h18',
  noise: 'M4 9v6h4l5 4V5L8 9zM17 9c1.500 2 1.500 4 0 6M19.500 6.500c3 3.500 3 7.500 0 11',
  clean: 'M6 8h12l-1 13H7zM4 8h16M9 8V4h6v4M10 12v5M14 12v5',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c.5-3.600 3-5.500 6.500-5.500s6 1.900 6.500 5.500M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.800c2 .7 3.200 2.400 3.500 5.200',
  money: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 7.500l3.500 5 3.500-5M12 12.500V18M9 13h6M9 15.500h6',
  car: 'M4 16v-4l2-5h12l2 5v4M4 16h16v3h-3v-2H7v2H4zM7 13h.01M17 13h.01',
  other: 'M5 12h.01M12 12h.01M19 12h.01',
} as const

export type PictureName = keyof typeof pictures

const words: [RegExp, PictureName][] = [
  [/电梯|lift|elevator/i, 'lift'],
  [/燃气|火|消防|gas|fire/i, 'fire'],
  [/漏|水|渗|堵|water|leak|drain/i, 'water'],
  [/电|灯|照明|power|light/i, 'power'],
  [/门|窗|锁|door|window|lock/i, 'door'],
  [/噪|吵|noise/i, 'noise'],
  [/保洁|卫生|垃圾|绿化|clean|garbage/i, 'clean'],
  [/收费|费用|价|fee|bill/i, 'money'],
  [/停车|车|park/i, 'car'],
  [/态度|邻里|服务|人员|staff|neighbour/i, 'people'],
]

/** The picture that fits the words of a category, whatever policy it is from. */
export const pictureOf = (category: string): PictureName =>
  words.find(([pattern]) => pattern.test(category))?.[1] ?? 'other'

export function Picture({ name }: { name: PictureName }) {
  return (
    <svg
      width="28"
      height="28"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'other' ? 3 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={pictures[name]} />
    </svg>
  )
}
