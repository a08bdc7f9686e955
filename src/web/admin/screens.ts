import type { ComponentType } from 'react'
import type { Words } from '#platform/operation.ts'
import type { Help } from '#web/ui/help.ts'
import type { IconName } from '#web/ui/Icon.tsx'

/** A screen of the application: its address under the company, who may open it, and its code, fetched when opened. */
export interface Screen {
  path: string
  title: Words
  /** Any of these lets one in; none: everybody. */
  permissions: readonly string[]
  load(): Promise<ComponentType>
  /** Where it stands in the navigation; absent: only reached from another screen. */
  icon?: IconName
  /** What the page says of itself. */
  help(): Promise<Help>
}

/** In the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: 'today',
    title: { zh: '今日', en: 'Today' },
    permissions: ['work.do'],
    icon: 'today',
    help: async () => (await import('#modules/obligations/admin/Today.help.ts')).help,
    load: async () => (await import('#modules/obligations/admin/Today.tsx')).Today,
  },
  {
    path: 'customers',
    title: { zh: '客户', en: 'Customers' },
    permissions: ['customers.see'],
    icon: 'people',
    help: async () => (await import('#modules/customers/admin/Customers.help.ts')).help,
    load: async () => (await import('#modules/customers/admin/Customers.tsx')).Customers,
  },
  {
    path: 'customers/:id',
    title: { zh: '客户详情', en: 'Customer' },
    permissions: ['customers.see'],
    help: async () => (await import('#modules/customers/admin/Customer.help.ts')).help,
    load: async () => (await import('#modules/customers/admin/Customer.tsx')).Customer,
  },
  {
    path: 'projects',
    title: { zh: '项目', en: 'Projects' },
    permissions: ['places.see'],
    icon: 'project',
    help: async () => (await import('#modules/places/admin/Projects.help.ts')).help,
    load: async () => (await import('#modules/places/admin/Projects.tsx')).Projects,
  },
  {
    path: 'projects/:id',
    title: { zh: '项目', en: 'Project' },
    permissions: ['places.see'],
    help: async () => (await import('#modules/places/admin/Project.help.ts')).help,
    load: async () => (await import('#modules/places/admin/Project.tsx')).Project,
  },
  {
    path: 'homes',
    title: { zh: '房屋', en: 'Homes' },
    permissions: ['places.see'],
    icon: 'home',
    help: async () => (await import('#modules/places/admin/Homes.help.ts')).help,
    load: async () => (await import('#modules/places/admin/Homes.tsx')).Homes,
  },
  {
    path: 'buildings/:id',
    title: { zh: '房态图', en: 'Building' },
    permissions: ['places.see'],
    help: async () => (await import('#modules/places/admin/Building.help.ts')).help,
    load: async () => (await import('#modules/places/admin/Building.tsx')).Building,
  },
  {
    path: 'homes/:id',
    title: { zh: '房屋', en: 'Home' },
    permissions: ['places.see'],
    help: async () => (await import('#modules/places/admin/Home.help.ts')).help,
    load: async () => (await import('#modules/places/admin/Home.tsx')).Home,
  },
  {
    path: 'playbooks',
    title: { zh: '制度', en: 'Policy' },
    permissions: ['playbook.see'],
    icon: 'policy',
    help: async () => (await import('#modules/playbooks/admin/Playbooks.help.ts')).help,
    load: async () => (await import('#modules/playbooks/admin/Playbooks.tsx')).Playbooks,
  },
  {
    path: 'new-policy',
    title: { zh: '新制度', en: 'New policy' },
    permissions: ['playbook.change'],
    help: async () => (await import('#modules/playbooks/admin/NewPolicy.help.ts')).help,
    load: async () => (await import('#modules/playbooks/admin/NewPolicy.tsx')).NewPolicy,
  },
  {
    path: 'playbooks/:name',
    title: { zh: '制度', en: 'Policy' },
    permissions: ['playbook.see'],
    help: async () => (await import('#modules/playbooks/admin/Playbooks.help.ts')).help,
    load: async () => (await import('#modules/playbooks/admin/Playbook.tsx')).Playbook,
  },
  {
    path: 'playbooks/:name/draft',
    title: { zh: '拟修改', en: 'Draft' },
    permissions: ['playbook.change'],
    help: async () => (await import('#modules/playbooks/admin/Draft.help.ts')).help,
    load: async () => (await import('#modules/playbooks/admin/Draft.tsx')).DraftPage,
  },
  {
    path: 'playbooks/:name/rehearse',
    title: { zh: '试跑', en: 'Rehearsal' },
    permissions: ['playbook.change'],
    help: async () => (await import('#modules/playbooks/admin/Rehearse.help.ts')).help,
    load: async () => (await import('#modules/playbooks/admin/Rehearse.tsx')).Rehearse,
  },
  {
    path: 'proof',
    title: { zh: '制度兑现', en: 'Proof' },
    permissions: ['proof.see'],
    icon: 'proof',
    help: async () => (await import('#modules/proof/admin/Proof.help.ts')).help,
    load: async () => (await import('#modules/proof/admin/Proof.tsx')).Proof,
  },
  {
    path: 'proof/rows',
    title: { zh: '兑现明细', en: 'Rows' },
    permissions: ['proof.see'],
    help: async () => (await import('#modules/proof/admin/ProofRows.help.ts')).help,
    load: async () => (await import('#modules/proof/admin/ProofRows.tsx')).ProofRows,
  },
  {
    path: 'messages',
    title: { zh: '消息', en: 'Messages' },
    permissions: ['messages.see'],
    icon: 'message',
    help: async () => (await import('#modules/messages/admin/Messages.help.ts')).help,
    load: async () => (await import('#modules/messages/admin/Messages.tsx')).Messages,
  },
  {
    path: 'team',
    title: { zh: '团队', en: 'Team' },
    permissions: ['work.supervise'],
    icon: 'team',
    help: async () => (await import('#modules/obligations/admin/Team.help.ts')).help,
    load: async () => (await import('#modules/obligations/admin/Team.tsx')).Team,
  },
  {
    path: 'staff',
    title: { zh: '人员与分片', en: 'Staff and homes' },
    permissions: ['staff.administer', 'staff.assign'],
    icon: 'staff',
    help: async () => (await import('#modules/staff/admin/Staff.help.ts')).help,
    load: async () => (await import('#modules/staff/admin/Staff.tsx')).Staff,
  },
  {
    path: 'imports',
    title: { zh: '导入记录', en: 'Imports' },
    permissions: ['imports.run'],
    icon: 'import',
    help: async () => (await import('#modules/imports/admin/Imports.help.ts')).help,
    load: async () => (await import('#modules/imports/admin/Imports.tsx')).Imports,
  },
  {
    path: 'imports/new',
    title: { zh: '导入', en: 'Import' },
    permissions: ['imports.run'],
    help: async () => (await import('#modules/imports/admin/NewImport.help.ts')).help,
    load: async () => (await import('#modules/imports/admin/NewImport.tsx')).NewImport,
  },
  {
    path: 'imports/:id',
    title: { zh: '导入', en: 'Import' },
    permissions: ['imports.run'],
    help: async () => (await import('#modules/imports/admin/Import.help.ts')).help,
    load: async () => (await import('#modules/imports/admin/Import.tsx')).Import,
  },
  {
    path: 'exports',
    title: { zh: '导出记录', en: 'Exports' },
    permissions: ['exports.take'],
    icon: 'export',
    help: async () => (await import('#modules/exports/admin/Exports.help.ts')).help,
    load: async () => (await import('#modules/exports/admin/Exports.tsx')).Exports,
  },
  {
    path: 'erasures',
    title: { zh: '删除个人信息', en: 'Erasures' },
    permissions: ['customers.erase'],
    icon: 'erase',
    help: async () => (await import('#modules/erasures/admin/Erasures.help.ts')).help,
    load: async () => (await import('#modules/erasures/admin/Erasures.tsx')).Erasures,
  },
  {
    path: 'security',
    title: { zh: '登录与安全', en: 'Signing in' },
    permissions: ['security.administer'],
    icon: 'lock',
    help: async () => (await import('#modules/security/admin/Security.help.ts')).help,
    load: async () => (await import('#modules/security/admin/Security.tsx')).Security,
  },
  {
    path: 'audit',
    title: { zh: '查看与操作记录', en: 'Audit log' },
    permissions: ['audit.see'],
    icon: 'audit',
    help: async () => (await import('#modules/audit/admin/Audit.help.ts')).help,
    load: async () => (await import('#modules/audit/admin/Audit.tsx')).Audit,
  },
  {
    path: 'directory',
    title: { zh: '通讯录', en: 'Directory' },
    permissions: ['staff.administer'],
    icon: 'phone',
    help: async () => (await import('#modules/directory/admin/Directory.help.ts')).help,
    load: async () => (await import('#modules/directory/admin/Directory.tsx')).Directory,
  },
  {
    path: 'outlets',
    title: { zh: '发送设置', en: 'Ways of sending' },
    permissions: ['system.administer'],
    icon: 'send',
    help: async () => (await import('#modules/notices/admin/Outlets.help.ts')).help,
    load: async () => (await import('#modules/notices/admin/Outlets.tsx')).Outlets,
  },
  {
    path: 'keys',
    title: { zh: '接口密钥', en: 'API keys' },
    permissions: ['system.administer'],
    icon: 'key',
    help: async () => (await import('#modules/staff/admin/ApiKeys.help.ts')).help,
    load: async () => (await import('#modules/staff/admin/ApiKeys.tsx')).ApiKeys,
  },
  {
    path: 'jobs',
    title: { zh: '没办成的工作', en: 'Jobs set aside' },
    permissions: ['system.administer'],
    icon: 'aside',
    help: async () => (await import('#modules/jobs/admin/Jobs.help.ts')).help,
    load: async () => (await import('#modules/jobs/admin/Jobs.tsx')).Jobs,
  },
  {
    path: 'bell',
    title: { zh: '提醒', en: 'Reminders' },
    permissions: [],
    help: async () => (await import('#modules/obligations/admin/Bell.help.ts')).help,
    load: async () => (await import('#modules/obligations/admin/Bell.tsx')).Bell,
  },
  {
    path: 'waiting',
    title: { zh: '待发送', en: 'Waiting to send' },
    permissions: ['work.do'],
    help: async () => (await import('#modules/visits/admin/WaitingToSend.help.ts')).help,
    load: async () => (await import('#modules/visits/admin/WaitingToSend.tsx')).WaitingToSend,
  },
  {
    path: 'calendar',
    title: { zh: '日历与期限试算', en: 'Calendar' },
    permissions: ['playbook.see'],
    icon: 'today',
    help: async () => (await import('#modules/calendars/admin/Calendar.help.ts')).help,
    load: async () => (await import('#modules/calendars/admin/Calendar.tsx')).CalendarPage,
  },
  {
    path: 'health',
    title: { zh: '系统体检', en: 'Health' },
    permissions: ['system.administer'],
    icon: 'check',
    help: async () => (await import('#modules/health/admin/Health.help.ts')).help,
    load: async () => (await import('#modules/health/admin/Health.tsx')).Health,
  },
  {
    path: 'checklist',
    title: { zh: '上线清单', en: 'Checklist' },
    permissions: ['system.administer'],
    icon: 'check',
    help: async () => (await import('#modules/tenants/admin/Checklist.help.ts')).help,
    load: async () => (await import('#modules/tenants/admin/Checklist.tsx')).Checklist,
  },
  {
    path: 'me',
    title: { zh: '我的', en: 'Me' },
    permissions: [],
    icon: 'me',
    help: async () => (await import('#modules/staff/admin/Me.help.ts')).help,
    load: async () => (await import('#modules/staff/admin/Me.tsx')).Me,
  },
]

export const mayOpen = (screen: Screen, permissions: readonly string[]) =>
  screen.permissions.length === 0 || screen.permissions.some((one) => permissions.includes(one))
