/** Registers: what the front desk writes down beside matters – things kept for somebody, public posts with their answers, calls with their recordings. */
import { fileRefusals } from '#modules/files/contract.ts'

export const registerRefusals = {
  'files.unknown': fileRefusals['files.unknown'],
  'places.unknown': fileRefusals['places.unknown'],
  'customers.unknown': fileRefusals['customers.unknown'],
  'registers.unknown': {
    zh: '没有这一条，或不在您的范围。',
    en: 'No such entry, or outside your scope.',
    status: 404,
  },
  'registers.returned': {
    zh: '{at} 已经还给{to}了。',
    en: 'It was given back to {to} at {at}.',
  },
  'registers.future': { zh: '时间不能晚于现在。', en: 'The time cannot be in the future.', status: 422 },
  'registers.no_reply': { zh: '还没有写回复。', en: 'No answer has been written yet.' },
  'registers.own_reply': {
    zh: '自己写的回复要由别人审核。',
    en: 'Somebody else has to review your answer.',
  },
  'registers.not_reviewed': {
    zh: '回复还没有审核，不能发布。',
    en: 'The answer has not been reviewed. It cannot be published.',
  },
  'registers.published': { zh: '回复已经发布，不能再改。', en: 'The answer is out and cannot be changed.' },
  'registers.not_announced': {
    zh: '通话没有告知录音，不能保存录音。',
    en: 'The caller was not told of the recording. It cannot be kept.',
    status: 422,
  },
  'registers.no_recording': {
    zh: '这通电话没有录音，或录音到期已经删除。',
    en: 'There is no recording of this call, or it was removed at its term.',
  },
  'registers.phone_unreadable': {
    zh: '电话号码读不出：{why}',
    en: 'The number cannot be read: {why}',
    status: 422,
  },
  'registers.number_there': {
    zh: '这个项目已经有“{name} {phone}”。改那一条，或换个名称。',
    en: 'This project has “{name} {phone}” already. Change that one, or choose another name.',
    status: 409,
  },
  'tickets.unknown': {
    zh: '没有这件诉求，或不在您的范围。',
    en: 'No such matter, or outside your scope.',
    status: 404,
  },
} as const

export const refusing = <K extends keyof typeof registerRefusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, registerRefusals[code]])) as Pick<typeof registerRefusals, K>

/** Where an answer to a public post stands. */
export const postStates = {
  found: { zh: '要回复', en: 'To be answered' },
  written: { zh: '等审核', en: 'To be reviewed' },
  back: { zh: '退回了', en: 'Sent back' },
  reviewed: { zh: '可以发布', en: 'May be published' },
  published: { zh: '已发布', en: 'Published' },
} as const

export type PostState = keyof typeof postStates
