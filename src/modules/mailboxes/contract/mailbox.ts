import { z } from 'zod'
import { cursor, done, id, operation, words } from '#platform/operation.ts'
import { refusals as ticketRefusals } from '../../tickets/contract/refusals.ts'
import { securities, standings, whyLeftOut } from './words.ts'

const permission = 'system.administer'

const settings = z.object({
  /** Name or address of the IMAP server. */
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  security: z.enum(securities),
  account: z.string().trim().min(1).max(320),
  folder: z.string().trim().min(1).max(200).default('INBOX'),
  /** The name by which the receiving server signs its Authentication-Results; without it nobody is believed. */
  trusts: z.string().trim().toLowerCase().max(253).nullable().default(null),
  /** What kind of ticket a mail becomes, and of which project where nobody is known. */
  kind: z.string().min(1).max(60),
  projectId: id,
  reads: z.boolean(),
})

export const refusals = {
  'mailboxes.none': {
    zh: '还没有填收件邮箱。请先填好保存。',
    en: 'No mailbox is set up yet. Fill in its settings and save them first.',
    status: 404,
  },
  'mailboxes.changed': {
    zh: '别人刚改过收件邮箱。请看过最新的再改。',
    en: 'Somebody has just changed the mailbox. Look at it again first.',
  },
  'mailboxes.password': {
    zh: '请填密码或授权码：换了服务器或账号，原来的不能再用。',
    en: 'Enter the password or app password: for another server or account the one before does not hold.',
    status: 422,
  },
  'mailboxes.project': {
    zh: '没有这个项目。请换一个。',
    en: 'No such project. Choose another.',
    status: 422,
  },
  'mailboxes.no_mail': {
    zh: '没有这封来信，或它已经登记好了。',
    en: 'No such mail, or it is filed already.',
    status: 404,
  },
} as const

export const seeMailbox = operation({
  name: 'mailboxes.see',
  title: { zh: '收件邮箱', en: 'Mailbox' },
  audience: 'staff',
  method: 'GET',
  path: '/mailbox',
  permission,
  input: z.object({}),
  output: z.object({
    mailbox: settings
      .extend({
        version: z.number(),
        /** Somebody wants it tried and the worker has not answered yet. */
        waiting: z.boolean(),
        readAt: z.string().nullable(),
        /** Why the last reading came to nothing: a code, then the server's own words. */
        problem: z.string().nullable(),
      })
      .nullable(),
    kinds: z.array(z.object({ name: z.string(), title: z.string() })),
    projects: z.array(z.object({ id, name: z.string() })),
    /** Whether a receipt can be sent at all. */
    answers: z.boolean(),
  }),
})

/** An empty password keeps the one before, as long as server and account stay. What came before it first reads is left alone. */
export const saveMailbox = operation({
  name: 'mailboxes.save',
  title: { zh: '改收件邮箱', en: 'Change the mailbox' },
  audience: 'staff',
  method: 'PUT',
  path: '/mailbox',
  permission,
  input: settings.extend({
    password: z.string().max(500).optional(),
    /** Of what was seen; none where there was no mailbox. */
    version: z.number().int().optional(),
  }),
  output: z.object({ version: z.number() }),
  refusals: {
    'mailboxes.changed': refusals['mailboxes.changed'],
    'mailboxes.password': refusals['mailboxes.password'],
    'mailboxes.project': refusals['mailboxes.project'],
    'tickets.no_kind': ticketRefusals['tickets.no_kind'],
  },
})

/** The worker opens the mailbox within seconds; what came of it stands in `mailboxes.see`. */
export const testMailbox = operation({
  name: 'mailboxes.test',
  title: { zh: '试一下收件邮箱', en: 'Try the mailbox' },
  audience: 'staff',
  method: 'POST',
  path: '/mailbox/test',
  permission,
  input: z.object({}),
  output: done,
  refusals: { 'mailboxes.none': refusals['mailboxes.none'] },
})

export const listMails = operation({
  name: 'mailboxes.mails',
  title: { zh: '来信', en: 'Mails that came' },
  audience: 'staff',
  method: 'GET',
  path: '/mailbox/mails',
  permission,
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(100).default(30) }),
  output: z.object({
    mails: z.array(
      z.object({
        id,
        receivedAt: z.string(),
        takenAt: z.string(),
        cameAs: z.string(),
        /** Masked. */
        from: z.string().nullable(),
        standing: z.enum(standings),
        ticketId: id.nullable(),
        number: z.string().nullable(),
        leftOut: z.number(),
        receipt: z.string(),
        receiptWhy: z.string().nullable(),
        receiptAnswer: z.string().nullable(),
        /** Why it is not filed. */
        problem: words.nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
})

/** Tries once more what could not be filed, as the mailbox is set now. */
export const fileMailAgain = operation({
  name: 'mailboxes.file-again',
  title: { zh: '再登记一次来信', en: 'File a mail again' },
  audience: 'staff',
  method: 'POST',
  path: '/mailbox/mails/:id/file',
  permission,
  input: z.object({ id }),
  output: z.object({ ticketId: id.nullable() }),
  refusals: {
    'mailboxes.none': refusals['mailboxes.none'],
    'mailboxes.no_mail': refusals['mailboxes.no_mail'],
    'tickets.no_kind': ticketRefusals['tickets.no_kind'],
  },
})

/** The mails of a ticket in sight, without their words, which stand in its story. */
export const mailsOf = operation({
  name: 'mailboxes.of-ticket',
  title: { zh: '这件诉求的来信', en: 'Mails of a ticket' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/:id/mails',
  permission: 'work.do',
  input: z.object({ id }),
  output: z.object({
    mails: z.array(
      z.object({
        id,
        receivedAt: z.string(),
        from: z.string().nullable(),
        standing: z.enum(standings),
        /** Whose address it is on record; in sight of who asks. */
        customer: z.object({ id, name: z.string() }).nullable(),
        documents: z.array(z.object({ id, name: z.string() })),
        leftOut: z.array(z.object({ name: z.string(), why: z.enum(whyLeftOut) })),
        receipt: z.string(),
        receiptWhy: z.string().nullable(),
      }),
    ),
  }),
})

/** The whole address of a sender, to answer him; written down. */
export const revealSender = operation({
  name: 'mailboxes.reveal-sender',
  title: { zh: '看来信地址', en: 'See the address of a sender' },
  audience: 'staff',
  method: 'POST',
  path: '/tickets/:id/mails/:mailId/address',
  permission: 'work.do',
  input: z.object({ id, mailId: id }),
  output: z.object({ address: z.string() }),
  refusals: {
    'tickets.unknown': ticketRefusals['tickets.unknown'],
    'mailboxes.no_mail': refusals['mailboxes.no_mail'],
  },
})
