import {
  claimMailbox,
  claimReceipt,
  type Letter,
  setAsideMail,
  settleReading,
  settleReceipt,
  takeInMail,
} from '#modules/mailboxes/contract/reading.ts'
import { keepAttachments } from '#modules/mailboxes/keep-attachments.ts'
import { readLetter } from '#modules/mailboxes/read-letter.ts'
import { systemActor } from '#platform/actor.ts'
import { type Arrived, MailboxRefused, readMailbox } from '#platform/imap.ts'
import type { InputOf, OutputOf } from '#platform/operation.ts'
import { perform, type System } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Sender } from '#platform/senders/sender.ts'
import { refusalWords } from './refusal-words.ts'
import { repeatUntil } from './repeat.ts'
import { sayFailure } from './say-failure.ts'
import type { Senders } from './send.ts'

const IDLE_MS = 5000

/** Reads what customers write and answers with the number, company by company at once: a mail server that is slow holds up its own company only. */
export function readMailUntil(
  system: System,
  senders: Senders,
  clock: () => Date,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  const now = () => clock().toISOString()
  const round = async () => {
    const { rows } = await system.pool.query('select keban.tenants_with_mail() as id')
    const told = await Promise.all(
      rows.map(async ({ id }: { id: string }) => {
        const { demo } = await system.tenants.get(id)
        const taken = await readMail(system, id, now).catch(failed)
        return taken + (await sendReceipts(system, id, demo ? senders.demo : senders.real, now).catch(failed))
      }),
    )
    return told.reduce((sum, each) => sum + each, 0)
  }
  const failed = (error: unknown) => {
    onError(error)
    return 0
  }
  return repeatUntil(round, IDLE_MS, onError)
}

/** Reads one company's mailbox where it is time. Answers how many mails there were. */
export async function readMail(system: System, tenantId: string, now: () => string): Promise<number> {
  const actor = systemActor(tenantId)
  const ask = (operation: string, input: unknown) => perform(system, { operation, input, actor, now: now() })
  const { mailbox } = (await ask(claimMailbox.name, {})) as OutputOf<typeof claimMailbox>
  if (!mailbox) return 0
  const { place, reads, since } = mailbox
  const { demo } = await system.tenants.get(tenantId)
  let read = 0
  const take = async (mail: Arrived) => {
    const input = {
      place,
      uidValidity: mail.uidValidity,
      uid: mail.uid,
      receivedAt: mail.receivedAt ?? now(),
      letter: await letterOf(system, mail, mailbox.trusts),
    }
    await takeIn(ask, input)
    read += 1
  }
  const settle = (problem: string | null, more = false) => ask(settleReading.name, { place, problem, more })
  try {
    if (demo) throw new MailboxRefused('DEMO')
    const { more } = await readMailbox(mailbox, reads && since ? { ...mailbox, since } : null, take)
    await settle(null, more)
  } catch (error) {
    await settle(error instanceof MailboxRefused ? error.message : 'REFUSED')
    if (!(error instanceof MailboxRefused)) throw error
  }
  return read
}

async function letterOf(system: System, { raw, whole }: Arrived, trusts: string | null): Promise<Letter> {
  const { attachments, ...letter } = await readLetter(raw, whole, trusts)
  return { ...letter, ...(await keepAttachments(system.files, attachments)) }
}

/** What cannot be filed is kept for somebody to look at, and the next ones go on. */
async function takeIn(
  ask: (operation: string, input: unknown) => Promise<unknown>,
  input: InputOf<typeof takeInMail>,
): Promise<void> {
  try {
    await ask(takeInMail.name, input)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await ask(setAsideMail.name, { ...input, problem: sayFailure(error, refusalWords()) })
  }
}

/** Sends the receipts that wait for one company: claim, commit, call, settle. Answers how many were tried. */
export async function sendReceipts(
  system: System,
  tenantId: string,
  senders: readonly Sender[],
  now: () => string,
): Promise<number> {
  const actor = systemActor(tenantId)
  const sender = senders.find(({ channel }) => channel === 'mail')
  for (let tried = 0; ; tried += 1) {
    const claimed = await perform(system, { operation: claimReceipt.name, input: {}, actor, now: now() })
    const { receipt } = claimed as OutputOf<typeof claimReceipt>
    if (!receipt) return tried
    const said = (await sender?.send(receipt)) ?? { state: 'failed' as const, answer: 'NO_SENDER' }
    const state = said.state === 'delivered' ? 'sent' : said.state === 'later' ? 'failed' : said.state
    await perform(system, {
      operation: settleReceipt.name,
      input: { id: receipt.id, state, answer: said.answer.slice(0, 1000) },
      actor,
      now: now(),
    })
  }
}
