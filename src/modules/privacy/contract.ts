/** Privacy: which personal data are stored where, what for, on which legal basis, who sees them and how long they stay. */
import type { Words } from '#platform/operation.ts'

export const bases = {
  contract: { zh: '履行合同（个保法 13 条 2 项）', en: 'Contract (PIPL 13.2)' },
  consent: { zh: '本人同意（个保法 13 条 1 项）', en: 'Consent (PIPL 13.1)' },
  duty: { zh: '法定义务（个保法 13 条 3 项）', en: 'Legal duty (PIPL 13.3)' },
  employment: { zh: '人力资源管理（个保法 13 条 2 项）', en: 'Employment (PIPL 13.2)' },
} as const

export const protections = {
  plain: { zh: '按范围可见', en: 'Seen within scope' },
  sealed: { zh: '加密，平时打码', en: 'Encrypted, masked' },
  'own-key': { zh: '用本人的密钥加密', en: "Encrypted under the person's key" },
  hidden: { zh: '不显示', en: 'Never shown' },
} as const

export interface Kept {
  about: 'customer' | 'staff'
  what: Words
  /** `table.column`, as in the database. */
  columns: readonly string[]
  purpose: Words
  basis: keyof typeof bases
  /** Whoever may this sees it; null: nobody does. */
  permission: string | null
  protection: keyof typeof protections
  keptFor: Words
}

const untilErased: Words = { zh: '到本人要求删除', en: 'Until the person asks to be erased' }
const asLongAsCompany: Words = {
  zh: '一直保存，删除本人后只剩编号',
  en: 'For good; by number once he is erased',
}
const columnsOf = (table: string, names: string) => names.split(' ').map((name) => `${table}.${name}`)

/** Every column that can hold personal data; a test fails for one that stands neither here nor among those that cannot. */
export const catalogue: readonly Kept[] = [
  {
    about: 'customer',
    what: { zh: '姓名、称呼、性别、身份、级别', en: 'Name, form of address, sex, standing, level' },
    columns: [
      ...columnsOf(
        'customers',
        'name name_key pinyin initials sex salutation standing level since kind external_number',
      ),
      'customer_bigrams.bigram',
    ],
    purpose: { zh: '认得客户，称呼得当', en: 'To know and address the customer' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '电话、微信、其他联系方式', en: 'Phone, WeChat and other ways to reach' },
    columns: [
      ...columnsOf('customers', 'phone_sealed phone_index phone_tail4 phone_masked'),
      ...columnsOf('contact_points', 'kind sealed value_index tail4 label masked'),
    ],
    purpose: { zh: '通知和联系', en: 'To reach the customer' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'sealed',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '证件', en: 'Documents' },
    columns: columnsOf('customers', 'document_kind document_sealed document_index'),
    purpose: { zh: '核对是不是本人、签约办证', en: 'To tell persons apart, for contract and title' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'sealed',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '邮箱、通讯地址、方便时间和方式', en: 'E-mail, postal address, best time and way' },
    columns: columnsOf('customers', 'email address best_time best_way'),
    purpose: { zh: '按他方便的方式联系', en: 'To reach him as he likes' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '生日', en: 'Birthday' },
    columns: columnsOf('customers', 'birthday next_birthday_on'),
    purpose: { zh: '生日关怀', en: 'Birthday care' },
    basis: 'consent',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: {
      zh: '备注、要紧的三条、重点关注、公司自定字段',
      en: 'Notes, pinned facts, watch, fields of the company',
    },
    columns: [...columnsOf('customers', 'note pinned watch fields'), 'note_bigrams.bigram'],
    purpose: { zh: '服务得当；写事实，不写评价', en: 'To serve well; facts, not judgements' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '持有的房屋、日期、阶段', en: 'Homes held, dates, stage' },
    columns: [
      'customers.room',
      ...columnsOf(
        'holdings',
        'role stage stage_since reserved_on subscribed_on signed_on handover_on handover_level handed_over_on moved_in_on ended_on consultant fields',
      ),
    ],
    purpose: { zh: '按合同节点服务', en: 'To serve by the milestones of the contract' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: asLongAsCompany,
  },
  {
    about: 'customer',
    what: { zh: '家庭关系', en: 'Family' },
    columns: ['relations.kind'],
    purpose: { zh: '共有人、家属的联系', en: 'Co-owners and family' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '同意与撤回，凭据', en: 'Consents, withdrawals, evidence' },
    columns: ['customers.consents', ...columnsOf('consents', 'purpose how text_version evidence')],
    purpose: { zh: '证明得到过同意', en: 'To prove the consent' },
    basis: 'duty',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: {
      zh: '一直保存；删除本人后只剩编号，凭据删掉',
      en: 'For good; by number and without evidence once he is erased',
    },
  },
  {
    about: 'customer',
    what: { zh: '往来：谈了什么、问卷答案、下一步', en: 'Contacts: what was said, answers, next step' },
    columns: columnsOf('contacts', 'by result purpose note answers form next_step'),
    purpose: { zh: '说到的做到，接得上', en: 'To keep promises' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'plain',
    keptFor: {
      zh: '话到本人要求删除；日期和结果一直保存',
      en: 'Words until he is erased; dates and results for good',
    },
  },
  {
    about: 'customer',
    what: { zh: '事实：喜庆、生日、回答', en: 'Facts: happy events, birthdays, answers' },
    columns: ['events.values', 'events.sealed', 'person_keys.key_sealed'],
    purpose: { zh: '该做什么、做没做的依据', en: 'What is owed follows from them' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'own-key',
    keptFor: asLongAsCompany,
  },
  {
    about: 'customer',
    what: { zh: '待办里的说明', en: 'Words in obligations' },
    columns: columnsOf('obligations', 'excuse_reason excuse_note used'),
    purpose: { zh: '为什么免除', en: 'Why something was excused' },
    basis: 'contract',
    permission: 'work.do',
    protection: 'plain',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '发给他的消息', en: 'Messages to him' },
    columns: columnsOf('messages', 'body provider_answer gaps'),
    purpose: { zh: '服务通知、关怀', en: 'Service notices and care' },
    basis: 'contract',
    permission: 'messages.see',
    protection: 'plain',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '照片和文件', en: 'Photos and files' },
    columns: ['files.name', 'files.digest'],
    purpose: { zh: '凭证', en: 'Evidence' },
    basis: 'contract',
    permission: 'customers.see',
    protection: 'sealed',
    keptFor: {
      zh: '到本人要求删除；导入导出的按公司定的天数',
      en: 'Until he is erased; of imports and exports for the days the company says',
    },
  },
  {
    about: 'customer',
    what: { zh: '导入的行', en: 'Lines of imports' },
    columns: [
      ...columnsOf(
        'import_rows',
        'cells problems notes plan name_key phone_index document_index external_number former',
      ),
      ...columnsOf('imports', 'file_name reading preview problem'),
    ],
    purpose: { zh: '核对、撤销导入', en: 'To check and undo an import' },
    basis: 'contract',
    permission: 'imports.run',
    protection: 'sealed',
    keptFor: untilErased,
  },
  {
    about: 'customer',
    what: { zh: '后台工作的输入和结果', en: 'Input and results of jobs' },
    columns: ['performed.output', 'set_aside_jobs.input', 'set_aside_jobs.error', 'rehearsals.result'],
    purpose: { zh: '断了能接着做，不做两遍', en: 'To go on after a fault, and never twice' },
    basis: 'contract',
    permission: 'system.administer',
    protection: 'hidden',
    keptFor: { zh: '一直保存', en: 'For good' },
  },
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
    keptFor: { zh: '一直保存', en: 'For good' },
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
