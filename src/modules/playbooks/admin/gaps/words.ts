import { both, type Words } from '#platform/operation.ts'
import type { SimpleTest, SimpleTime } from '../../rules.ts'

export const formWords: Record<SimpleTime['form'], Words> = {
  within: both('发生之后多久内', 'within a time of what happened'),
  after: both('某一天之后多久内', 'within a time after a day'),
  before: both('某一天之前多久', 'a time before a day'),
  'window-after': both('某一天之后的一段时间', 'a window after a day'),
  'window-before': both('某一天之前的一段时间', 'a window before a day'),
  until: both('某一天之前', 'before a day'),
  on: both('当天', 'on the day'),
  end: both('一期结束之前', 'by the end of a period'),
  other: both('其他，按文本写', 'something else, as text'),
}

export const unitWords: Record<string, Words> = {
  hours: both('小时', 'hours'),
  'working hours': both('工作小时', 'working hours'),
  days: both('天', 'days'),
  'working days': both('工作日', 'working days'),
  weeks: both('周', 'weeks'),
  months: both('个月', 'months'),
  years: both('年', 'years'),
}

export const periodWords: Record<string, Words> = {
  day: both('每天', 'day'),
  week: both('每周', 'week'),
  month: both('每月', 'month'),
  quarter: both('每季度', 'quarter'),
  'half-year': both('每半年', 'half-year'),
  year: both('每年', 'year'),
}

export const testWords: Record<SimpleTest['test'], Words> = {
  yes: both('是这样', 'holds'),
  no: both('不是这样', 'does not hold'),
  known: both('已经有了', 'is known'),
  unknown: both('还没有', 'is not known'),
  '=': both('是', 'is'),
  '!=': both('不是', 'is not'),
  '>=': both('不少于', 'is at least'),
  '<=': both('不超过', 'is at most'),
  '>': both('大于', 'is over'),
  '<': both('小于', 'is under'),
}

/** Keys of an entry as people call them. */
export const keyWords: Record<string, Words> = {
  value: both('值', 'Value'),
  title: both('名称', 'Title'),
  text: both('条文', 'Words'),
  clause: both('条款', 'Clause'),
  min: both('最少', 'At least'),
  max: both('最多', 'At most'),
  when: both('什么事发生', 'What happens'),
  every: both('多久一次', 'How often'),
  cover: both('覆盖', 'Coverage'),
  for: both('对谁', 'For whom'),
  where: both('在什么条件下', 'Under what condition'),
  unless: both('除非', 'Unless'),
  while: both('只要', 'As long as'),
  due: both('什么时候之前', 'By when'),
  who: both('由谁', 'By whom'),
  with: both('会同谁', 'Together with'),
  do: both('做什么', 'What is done'),
  evidence: both('留下什么', 'What is left behind'),
  'met-by': both('以什么为准', 'What meets it'),
  once: both('一件还是多件', 'One or many'),
  ladder: both('提醒和上报', 'Reminders'),
  waive: both('免除', 'Excusing'),
  then: both('办成之后', 'Once done'),
  on: both('哪些诉求', 'Which reports'),
  clock: both('做到哪一步', 'Which step'),
  'pause-while': both('什么时候停表', 'When it stands still'),
  of: both('算谁', 'Of whom'),
  share: both('哪些', 'Which of them'),
  against: both('对照谁', 'Against whom'),
  better: both('哪样好', 'Which is better'),
  target: both('目标', 'Target'),
  per: both('多久算一次', 'How often it is counted'),
  'cut-by': both('按什么分', 'Split by'),
  owner: both('谁负责', 'Who answers for it'),
  kind: both('用什么方式', 'By which way'),
  purpose: both('哪一类', 'What kind'),
  file: both('写什么', 'What it says'),
  attachments: both('附什么', 'What is enclosed'),
  receipt: both('签收', 'Signed for'),
  form: both('受理时填什么表', 'The form it is taken in with'),
  number: both('编号的头', 'How its number begins'),
  categories: both('分哪几类', 'Sorts'),
  causes: both('原因', 'Causes'),
  say: both('怎么说', 'What is said'),
  ask: both('问什么', 'What is asked'),
  'at-once': both('请客户先做什么', 'What the customer does at once'),
  urgent: both('急不急', 'Whether it is urgent'),
  levels: both('级别', 'Levels'),
  routes: both('交给谁', 'Who answers for it'),
  escalate: both('要谁同意', 'Whose word it needs'),
  review: both('复核', 'Review'),
  'first-contact': both('首问', 'First contact'),
  'pass-on': both('转交', 'Passed on'),
  'call-back': both('回访', 'Call-back'),
  warranty: both('保修', 'Warranty'),
}

/** What a sentence is, where it is no duty. */
export const blockWords: Record<string, Words> = {
  promises: both('承诺', 'Promise'),
  tickets: both('诉求', 'Kind of report'),
  messages: both('消息', 'Message'),
  measures: both('指标', 'Measure'),
}
