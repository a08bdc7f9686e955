import type { remedies } from '#modules/tickets/rules.ts'

interface Reported {
  kind: 'repair' | 'complaint' | 'enquiry' | 'suggestion' | 'need'
  category: string
  words: string
  urgent?: boolean
  remedy?: (typeof remedies)[number]
}

/** What people ring about, in the words of the pack's kinds. */
export const reports: readonly Reported[] = [
  {
    kind: 'repair',
    category: '漏水·顶面',
    words: '客厅天花板在滴水，地板都湿了，楼上说不是他家',
    urgent: true,
    remedy: 'mend',
  },
  { kind: 'repair', category: '漏水·卫生间', words: '卫生间墙角渗水，踢脚线发黑了', remedy: 'mend' },
  { kind: 'repair', category: '漏水·管道', words: '厨房水槽下面的管子一直滴水', remedy: 'mend' },
  { kind: 'repair', category: '停电', words: '家里突然没电，邻居家都有', urgent: true },
  { kind: 'repair', category: '电梯故障', words: '电梯门关不上，来回开了好几次' },
  { kind: 'repair', category: '门窗', words: '阳台推拉门推不动，轨道好像变形了', remedy: 'mend' },
  { kind: 'repair', category: '门窗', words: '入户门锁舌卡住，钥匙很难转' },
  { kind: 'repair', category: '墙地面', words: '次卧墙面裂了一道缝，从窗角一直到踢脚线' },
  { kind: 'repair', category: '下水堵塞', words: '厨房下水慢，有异味' },
  { kind: 'repair', category: '门禁对讲', words: '对讲机听不到声音，快递上不来' },
  { kind: 'repair', category: '公共照明', words: '六楼楼道灯坏了两盏，晚上很黑' },
  { kind: 'repair', category: '消防设施', words: '消防栓的门关不上，一直开着' },
  { kind: 'complaint', category: '噪音', words: '楼上半夜拖桌子，连着一个星期了', remedy: 'explain' },
  { kind: 'complaint', category: '停车', words: '固定车位被别人占了，打电话也没人来', remedy: 'mend' },
  { kind: 'complaint', category: '保洁绿化', words: '电梯厅三天没拖，垃圾桶满了', remedy: 'mend' },
  {
    kind: 'complaint',
    category: '服务态度',
    words: '前台说话不耐烦，问两句就让我自己看公告',
    remedy: 'apologise',
  },
  { kind: 'complaint', category: '收费', words: '停车费多收了一个月，要求退回', remedy: 'compensate' },
  { kind: 'complaint', category: '装修管理', words: '隔壁中午一点还在打钻', remedy: 'explain' },
  { kind: 'complaint', category: '公共设施', words: '健身器材少了一个把手，孩子差点摔倒', remedy: 'mend' },
  { kind: 'enquiry', category: '装修手续', words: '问装修要办哪些手续，押金多少' },
  { kind: 'enquiry', category: '停车', words: '问临时车位怎么收费' },
  { kind: 'enquiry', category: '证件办理', words: '问房产证什么时候可以办' },
  { kind: 'enquiry', category: '保修', words: '问外窗密封条还在不在保修期' },
  { kind: 'suggestion', category: '环境', words: '建议在东门种一排树，夏天太晒' },
  { kind: 'suggestion', category: '设施', words: '建议单元门口加一个雨伞架' },
  { kind: 'need', category: '老人照看', words: '母亲一个人在家，想请管家每周看一次' },
  { kind: 'need', category: '家政维修', words: '想找人清洗空调，请推荐' },
]
