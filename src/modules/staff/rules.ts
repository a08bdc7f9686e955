import { namesOf, type Words } from '#platform/operation.ts'

/** What a role profile may do. A role of the playbook has one profile; a person has the sum of his roles. */
export const profiles = {
  frontline: [
    'work.do',
    'customers.see',
    'customers.change',
    'places.see',
    'playbook.see',
    'messages.see',
    'staff.see',
  ],
  desk: [
    'work.do',
    'customers.see',
    'customers.change',
    'places.see',
    'playbook.see',
    'messages.see',
    'staff.see',
  ],
  specialist: [
    'work.do',
    'customers.see',
    'places.see',
    'playbook.see',
    'proof.see',
    'messages.see',
    'staff.see',
  ],
  supervisor: [
    'work.do',
    'work.supervise',
    'customers.see',
    'customers.change',
    'customers.merge',
    'customers.erase',
    'places.see',
    'places.change',
    'playbook.see',
    'playbook.change',
    'proof.see',
    'months.close',
    'imports.run',
    'exports.take',
    'messages.see',
    'messages.change',
    'gifts.keep',
    'staff.see',
    'staff.assign',
  ],
  manager: [
    'work.do',
    'work.supervise',
    'customers.see',
    'customers.erase',
    'places.see',
    'places.change',
    'playbook.see',
    'playbook.change',
    'playbook.publish',
    'proof.see',
    'months.close',
    'exports.take',
    'messages.see',
    'gifts.keep',
    'staff.see',
  ],
  administrator: [
    'customers.see',
    'customers.change',
    'customers.merge',
    'customers.erase',
    'places.see',
    'places.change',
    'playbook.see',
    'playbook.change',
    'playbook.publish',
    'proof.see',
    'imports.run',
    'exports.take',
    'messages.see',
    'messages.change',
    'gifts.keep',
    'staff.see',
    'staff.assign',
    'staff.administer',
    'system.administer',
  ],
  security: ['security.administer', 'staff.see', 'playbook.see'],
  auditor: ['audit.see', 'exports.take', 'staff.see', 'playbook.see', 'proof.see'],
} as const satisfies Record<string, readonly string[]>

export type Profile = keyof typeof profiles

/** Three powers that no one person holds two of. */
export const powers: readonly Profile[] = ['administrator', 'security', 'auditor']

export const profileNames = namesOf(profiles)

export const profileWords: Record<Profile, Words> = {
  frontline: { zh: '一线', en: 'Front line' },
  desk: { zh: '服务台', en: 'Service desk' },
  specialist: { zh: '专业岗', en: 'Specialist' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  manager: { zh: '经理', en: 'Manager' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  security: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计', en: 'Auditor' },
}

type Permission = (typeof profiles)[Profile][number]

export const permissionWords: Record<Permission, Words> = {
  'work.do': { zh: '办事、记一笔', en: 'Do the work, record contacts' },
  'work.supervise': { zh: '看团队、批免除', en: 'See the team, decide on excusing' },
  'customers.see': { zh: '看客户', en: 'See customers' },
  'customers.change': { zh: '改客户', en: 'Change customers' },
  'customers.merge': { zh: '合并客户', en: 'Merge customers' },
  'customers.erase': { zh: '删除个人信息', en: 'Erase a person' },
  'places.see': { zh: '看项目和房屋', en: 'See projects and homes' },
  'places.change': { zh: '改项目和房屋', en: 'Change projects and homes' },
  'playbook.see': { zh: '看制度', en: 'See the policy' },
  'playbook.change': { zh: '改制度稿子', en: 'Change drafts of the policy' },
  'playbook.publish': { zh: '发布制度', en: 'Publish the policy' },
  'proof.see': { zh: '看制度兑现', en: 'See proof' },
  'months.close': { zh: '封账', en: 'Close months' },
  'imports.run': { zh: '导入', en: 'Import' },
  'exports.take': { zh: '导出', en: 'Export' },
  'messages.see': { zh: '看消息', en: 'See messages' },
  'messages.change': { zh: '重发消息', en: 'Send messages again' },
  'gifts.keep': { zh: '管礼品', en: 'Keep gifts' },
  'staff.see': { zh: '看人员', en: 'See staff' },
  'staff.assign': { zh: '分房、交接', en: 'Assign homes, hand over' },
  'staff.administer': { zh: '管理人员', en: 'Administer staff' },
  'system.administer': { zh: '管理系统', en: 'Administer the system' },
  'security.administer': { zh: '管登录与安全', en: 'Keep how one signs in' },
  'audit.see': { zh: '看操作记录', en: 'See the audit log' },
}

export const permissionNames = namesOf(permissionWords)
