import { implement } from '#platform/perform.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { keepFilesFor } from './contract.ts'

export const keepFilesForOperation = implement(keepFilesFor, async (ctx, { days, reason }) => {
  const { rows } = await ctx.client.query(
    `update keban.tenants t set file_days = $2 from keban.tenants before where t.id = $1 and before.id = t.id returning before.file_days as was`,
    [ctx.tenantId, days],
  )
  await recordAudit(ctx, {
    action: 'files.kept-for',
    subject: { kind: 'company', id: ctx.tenantId },
    reason,
    detail: { was: rows[0].was, days },
  })
  return { days }
})
