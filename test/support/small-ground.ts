import type { Plain } from '#engine/tree.ts'

/** What the small pack is made of before anybody owes anything: clauses, numbers, roles, fields, channels, papers. */
export const smallGround: { [key: string]: Plain } = {
  clauses: {
    '1': { title: '目的', statement: 'yes' },
    '4.1': { title: '认购后联系' },
    '4.10': { title: '交付' },
    '4.2': { title: '日常联络' },
    '5': { title: '报修与改进' },
    '6': { title: '指标' },
  },
  parameters: {
    'first-contact': {
      title: '认购后联系期限',
      type: 'span',
      value: '7 days',
      min: '1 day',
      max: '14 days',
      by: 'care-lead',
      scope: 'project',
    },
    'talk-target': {
      title: '沟通率',
      type: 'percent',
      value: '90%',
      min: '50%',
      max: '100%',
      by: 'care-lead',
    },
    'visit-every': {
      title: '回访频率',
      type: 'one',
      options: ['quarter', 'half-year'],
      value: 'half-year',
      by: 'care-lead',
    },
    'low-score': { title: '弱项线', type: 'number', value: '80', min: '0', max: '100', by: 'care-lead' },
    'plan-window': { title: '计划窗口', type: 'window', value: '1 January to 31 January', by: 'care-lead' },
    'spend-bands': {
      title: '消费分档',
      type: 'bands',
      value: ['高 if over 100万', '中 if at least 10万', '低 otherwise'],
      by: 'care-lead',
    },
    watching: { title: '值守论坛', type: 'switch', value: 'yes', by: 'care-lead' },
  },
  roles: {
    steward: { title: '管家', scope: 'own-grid', superior: 'care-lead', clause: '4.1' },
    'care-lead': { title: '管家主管', scope: 'project', superior: 'manager' },
    manager: { title: '总经理', scope: 'company' },
    'site-group': {
      title: '交付小组',
      scope: 'project',
      team: { per: 'project', lead: 'care-lead', members: ['steward'], formed: 'care.site-group' },
    },
  },
  fields: {
    customer: {
      standing: { title: '身份', options: ['潜在客户', '业主'] },
      spend: { title: '消费', type: 'money', per: 'month', from: 'import' },
      spendBand: { title: '消费档', bands: '$spend-bands', of: 'spend in previous year' },
      prospect: { title: '潜在', is: 'none(holdings where signedOn is known)' },
    },
    contact: { purpose: { title: '目的', options: ['满意度回访'] } },
  },
  channels: {
    phone: { title: '电话', kind: 'phone', into: ['repair'], recorded: { announce: 'yes', keep: '90 days' } },
    forum: {
      title: '论坛',
      kind: 'forum',
      clause: '5',
      who: 'care-lead',
      active: '$watching',
      watch: { every: 'week', tags: ['投诉'] },
    },
  },
  documents: {
    handbook: {
      title: '手册',
      kind: 'handbook',
      clause: '4.10',
      for: 'each project',
      owner: 'care-lead',
      due: 'before project.presaleOn',
      review: { every: 'year', due: '31 December' },
    },
  },
}
