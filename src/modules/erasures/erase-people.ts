import { eraseAccess } from '#modules/access/invite.ts'
import { eraseApprovals } from '#modules/approvals/erase-approvals.ts'
import { eraseCustomers } from '#modules/customers/erase-customers.ts'
import { eraseTransfers } from '#modules/customers/undo-transfer.ts'
import { eraseChanges } from '#modules/dossiers/changes.ts'
import { eraseHeard } from '#modules/dossiers/note-heard.ts'
import { eraseFiles } from '#modules/files/erase-files.ts'
import { eraseGifts } from '#modules/gifts/erase-gifts.ts'
import { eraseRows } from '#modules/imports/erase-rows.ts'
import { eraseMails } from '#modules/mailboxes/erase-mails.ts'
import { eraseParagraphs } from '#modules/measures/erase-paragraphs.ts'
import { eraseMessages } from '#modules/messages/erase-messages.ts'
import { eraseDuties } from '#modules/obligations/erase-duties.ts'
import { eraseOutsideFacts } from '#modules/outside/save-facts.ts'
import { eraseDataRequests } from '#modules/privacy/data-requests.ts'
import { eraseRecords } from '#modules/procedures/erase-records.ts'
import { eraseRegisters } from '#modules/registers/erase-registers.ts'
import { eraseSheets } from '#modules/repairs/erase-sheets.ts'
import { eraseTickets } from '#modules/tickets/erase-tickets.ts'
import { eraseContacts } from '#modules/visits/erase-contacts.ts'
import { eraseWarnings } from '#modules/warnings/erase-warnings.ts'
import type { Ctx } from '#platform/perform.ts'

/** Takes out of every module what says who these records are about. Answers how many of each went. */
export async function erasePeople(ctx: Ctx, ids: readonly string[]): Promise<Record<string, number>> {
  const { contacts, photos } = await eraseContacts(ctx, ids)
  await eraseSheets(ctx, ids)
  await eraseParagraphs(ctx, ids)
  await eraseApprovals(ctx, ids)
  await eraseRecords(ctx, ids)
  const documents = await eraseMails(ctx, ids)
  await eraseWarnings(ctx, ids)
  const reported = await eraseTickets(ctx, ids)
  const messages = await eraseMessages(ctx, ids)
  const imported = await eraseRows(ctx, ids)
  const facts = await eraseDuties(ctx, ids)
  const outside = await eraseOutsideFacts(ctx, ids)
  await eraseGifts(ctx, ids)
  await eraseAccess(ctx, ids)
  await eraseDataRequests(ctx, ids)
  await eraseHeard(ctx, ids)
  await eraseChanges(ctx, ids)
  await eraseTransfers(ctx, ids)
  const registered = await eraseRegisters(ctx, ids)
  const files = await eraseFiles(ctx, ids, [
    ...photos,
    ...reported.photos,
    ...imported.files,
    ...registered,
    ...documents,
  ])
  await eraseCustomers(ctx, ids)
  return {
    records: ids.length,
    contacts,
    tickets: reported.tickets,
    messages,
    imported: imported.rows,
    facts,
    outside,
    files,
  }
}
