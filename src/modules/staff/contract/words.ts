/** Staff: who works here, in which roles, how far they see, which homes are in whose care. Customers belong to customers. */

export { profileNames, profiles, profileWords } from '../rules.ts'

export const staffFields = {
  name: { zh: '姓名', en: 'Name' },
  account: { zh: '账号', en: 'Account' },
  jobNumber: { zh: '工号', en: 'Job number' },
  phone: { zh: '电话', en: 'Phone' },
  email: { zh: '邮箱', en: 'E-mail' },
  roles: { zh: '岗位', en: 'Roles' },
  project: { zh: '项目', en: 'Project' },
  joinedOn: { zh: '入职日期', en: 'Joined' },
  leftOn: { zh: '离职日期', en: 'Left' },
} as const

/** The roles every company has, whatever its policy says; all others are called as the policy calls them. */
export const ownRoles = {
  administrator: { zh: '系统管理员', en: 'Administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'Audit administrator' },
} as const

export const staffRefusals = {
  'staff.account_taken': {
    zh: '账号“{account}”已有人用，请换一个。',
    en: 'The account “{account}” is taken. Choose another.',
  },
  'staff.unknown': { zh: '没有找到这个人。', en: 'No such person.', status: 404 },
  'staff.role_unknown': { zh: '没有“{role}”这个岗位。', en: 'There is no role “{role}”.', status: 422 },
  'staff.last_administrator': {
    zh: '这是最后一位系统管理员，不能停用。先指定另一位。',
    en: 'This is the last administrator. Appoint another first.',
  },
  'staff.three_powers': {
    zh: '系统管理员、安全管理员、审计管理员不能由同一个人担任。',
    en: 'System, security and audit administrator may not be the same person.',
  },
  'staff.grid_person': {
    zh: '{name} 没有管家类岗位，不能分房。',
    en: '{name} has no steward role and cannot be given homes.',
  },
  'staff.left': { zh: '{name} 已离职。', en: '{name} has left.' },
  'staff.building_unknown': { zh: '没有找到这栋楼。', en: 'No such building.', status: 404 },
} as const

/** An account that nobody used for so many days is reported: close it, or ask. */
export const UNUSED_DAYS = 90
