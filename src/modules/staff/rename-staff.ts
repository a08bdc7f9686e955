import type { Ctx } from '#platform/perform.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { pinyinOf } from '../customers/pinyin.ts'

/** A colleague is called otherwise; who he is does not change. */
export async function renameStaff(ctx: Ctx, id: string, name: string): Promise<void> {
  const was = await ctx.db
    .selectFrom('staff')
    .select('name')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await ctx.db
    .updateTable('staff')
    .set({ name, pinyin: pinyinOf(name).full })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
  await recordAudit(ctx, {
    action: 'staff.changed',
    subject: { kind: 'staff', id },
    detail: { was: was.name, name },
  })
  await ctx.client.query(`select pg_notify('keban_changes', 'staff')`)
}
