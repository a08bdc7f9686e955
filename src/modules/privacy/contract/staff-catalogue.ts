import { asLongAsCompany, columnsOf } from './columns.ts'
import type { Kept } from './words.ts'

/** Of colleagues. */
export const staffCatalogue: readonly Kept[] = [
  {
    about: 'staff',
    what: {
      zh: '员工：姓名、工号、电话、邮箱、岗位、设置',
      en: 'Staff: name, number, phone, e-mail, roles, settings',
    },
    columns: [
      ...columnsOf(
        'staff',
        'name pinyin job_number phone_sealed email login_id joined_on left_on preferences',
      ),
      ...columnsOf('staff_roles', 'role from_on until_on'),
      ...columnsOf('grids', 'from_on until_on'),
      ...columnsOf('covers', 'from_on until_on'),
    ],
    purpose: { zh: '谁负责哪一户', en: 'Who answers for which home' },
    basis: 'employment',
    permission: 'staff.see',
    protection: 'plain',
    keptFor: asLongAsCompany,
  },
  {
    about: 'staff',
    what: { zh: '承修单位的联系人和电话', en: 'Contact and phone of contractors' },
    columns: columnsOf('contractors', 'contact phone_sealed phone_masked'),
    purpose: { zh: '派活、问进度', en: 'To send jobs and ask how they stand' },
    basis: 'contract',
    permission: 'work.do',
    protection: 'sealed',
    keptFor: asLongAsCompany,
  },
  {
    about: 'staff',
    what: { zh: '登录：账号、密码、动态码、设备', en: 'Login: account, password, second factor, devices' },
    columns: [
      ...columnsOf('auth.user', 'id name email image username displayUsername'),
      ...columnsOf(
        'auth.account',
        'id accountId providerId userId accessToken refreshToken idToken scope password',
      ),
      ...columnsOf('auth.session', 'id token ipAddress userAgent userId'),
      ...columnsOf('auth.second_factors', 'id secret backupCodes userId'),
      ...columnsOf('auth.verification', 'id identifier value'),
      'auth.wrong_tries.account',
      'staff.last_used_on',
      'api_keys.title',
      'api_keys.hash',
    ],
    purpose: { zh: '只有本人能登录', en: 'That only the person signs in' },
    basis: 'duty',
    permission: null,
    protection: 'hidden',
    keptFor: { zh: '设备 7 天，别的到账号停用', en: 'Devices seven days, the rest while the account lives' },
  },
  {
    about: 'staff',
    what: { zh: '通讯录、发给同事的提醒', en: 'Directory, what colleagues were told' },
    columns: [
      ...columnsOf('directory_people', 'external_id union_id name'),
      ...columnsOf('directory_changes', 'external_id was name'),
      ...columnsOf('notices', 'body provider_answer'),
      'bell_entries.detail',
    ],
    purpose: { zh: '在他常用的地方提醒', en: 'To remind where people are' },
    basis: 'employment',
    permission: 'staff.administer',
    protection: 'plain',
    keptFor: {
      zh: '通讯录一直保存；提醒按公司定的天数',
      en: 'The directory for good; notices and the bell for the days the company says',
    },
  },
  {
    about: 'staff',
    what: { zh: '查看与操作记录', en: 'The audit log' },
    columns: columnsOf('audit_entries', 'reason detail ip'),
    purpose: { zh: '谁看了什么、为什么', en: 'Who saw what, and why' },
    basis: 'duty',
    permission: 'audit.see',
    protection: 'plain',
    keptFor: {
      zh: '一直保存，改不了（法律要求至少六个月）',
      en: 'For good, unchangeable (the law wants six months)',
    },
  },
]
