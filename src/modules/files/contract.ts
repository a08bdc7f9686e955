/** Files: what people upload and what jobs write for them; who may open one follows from whose it is. */
import { z } from 'zod'
import { refusals as placeRefusals } from '#modules/places/contract/words.ts'
import { both, id, moment, operation } from '#platform/operation.ts'

/** Why a file is not taken, whatever its name says. */
export const refusedKinds = {
  program: both('它是程序，不管名字叫什么', 'it is a program, whatever its name'),
  'no-picture': both('它不是图片，或者已经损坏', 'it is no picture, or broken'),
  elsewhere: both('这里只收照片和录音', 'only pictures and recordings are taken here'),
} as const

export const fileRefusals = {
  'files.unknown': {
    zh: '没有这个文件，或不在您的范围。',
    en: 'No such file, or outside your scope.',
    status: 404,
  },
  'files.not_received': {
    zh: '文件没有收全，请重新上传。',
    en: 'The file did not arrive whole. Upload it again.',
    status: 422,
  },
  'files.image_too_large': { zh: '图片最大 10 MB。', en: 'A picture may have 10 MB at most.', status: 413 },
  'files.type_refused': {
    zh: '没有收这个文件：{what}。请换一个再传。',
    en: 'This file was not taken: {what}. Choose another.',
    status: 422,
  },
  'files.empty': { zh: '文件是空的。', en: 'The file is empty.', status: 422 },
  'places.unknown': placeRefusals['places.unknown'],
  'customers.unknown': {
    zh: '没有找到这位客户，或不在您的范围。',
    en: 'No such customer, or outside your scope.',
    status: 404,
  },
} as const

/** The row of a file whose bytes the upload route has received; `receipt` proves that it was that route. */
export const keepFile = operation({
  name: 'files.keep',
  title: { zh: '上传文件', en: 'Upload a file' },
  audience: 'staff',
  method: 'POST',
  path: '/files/kept',
  permission: null,
  input: z.object({
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    size: z.number().int().min(0),
    type: z.string().max(100),
    name: z.string().max(200),
    receipt: z.string().max(100),
    customerId: id.optional(),
  }),
  output: z.object({ id }),
  refusals: fileRefusals,
})

/** Pictures and sound a customer may hand in within a day. */
export const MINE_A_DAY = 60

/** The same for what a customer hands in from his phone: it is his own and nobody else’s until something he reports holds it. */
export const keepMyFile = operation({
  name: 'files.keep-mine',
  title: { zh: '上传照片或录音', en: 'Hand in a picture or sound' },
  audience: 'customer',
  method: 'POST',
  path: '/files/kept',
  permission: null,
  input: keepFile.input.omit({ customerId: true }),
  output: z.object({ id }),
  refusals: {
    ...fileRefusals,
    'files.enough_today': {
      zh: '今天传了 {count} 个了，明天再传；急事请打电话。',
      en: '{count} were handed in today. Go on tomorrow; if it is urgent, call.',
      status: 429,
    },
  },
})

export const seeMyFile = operation({
  name: 'files.see-mine',
  title: { zh: '看自己的照片或录音', en: 'See what I handed in' },
  audience: 'customer',
  method: 'GET',
  path: '/files/:id/facts',
  permission: null,
  input: z.object({ id }),
  output: z.object({ id, name: z.string(), type: z.string(), size: z.number(), digest: z.string() }),
  refusals: { 'files.unknown': fileRefusals['files.unknown'] },
})

export const seeFile = operation({
  name: 'files.see',
  title: { zh: '看文件', en: 'See a file' },
  audience: 'staff',
  method: 'GET',
  path: '/files/:id/facts',
  permission: null,
  input: z.object({ id }),
  output: z.object({ id, name: z.string(), type: z.string(), size: z.number(), digest: z.string() }),
  refusals: fileRefusals,
})

/** What has been kept as long as the company keeps it and belongs to nothing that stays: it is nobody's from now on. Repeatable. */
export const letFilesGo = operation({
  name: 'files.let-go',
  title: { zh: '放走到期的文件', en: 'Let go of expired files' },
  audience: 'system',
  method: 'POST',
  path: '/files/let-go',
  permission: null,
  input: z.object({
    /** Older than this. */
    before: moment,
    limit: z.number().int().min(1).max(1000).default(200),
  }),
  output: z.object({
    /** Whose content is to be removed from the store; `shared`: other files still need it. */
    leaving: z.array(z.object({ id, digest: z.string(), shared: z.boolean() })),
  }),
})

/** The content of these is gone from the store. */
export const forgetFiles = operation({
  name: 'files.forget',
  title: { zh: '删除到期的文件', en: 'Remove expired files' },
  audience: 'system',
  method: 'POST',
  path: '/files/forget',
  permission: null,
  input: z.object({ ids: z.array(id).max(1000) }),
  output: z.object({ forgotten: z.number() }),
})
