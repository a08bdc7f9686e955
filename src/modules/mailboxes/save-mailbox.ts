import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { kindNamed } from '../tickets/kinds.ts'
import { saveMailbox, testMailbox } from './contract/mailbox.ts'

interface Before {
  version: number
  host: string
  port: number
  account: string
  folder: string
  place: string
  since: string | null
  password_sealed: string
}

/** Another server, account or folder begins anew: what lies there already is left alone. */
export const saveMailboxOperation = implement(saveMailbox, async (ctx, input) => {
  const { rows } =
    await sql<Before>`select version, host, port, account, folder, place, since, password_sealed from mailboxes where tenant_id = ${ctx.tenantId} for update`.execute(
      ctx.db,
    )
  const before = rows[0]
  if (before?.version !== input.version) throw new Refusal('mailboxes.changed')
  await kindNamed(ctx, input.kind)
  await refuseNoProject(ctx, input.projectId)
  const sameAccount =
    before?.host === input.host && before.port === input.port && before.account === input.account
  if (!input.password && !sameAccount) throw new Refusal('mailboxes.password', {}, 'password')
  const samePlace = sameAccount && before.folder === input.folder
  const since = (samePlace ? before.since : null) ?? (input.reads ? ctx.now : null)
  const values = {
    host: input.host,
    port: input.port,
    security: input.security,
    account: input.account,
    password_sealed: input.password ? ctx.vault.seal(input.password) : before!.password_sealed,
    folder: input.folder,
    trusts: input.trusts || null,
    kind: input.kind,
    project_id: input.projectId,
    reads: input.reads,
    version: (before?.version ?? 0) + 1,
    since,
    problem: null,
    claimed_at: null,
    ...(samePlace
      ? {}
      : { place: newId(Date.parse(ctx.now)), uid_validity: null, last_uid: 0, read_at: null }),
  }
  if (before)
    await ctx.db.updateTable('mailboxes').set(values).where('tenant_id', '=', ctx.tenantId).execute()
  else
    await ctx.db
      .insertInto('mailboxes')
      .values({ tenant_id: ctx.tenantId, place: newId(Date.parse(ctx.now)), ...values })
      .execute()
  await recordAudit(ctx, {
    action: 'mailbox.changed',
    detail: { host: input.host, account: input.account, folder: input.folder, reads: input.reads },
  })
  return { version: values.version }
})

async function refuseNoProject(ctx: Ctx, projectId: string): Promise<void> {
  const { rows } =
    await sql`select from projects where tenant_id = ${ctx.tenantId} and id = ${projectId}`.execute(ctx.db)
  if (rows.length === 0) throw new Refusal('mailboxes.project', {}, 'projectId')
}

export const testMailboxOperation = implement(testMailbox, async (ctx) => {
  const { rows } =
    await sql`update mailboxes set wanted_at = ${ctx.now}::timestamptz where tenant_id = ${ctx.tenantId} returning place`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('mailboxes.none')
  return { ok: true }
})
