import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { refuseWithoutAdministrator } from './change-roles.ts'
import { leaveStaff } from './contract/grids.ts'
import { handOverAll } from './hand-over.ts'

export const leaveStaffOperation = implement(leaveStaff, async (ctx, input) => {
  const leaver = await ctx.db
    .updateTable('staff')
    .set({ left_on: input.leftOn })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', input.id)
    .where('left_on', 'is', null)
    .returning(['login_id', 'name'])
    .executeTakeFirst()
  if (!leaver) throw new Refusal('staff.unknown')
  await refuseWithoutAdministrator(ctx)
  await ctx.client.query('delete from auth.session where "userId" = $1', [leaver.login_id])
  const list = await handOverAll(ctx, input.id, input.toStaffId ?? null)
  await ctx.client.query(
    `update covers set ended_at = $3 where tenant_id = $1 and (staff_id = $2 or covered_by = $2) and ended_at is null and until_on >= $3::timestamptz::date`,
    [ctx.tenantId, input.id, ctx.now],
  )
  await recordAudit(ctx, {
    action: 'staff.left',
    subject: { kind: 'staff', id: input.id },
    detail: { name: leaver.name, open: list.open },
  })
  await ctx.client.query(`select pg_notify('keban_changes', 'staff')`)
  return list
})
