import type { Words } from '#platform/operation.ts'

/** What a role profile may do. A role of the playbook has one profile; a person has the sum of his roles. */
export const profiles = {
  frontline: ['work.do', 'customers.see', 'customers.change', 'places.see', 'playbook.see', 'messages.see', 'staff.see'],
  desk: ['work.do', 'customers.see', 'customers.change', 'places.see', 'playbook.see', 'messages.see', 'staff.see'],
  specialist: ['work.do', 'customers.see', 'places.see', 'playbook.see', 'proof.see', 'messages.see', 'staff.see'],
  supervisor: [
    'work.do', 'work.supervise', 'customers.see', 'customers.change', 'customers.merge', 'places.see', 'places.change', 'playbook.see',
    'playbook.change', 'proof.see', 'months.close', 'imports.run', 'exports.take', 'messages.see', 'messages.change', 'staff.see', 'staff.assign',
  ],
  manager: [
    'work.do', 'work.supervise', 'customers.see', 'places.see', 'places.change', 'playbook.see', 'playbook.change', 'playbook.publish', 'proof.see',
    'months.close', 'exports.take', 'messages.see', 'staff.see',
  ],
  administrator: [
    'customers.see', 'customers.change', 'customers.merge', 'places.see', 'places.change', 'playbook.see', 'playbook.change', 'playbook.publish',
    'proof.see', 'imports.run', 'exports.take', 'messages.see', 'messages.change', 'staff.see', 'staff.assign', 'staff.administer',
    'system.administer',
  ],
  auditor: ['audit.see', 'exports.take', 'staff.see', 'playbook.see', 'proof.see'],
} as const satisfies Record<string, readonly string[]>

export type Profile = keyof typeof profiles

export const profileNames = Object.keys(profiles) as [Profile, ...Profile[]]

export const profileWords: Record<Profile, Words> = {
  frontline: { zh: '一线', en: 'Front line' },
  desk: { zh: '服务台', en: 'Service desk' },
  specialist: { zh: '专业岗', en: 'Specialist' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  manager: { zh: '经理', en: 'Manager' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  auditor: { zh: '审计', en: 'Auditor' },
}

/** The profile a playbook role starts with: its reach tells most, leading others tells the rest. */
export function profileOfRole(role: { scope: string; leads: boolean }): Profile {
  if (role.scope === 'company') return role.leads ? 'manager' : 'specialist'
  if (role.leads) return 'supervisor'
  return role.scope === 'own-grid' ? 'frontline' : 'specialist'
}
