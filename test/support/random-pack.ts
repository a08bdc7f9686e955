import type { Chance } from '../../src/start/demo/invent.ts'

const ofCustomers = [
  'consent.care',
  'consent.marketing',
  'level is known',
  'level = 甲',
  'level != 乙',
  'score >= 5',
  'score < $limit',
  'score / 2 > 1.5',
  'vip',
  'vip is unknown',
  'tags has 茶',
  'band = 高',
  'served',
  'since is known',
  'months-between(since, today) >= 6',
  'days-between(birthday, today) > 14000',
  'opened <= today',
  'opened is unknown',
  'nick is known',
  'kind = person',
  'count(holdings) >= 2',
  'any(holdings where signedOn is known and endedOn is unknown)',
  'none(holdings where movedInOn is known)',
  'latest(holdings.stage) is unknown',
  'any(contacts in last 60 days where result = reached)',
  'count(visits) = 0',
  'count(company.projects) > 1',
  'project.kind = residential',
]
const ofHoldings = [
  'signedOn is known',
  'endedOn is unknown',
  'customer.consent.care',
  'customer.level = 甲',
  'customer.score >= 3',
  'customer.served',
  'months-between(signedOn, today) >= 1',
  'unit.building = 5栋',
  'unit.kind = home',
  'project.firstHandoverOn is known',
  'any(customer.holdings where movedInOn is known)',
]
const recurrences = {
  customer: [
    'every: month',
    'every: week',
    'every: $rhythm',
    'every: birthday of customer',
    'every: anniversary of since',
    'every: anniversary of opened',
    'every: 3 months from since',
    'every: "festival in [元旦, 春节, 清明节, 劳动节, 端午节, 中秋节, 国庆节]"',
    'cover: { once-per: month }',
    'cover: { once-per: $rhythm }',
    'cover: { once-per: quarter, times: 2 }',
    'cover: { once-per: year, at-least: 50% }',
    'cover: { once-per: month, spread: even }',
    'cover: { once-per: quarter, times: 2, spread: even, order: longest-unvisited }',
    '',
  ],
  holding: [
    'every: month',
    'every: anniversary of movedInOn',
    'every: 1 month from signedOn',
    'every: birthday of customer',
    'cover: { once-per: week }',
    'cover: { once-per: month }',
    'cover: { once-per: month, spread: even }',
    '',
  ],
}
const dues = ['5 days', '3 working days', '$span', '8 working hours', '30 days']
const owners = [
  'steward',
  'care-lead',
  'first-known(customer.manager, steward)',
  'customer.steward',
  'superior of steward',
]
const ladders = [
  '[ { at: 1 day before due, tell: assignee }, { at: due, tell: care-lead } ]',
  '[ { at: 50%, tell: steward }, { at: due, tell: superior of assignee } ]',
  '[ { at: 1 working day after due, tell: [care-lead, general-manager], assign: care-lead } ]',
]

/** A pack of care rules made by chance: who, when, how often, on what, told to whom. The same seed gives the same pack. */
export function randomPack(chance: Chance, prefix: string, rules: number, spreads: boolean): string {
  const condition = (kind: 'customer' | 'holding'): string => {
    const leaves = kind === 'customer' ? ofCustomers : ofHoldings
    const one = () => (chance.yes(0.2) ? `not (${chance.pick(leaves)})` : chance.pick(leaves))
    if (chance.yes(0.4)) return one()
    if (chance.yes(0.5)) return `${one()} and ${one()}`
    return chance.yes(0.7) ? `${one()} or ${one()}` : `(${one()} or ${one()}) and ${one()}`
  }
  const rule = (n: number): string => {
    const kind = chance.yes(0.65) ? 'customer' : 'holding'
    const often = chance.pick(recurrences[kind].filter((each) => spreads || !each.includes('spread')))
    const lines = [
      `title: 规则${n}`,
      `clause: '1'`,
      `for: each ${kind}${chance.yes(0.75) ? ` where ${condition(kind)}` : ''}`,
      often,
      ...(often.startsWith('cover') && chance.yes(0.5) ? [] : [`due: ${chance.pick(dueOf(kind, often))}`]),
      ...(chance.yes(0.15) ? [`where: ${condition(kind)}`] : []),
      ...(chance.yes(0.2) ? [`unless: ${condition(kind)}`] : []),
      ...(chance.yes(0.25) ? [`while: ${condition(kind)}`] : []),
      ...(chance.yes(0.1) ? ['active: $on'] : []),
      ...(chance.yes(0.2)
        ? ['who: system', 'do: { send: hello }']
        : [`who: ${chance.pick(owners)}`, 'do: { contact: { by: [phone, face] } }']),
      ...(chance.yes(0.4) ? [`ladder: ${chance.pick(ladders)}`] : []),
    ]
    return `  ${prefix}-${n}:\n${lines
      .filter(Boolean)
      .map((line) => `    ${line}`)
      .join('\n')}`
  }
  return `${header(chance)}care:\n${Array.from({ length: rules }, (_, n) => rule(n + 1)).join('\n')}\n`
}

function dueOf(kind: 'customer' | 'holding', often: string): string[] {
  const own =
    kind === 'customer' ? ['7 days after since'] : ['10 days after movedInOn', '5 days before handoverOn']
  if (often.includes('birthday')) return ['on birthday at 09:00', '3 days before birthday', ...dues]
  if (often.includes('festival')) return ['on festival at 09:00', ...dues]
  if (often.includes('anniversary')) return ['on anniversary', ...dues]
  return [...dues, ...own]
}

const header = (chance: Chance) => `playbook: general-care
title: 随机的方案
locale: zh-CN
time-zone: Asia/Shanghai
document: { title: 随机的方案, number: SJ-01, version: '1', owner: care-lead, effective: 2026-01-01 }
${chance.yes(0.5) ? 'applies-to: project.kind = residential\n' : ''}calendar: { hours: { mon-fri: ['09:00-12:00', '13:30-18:00'] }, holidays: cn-state-council }
counting: { start-day: ${chance.pick(['counted', 'not-counted'])}, ends: end-of-day }
defaults:
  ladder: [ { at: 2 days before due, tell: assignee }, { at: due, tell: care-lead } ]
  waive: { by: care-lead, reason: [ 情况变化不再需要 ] }
clauses:
  '1': { title: 关怀, source: [D1] }
parameters:
  limit: { title: 分数线, type: number, value: 6, min: 1, max: 9, by: care-lead }
  rhythm: { title: 频率, type: one, options: [month, quarter], value: month, by: care-lead }
  span: { title: 期限, type: span, value: ${chance.pick(['4 days', '2 working days'])}, min: 1 day, max: 9 days, by: care-lead }
  on: { title: 开关, type: switch, value: ${chance.pick(['yes', 'no'])}, by: care-lead }
  bands: { title: 分档, type: bands, value: [ 高 if at least 6, 中 if at least 3, 低 otherwise ], by: care-lead }
roles:
  steward: { title: 客户管家, scope: own-grid, superior: care-lead }
  care-lead: { title: 主管, scope: project, superior: general-manager }
  general-manager: { title: 总经理, scope: company }
fields:
  customer:
    level: { title: 级别, type: one, options: [甲, 乙, 丙], by: care-lead }
    score: { title: 评分, type: number, from: import }
    vip: { title: 贵宾, type: yesno }
    tags: { title: 标签, type: many, options: [茶, 棋] }
    opened: { title: 开户日, type: date }
    nick: { title: 昵称, type: text }
    band: { title: 分档, bands: $bands, of: score }
    served: { title: 在服务中, is: vip or level = 甲 or score >= $limit }
messages:
  hello: { title: 问候, kind: [sms], purpose: care, clause: '1', file: messages/birthday.md }
`
