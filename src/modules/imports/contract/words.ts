/** Imports: files of other programs read, mapped, tried out and brought in as customers with their homes; each can be undone. */

import { z } from 'zod'
import { namesOf } from '#platform/operation.ts'

export const importStates = {
  reading: { zh: '读文件', en: 'Reading' },
  mapping: { zh: '等对列', en: 'To be mapped' },
  checking: { zh: '试导入中', en: 'Trying out' },
  checked: { zh: '已试，待确认', en: 'Tried, to be confirmed' },
  importing: { zh: '导入中', en: 'Importing' },
  imported: { zh: '已导入', en: 'Imported' },
  failed: { zh: '没有导入', en: 'Not imported' },
  undoing: { zh: '撤销中', en: 'Undoing' },
  undone: { zh: '已撤销', en: 'Undone' },
} as const

/** Kinds of files: what they bring, how many of them are said, and what one must be allowed beside importing. */
export const importKinds = {
  customers: {
    zh: '客户',
    en: 'Customers',
    brings: { zh: '业主、租户和他们的房屋', en: 'Owners, occupants and their homes' },
    counted: { zh: '位客户', en: 'customer' },
    also: null,
  },
  homes: {
    zh: '房屋',
    en: 'Homes',
    brings: { zh: '房号表：楼栋、房号、面积', en: 'Homes with their building and area' },
    counted: { zh: '套房屋', en: 'home' },
    also: 'places.change',
  },
  staff: {
    zh: '员工和分片',
    en: 'Staff and grids',
    brings: { zh: '通讯录：岗位、账号、管哪几栋', en: 'Colleagues, their roles, accounts and buildings' },
    counted: { zh: '位员工', en: 'colleague' },
    also: 'staff.administer',
  },
  consents: {
    zh: '同意记录',
    en: 'Consents',
    brings: {
      zh: '谁在哪天、为什么事、怎么同意的，凭证',
      en: 'Who agreed to what, when and how, with evidence',
    },
    counted: { zh: '条同意', en: 'consent' },
    also: null,
  },
  contacts: {
    zh: '往来和回访',
    en: 'Past contacts',
    brings: { zh: '以前的电话、上门、回访记录', en: 'Past calls, visits and return visits' },
    counted: { zh: '条往来', en: 'contact' },
    also: null,
  },
  tickets: {
    zh: '投诉和报事',
    en: 'Past complaints',
    brings: {
      zh: '以前的投诉、报修登记，已经办结的',
      en: 'Complaints and reports of before that are finished',
    },
    counted: { zh: '件诉求', en: 'ticket' },
    also: null,
  },
  requests: {
    zh: '别处的工单',
    en: 'Requests of another program',
    brings: {
      zh: '别的系统导出的报事、留言：按编号和地点，不认人，没办结的也收',
      en: 'Reports of another program by number and place, open ones too; nobody has to be on file',
    },
    counted: { zh: '件诉求', en: 'ticket' },
    also: null,
  },
  logs: {
    zh: '别处的流转记录',
    en: 'Log of another program',
    brings: {
      zh: '一行一个步骤的工单记录：按编号合成诉求和经过',
      en: 'A line a step: put together by number as tickets with their story',
    },
    counted: { zh: '个步骤', en: 'step' },
    also: null,
  },
  facts: {
    zh: '欠费、车位、装修',
    en: 'Arrears, parking, fit-out',
    brings: { zh: '别处按月出的表，只看不改', en: 'Monthly lists kept elsewhere, read only' },
    counted: { zh: '条', en: 'line' },
    also: null,
  },
} as const

export type KindName = keyof typeof importKinds

export const kindNames = namesOf(importKinds)

export const onDuplicateWords = {
  skip: {
    zh: '跳过：档案不动，只补登没有登记的房屋',
    en: 'Skip: leave the record, add only homes not yet held',
  },
  update: { zh: '更新：以文件为准', en: 'Update: the file wins' },
  merge: { zh: '合并：只补空的', en: 'Merge: fill in what is empty' },
} as const

export const importRefusals = {
  'imports.unknown': {
    zh: '没有找到这次导入，或不在您的范围。',
    en: 'No such import, or outside your scope.',
    status: 404,
  },
  'imports.kind_not_yours': {
    zh: '“{kind}”要由能改它的人导入，请找管理员。',
    en: '“{kind}” is imported by those who may change it. Ask an administrator.',
    status: 403,
  },
  'imports.file_unknown': {
    zh: '没有找到这个文件，请重新选择。',
    en: 'No such file. Choose it again.',
    status: 404,
  },
  'imports.project_unknown': {
    zh: '没有这个项目，或不在您的范围。',
    en: 'No such project, or outside your scope.',
    status: 404,
  },
  'imports.not_now': {
    zh: '这次导入现在是“{state}”，做不了这一步。',
    en: 'This import is at “{state}”; that cannot be done now.',
  },
  'imports.mapping_wrong': {
    zh: '对列还不行：{first}',
    en: 'The columns are not right yet: {first}',
    status: 422,
  },
  'imports.mapping_unknown': {
    zh: '没有这个记住的对列，可能已经删了。',
    en: 'No such kept mapping; it may have been removed.',
    status: 404,
  },
  'imports.nothing_to_import': { zh: '没有一行可以导入。', en: 'There is no row to import.' },
  'imports.nothing_failed': { zh: '没有出错的行。', en: 'No row failed.' },
  'imports.file_gone': {
    zh: '这个文件过了保存期，已经删除。请重新上传，另起一次导入。',
    en: 'This file was kept long enough and is removed. Upload it again as a new import.',
  },
  'imports.not_stopped': {
    zh: '这次导入没有停下，刷新看看它到哪一步了。',
    en: 'This import has not stopped. Reload to see how far it is.',
  },
  'imports.undo_goes_on': {
    zh: '撤销做到一半不能放弃，请点“再试”把它做完。',
    en: 'An undo that is half done cannot be dropped. Try again to finish it.',
  },
  'imports.too_late_to_undo': { zh: '这次导入已经撤销。', en: 'This import was undone already.' },
} as const

export const { 'imports.unknown': unknown, 'imports.not_now': notNow } = importRefusals

export const words = z.object({ zh: z.string(), en: z.string() })
