import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { companyLines } from '../access/help-lines.ts'
import { sayMoment } from '../tickets/say-filed.ts'
import { numberText } from '../tickets/say-number.ts'
import { claimReceipt, type Letter, settleReceipt } from './contract/reading.ts'
import type { Silent } from './contract/words.ts'
import type { Sender } from './find-sender.ts'
import { RECEIPTS_AN_HOUR, RECEIPTS_TO_ONE_AN_HOUR } from './rules.ts'

/** A claim this old belongs to a process that died: nobody knows whether it went out, and it is not sent twice. */
const DEAD_CLAIM_MS = 5 * 60_000

export interface Receipt {
  state: 'queued' | 'none'
  why: Silent | null
  /** What is promised first. */
  dueAt: string | null
}

/** Whether this mail is answered. Robots, forgers and whoever had enough within the hour are not. */
export async function dueReceipt(
  ctx: Ctx,
  letter: Letter,
  sender: Sender,
  account: string,
  dueAt: string | null,
): Promise<Receipt> {
  const why = await silence(ctx, letter, sender, account)
  return why ? { state: 'none', why, dueAt: null } : { state: 'queued', why: null, dueAt }
}

async function silence(ctx: Ctx, letter: Letter, { index }: Sender, account: string): Promise<Silent | null> {
  if (!index) return 'no-address'
  if (letter.automatic) return letter.automatic
  if (letter.standing === 'forged') return 'forged'
  if (letter.from.address.toLowerCase() === account.toLowerCase()) return 'own'
  if (!ctx.channels.includes('mail')) return 'no-sender'
  const { rows } = await sql<{ one: number; all: number }>`
    select count(*) as all, count(*) filter (where address_index = ${index}) as one from mails
    where tenant_id = ${ctx.tenantId} and receipt <> 'none' and taken_at > ${ctx.now}::timestamptz - interval '1 hour'`.execute(
    ctx.db,
  )
  const { one, all } = rows[0]!
  return one >= RECEIPTS_TO_ONE_AN_HOUR || all >= RECEIPTS_AN_HOUR ? 'enough' : null
}

interface Claimed {
  id: string
  address_sealed: string
  answers_sealed: string | null
  receipt_due_at: string | null
  day: string
  number: number
}

export const claimReceiptOperation = implement(claimReceipt, async (ctx) => {
  const dead = new Date(Date.parse(ctx.now) - DEAD_CLAIM_MS).toISOString()
  await sql`update mails set receipt = 'unknown' where tenant_id = ${ctx.tenantId} and receipt = 'claimed' and receipt_claimed_at < ${dead}::timestamptz`.execute(
    ctx.db,
  )
  const { rows } = await sql<Claimed>`
    update mails m set receipt = 'claimed', receipt_claimed_at = ${ctx.now} from tickets t
    where m.tenant_id = ${ctx.tenantId} and t.tenant_id = m.tenant_id and t.id = m.ticket_id
      and m.id = (select n.id from mails n where n.tenant_id = ${ctx.tenantId} and n.receipt = 'queued' and n.address_sealed is not null order by n.id limit 1 for update skip locked)
    returning m.id, m.address_sealed, m.answers_sealed, m.receipt_due_at, t.day, t.number`.execute(ctx.db)
  const claimed = rows[0]
  if (!claimed) return { receipt: null }
  const number = numberText(claimed.day, claimed.number)
  return {
    receipt: {
      id: claimed.id,
      channel: 'mail',
      to: ctx.vault.open(claimed.address_sealed),
      body: await wordsOf(ctx, number, claimed.receipt_due_at),
      template: 'mail-receipt',
      gaps: { company: ctx.tenant.name, number },
      answers: claimed.answers_sealed ? ctx.vault.open(claimed.answers_sealed) : '',
    },
  }
})

/** Nothing in it is about the person or from his mail: whoever forged a sender learns nothing and sends nothing through us. */
async function wordsOf(ctx: Ctx, number: string, dueAt: string | null): Promise<string> {
  const by = dueAt ? sayMoment(ctx, dueAt) : null
  const { emergencyPhone } = await companyLines(ctx)
  const { name } = ctx.tenant
  return [
    `【${name}】已收到 · Received · ${number}`,
    '您好：',
    '',
    `来信收到了，编号 ${number}${by ? `，${by.zh}前答复您` : ''}。`,
    '要补充，请直接回复这封信，标题里的编号不要去掉。',
    emergencyPhone ? `漏水、停电、困人等急事请打 ${emergencyPhone}，不要等回信。` : null,
    '',
    `We have your mail, number ${number}${by ? `; you are answered by ${by.en}` : ''}.`,
    'To add something, answer this mail and leave the number in its subject.',
    emergencyPhone ? `If it is urgent, call ${emergencyPhone}; do not wait for an answer.` : null,
    '',
    `${name}（自动回复 · automatic answer）`,
  ]
    .filter((line) => line !== null)
    .join('\n')
}

export const settleReceiptOperation = implement(settleReceipt, async (ctx, { id, state, answer }) => {
  await sql`update mails set receipt = ${state}, receipt_answer = ${answer} where tenant_id = ${ctx.tenantId} and id = ${id}
    and receipt in ('claimed', 'unknown')`.execute(ctx.db)
  return { ok: true }
})
