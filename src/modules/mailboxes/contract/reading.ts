import { z } from 'zod'
import { done, id, moment, operation, words } from '#platform/operation.ts'
import { automaticReasons, securities, standings, whyLeftOut } from './words.ts'

/** A mail as it was read: its words as plain text, its attachments in the store. */
export const letter = z.object({
  /** Tells it from every other: over id, date, sender, subject and words. */
  identity: z.string().max(100),
  messageId: z.string().max(998).nullable(),
  /** Ids of the mails it answers. */
  answers: z.array(z.string().max(998)).max(50),
  from: z.object({ address: z.string().max(320), name: z.string().max(60) }),
  standing: z.enum(standings),
  subject: z.string().max(300),
  words: z.string().max(4000),
  automatic: z.enum(automaticReasons).nullable(),
  files: z
    .array(z.object({ digest: z.string(), size: z.number(), type: z.string(), name: z.string().max(200) }))
    .max(10),
  leftOut: z.array(z.object({ name: z.string().max(120), why: z.enum(whyLeftOut) })).max(50),
})
export type Letter = z.infer<typeof letter>

/** Where in the mailbox a mail lies. */
const position = z.object({
  place: id,
  uidValidity: z.number().int().min(0),
  uid: z.number().int().min(1),
  /** By the mail server's clock. */
  receivedAt: moment,
})

/** Claims the mailbox where it is time: what somebody wants tried, and every minute what is to be read. */
export const claimMailbox = operation({
  name: 'mailboxes.claim',
  title: { zh: '取待读的邮箱', en: 'Claim the mailbox' },
  audience: 'system',
  method: 'POST',
  path: '/mailbox/claim',
  permission: null,
  input: z.object({}),
  output: z.object({
    mailbox: z
      .object({
        place: id,
        host: z.string(),
        port: z.number(),
        security: z.enum(securities),
        account: z.string(),
        password: z.string(),
        folder: z.string(),
        trusts: z.string().nullable(),
        /** False: it is only opened to see whether that works. */
        reads: z.boolean(),
        /** Mails from before are left alone. */
        since: z.string().nullable(),
        uidValidity: z.number().nullable(),
        lastUid: z.number(),
      })
      .nullable(),
  }),
})

/** Takes one mail in, once: a ticket, or words to one. A mail that is known, or of a mailbox that is no longer ours, is left. */
export const takeInMail = operation({
  name: 'mailboxes.take-in',
  title: { zh: '收一封来信', en: 'Take a mail in' },
  audience: 'system',
  method: 'POST',
  path: '/mailbox/mails',
  permission: null,
  input: position.extend({ letter }),
  output: z.object({ cameAs: z.enum(['filed', 'joined', 'own', 'known', 'elsewhere']) }),
})

/** Keeps a mail that could not be filed, sealed, with why, until somebody tries again. */
export const setAsideMail = operation({
  name: 'mailboxes.set-aside',
  title: { zh: '搁置一封来信', en: 'Set a mail aside' },
  audience: 'system',
  method: 'POST',
  path: '/mailbox/mails/aside',
  permission: null,
  input: position.extend({ letter, problem: words }),
  output: done,
})

/** What a reading came to. */
export const settleReading = operation({
  name: 'mailboxes.settle',
  title: { zh: '记读邮箱的结果', en: 'Settle a reading' },
  audience: 'system',
  method: 'POST',
  path: '/mailbox/settle',
  permission: null,
  input: z.object({ place: id, problem: z.string().max(500).nullable(), more: z.boolean() }),
  output: done,
})

/** Claims a receipt before it is sent; the claim is committed first. */
export const claimReceipt = operation({
  name: 'mailboxes.claim-receipt',
  title: { zh: '取待发的回执', en: 'Claim a receipt' },
  audience: 'system',
  method: 'POST',
  path: '/mailbox/receipts/claim',
  permission: null,
  input: z.object({}),
  output: z.object({
    receipt: z
      .object({
        id,
        channel: z.string(),
        to: z.string(),
        body: z.string(),
        template: z.string(),
        gaps: z.record(z.string(), z.string()),
        /** The Message-ID it answers; empty where there was none. */
        answers: z.string(),
      })
      .nullable(),
  }),
})

export const settleReceipt = operation({
  name: 'mailboxes.settle-receipt',
  title: { zh: '记回执的结果', en: 'Settle a receipt' },
  audience: 'system',
  method: 'POST',
  path: '/mailbox/receipts/settle',
  permission: null,
  input: z.object({ id, state: z.enum(['sent', 'failed', 'unknown']), answer: z.string().max(1000) }),
  output: done,
})
