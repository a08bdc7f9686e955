import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { saveFile } from '../files/keep-file.ts'
import { holdFiles } from '../files/see-file.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { file } from '../tickets/file-ticket.ts'
import { ticketToMove } from '../tickets/take-step.ts'
import { addWords } from '../tickets/urge-ticket.ts'
import { type Letter, setAsideMail, takeInMail } from './contract/reading.ts'
import type { Standing } from './contract/words.ts'
import { findSender, type Sender } from './find-sender.ts'
import { isOurs, threadOf, ticketOf } from './find-ticket.ts'
import { dueReceipt, type Receipt } from './receipts.ts'

interface Position {
  place: string
  uidValidity: number
  uid: number
  receivedAt: string
}

export interface Box {
  place: string
  account: string
  kind: string
  project_id: string
}

export async function mailboxNow(ctx: Ctx): Promise<Box | undefined> {
  const { rows } =
    await sql<Box>`select place, account, kind, project_id from mailboxes where tenant_id = ${ctx.tenantId}`.execute(
      ctx.db,
    )
  return rows[0]
}

export const takeInMailOperation = implement(takeInMail, async (ctx, { letter, ...position }) => {
  const box = await mailboxNow(ctx)
  if (box?.place !== position.place) return { cameAs: 'elsewhere' as const }
  await goOn(ctx, position)
  const sender = await findSender(ctx, letter, box.project_id)
  const id = await claim(ctx, position, letter, sender)
  if (!id) return { cameAs: 'known' as const }
  return { cameAs: await bringIn(ctx, id, box, letter, sender, position.receivedAt) }
})

export const setAsideMailOperation = implement(
  setAsideMail,
  async (ctx, { letter, problem, ...position }) => {
    const box = await mailboxNow(ctx)
    if (box?.place !== position.place) return { ok: false }
    await goOn(ctx, position)
    const id = await claim(ctx, position, letter, await findSender(ctx, letter, box.project_id))
    if (id)
      await sql`update mails set problem = ${JSON.stringify(problem)}::jsonb where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
        ctx.db,
      )
    return { ok: id !== null }
  },
)

/** How far the mailbox is read, in the transaction of what was read. */
async function goOn(ctx: Ctx, { uidValidity, uid }: Position): Promise<void> {
  await sql`update mailboxes set uid_validity = ${uidValidity},
      last_uid = case when uid_validity = ${uidValidity} then greatest(last_uid, ${uid}) else ${uid} end where tenant_id = ${ctx.tenantId}`.execute(
    ctx.db,
  )
}

/** Its row, once: by where it lies and by what it is. Null where it is known. */
async function claim(ctx: Ctx, position: Position, letter: Letter, sender: Sender): Promise<string | null> {
  const id = newId(Date.parse(ctx.now))
  const { rows } = await sql`
    insert into mails (tenant_id, id, place, uid_validity, uid, identity, thread, received_at, taken_at, came_as, customer_id, address_sealed, address_index,
      address_masked, standing, left_out, letter_sealed, receipt, receipt_why, answers_sealed)
    values (${ctx.tenantId}, ${id}, ${position.place}, ${position.uidValidity}, ${position.uid}, ${ctx.vault.index(`mail-identity:${letter.identity}`)},
      ${letter.messageId ? threadOf(ctx, letter.messageId) : null}, ${position.receivedAt}, ${ctx.now}, 'unfiled', ${sender.likelyId}, ${sender.sealed}, ${sender.index},
      ${sender.masked}, ${letter.standing}, ${JSON.stringify(letter.leftOut)}::jsonb, ${ctx.vault.seal(JSON.stringify(letter))}, 'none', 'unfiled',
      ${letter.messageId ? ctx.vault.seal(letter.messageId) : null})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length > 0 ? id : null
}

/** Makes of a claimed mail what it is: words to its ticket, a ticket of its own, or nothing where it is ours. Throws what filing throws. */
export async function bringIn(
  ctx: Ctx,
  id: string,
  box: Box,
  letter: Letter,
  sender: Sender,
  receivedAt: string,
): Promise<'filed' | 'joined' | 'own'> {
  const seen = (type: string) => /^(?:image|audio)\//.test(type)
  const keep = (some: Letter['files']) => Promise.all(some.map((each) => saveFile(ctx, each)))
  let documents: string[] = []
  const settle = async (cameAs: 'filed' | 'joined' | 'own', ticketId: string | null, receipt: Receipt) => {
    await sql`update mails set came_as = ${cameAs}, ticket_id = ${ticketId}, letter_sealed = null, problem = null, receipt = ${receipt.state},
        receipt_why = ${receipt.why}, receipt_due_at = ${receipt.dueAt}, documents = ${documents}::uuid[] where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
      ctx.db,
    )
    if (ticketId) await holdFiles(ctx, documents, ticketId)
    return cameAs
  }
  if (await isOurs(ctx, letter.messageId))
    return settle('own', null, { state: 'none', why: 'own', dueAt: null })
  const said: SaidBy = { from: sender.masked, standing: letter.standing }
  const files = await keep(letter.files.filter(({ type }) => seen(type)))
  documents = await keep(letter.files.filter(({ type }) => !seen(type)))
  const known = await ticketOf(ctx, letter, sender)
  if (known) {
    await addWords(ctx, await ticketToMove(ctx, known), letter.words || letter.subject || '—', files, {
      mail: said,
    })
    return settle('joined', known, { state: 'none', why: 'joined', dueAt: null })
  }
  const filed = await file(
    ctx,
    {
      kind: box.kind,
      channel: 'mail',
      words: [letter.subject, letter.words].filter(Boolean).join('\n').slice(0, 4000) || '—',
      urgent: false,
      photoIds: files,
      receivedAt: await openMoment(ctx, receivedAt),
      ...(letter.from.name ? { caller: { name: letter.from.name } } : {}),
      detail: { mail: said },
    },
    sender.placed,
    null,
  )
  const promise = filed.clocks.find((clock) => clock.dueAt && clock.clock !== 'dispatch')
  return settle('filed', filed.id, await dueReceipt(ctx, letter, sender, box.account, promise?.dueAt ?? null))
}

/** What the story says of who wrote. */
interface SaidBy {
  from: string | null
  standing: Standing
}

/** When it reached us; what lies in a closed month or ahead of our clock counts from now. */
async function openMoment(ctx: Ctx, receivedAt: string): Promise<string> {
  if (receivedAt > ctx.now) return ctx.now
  try {
    await refuseClosedMonth(ctx, receivedAt)
    return receivedAt
  } catch (error) {
    if (error instanceof Refusal) return ctx.now
    throw error
  }
}
