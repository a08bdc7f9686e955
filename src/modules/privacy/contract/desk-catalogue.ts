import { asLongAsCompany, columnsOf } from './columns.ts'
import type { Kept } from './words.ts'

/** What the desk keeps of those who report something, leave something or are spoken with. */
export const deskCatalogue: readonly Kept[] = [
  {
    about: 'customer',
    what: {
      zh: '诉求：原话、来电人、地点、方便时间、经过',
      en: 'Tickets: words, caller, place, convenient time, story',
    },
    columns: [
      ...columnsOf('tickets', 'words convenient place outside_number caller_name caller_relation'),
      ...columnsOf('tickets', 'caller_sealed caller_index caller_masked'),
      ...columnsOf('ticket_steps', 'reason words detail'),
      'job_sheets.signed_by',
      ...columnsOf('work_orders', 'words reason'),
      ...columnsOf('chargebacks', 'reason note'),
      ...columnsOf('report_paragraphs', 'words'),
      'approvals.reason',
      ...columnsOf('corrections', 'analysis done_words check_words'),
      'approval_words.opinion',
      'incident_told.address',
    ],
    purpose: { zh: '办他报的事，能说清经过', en: 'To do what he reported, and to account for it' },
    basis: 'contract',
    permission: 'work.do',
    protection: 'plain',
    keptFor: asLongAsCompany,
  },
  {
    about: 'customer',
    what: {
      zh: '流程记录和预警里填的：字段、表单、说明',
      en: 'What was filled in on records of procedures and in warnings: fields, forms, notes',
    },
    columns: [
      ...columnsOf('procedure_records', 'filled closing_reason'),
      ...columnsOf('warnings_raised', 'said cleared_why'),
    ],
    purpose: { zh: '按制度把事一步步办完，能说清经过', en: 'To do it step by step, and to account for it' },
    basis: 'contract',
    permission: 'work.do',
    protection: 'sealed',
    keptFor: asLongAsCompany,
  },
  {
    about: 'customer',
    what: {
      zh: '来信：发件人地址、附件名、回执的结果；没登记成的，整封',
      en: 'Mails: address of the sender, names of attachments, what became of the receipt; whole where it is not filed',
    },
    columns: columnsOf(
      'mails',
      'thread address_sealed address_index address_masked left_out letter_sealed answers_sealed receipt_answer',
    ),
    purpose: {
      zh: '回他编号，认得出是哪件事',
      en: 'To answer with the number, and to know which matter it belongs to',
    },
    basis: 'contract',
    permission: 'work.do',
    protection: 'sealed',
    keptFor: asLongAsCompany,
  },
  {
    about: 'customer',
    what: {
      zh: '登记簿：寄存了什么、通话和录音、网上说的话和回复',
      en: 'Registers: what was kept for him, calls and recordings, what was said in public and answered',
    },
    columns: [
      ...columnsOf('deposits', 'who what place returned_to'),
      ...columnsOf('call_records', 'phone_sealed phone_index phone_masked about link archived_why'),
      'ringing.phone_sealed',
      ...columnsOf('public_posts', 'words link reply sent_back'),
    ],
    purpose: { zh: '还得回去，说得清楚', en: 'To give it back, and to account for what was said' },
    basis: 'contract',
    permission: 'work.do',
    protection: 'plain',
    keptFor: {
      zh: '录音按公司定的天数（不少于 30 天），存档的除外；其余和公司同在',
      en: 'Recordings for the days the company says (30 at least) unless archived; the rest as long as the company',
    },
  },
]
