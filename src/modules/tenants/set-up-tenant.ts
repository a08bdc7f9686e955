import { implement } from '#platform/perform.ts'
import { addStaff } from '../staff/add-staff.ts'
import { ownRoles } from '../staff/contract/words.ts'
import { setUpTenant } from './contract.ts'

export const setUpTenantOperation = implement(setUpTenant, async (ctx, input) => {
  await ctx.db
    .insertInto('roles')
    .values([
      {
        tenant_id: ctx.tenantId,
        code: 'administrator',
        title: ownRoles.administrator.zh,
        profile: 'administrator',
        scope: 'company',
      },
      {
        tenant_id: ctx.tenantId,
        code: 'security-administrator',
        title: '安全管理员',
        profile: 'security',
        scope: 'company',
      },
      {
        tenant_id: ctx.tenantId,
        code: 'audit-administrator',
        title: ownRoles['audit-administrator'].zh,
        profile: 'auditor',
        scope: 'company',
      },
    ])
    .execute()
  await ctx.db.insertInto('customer_numbers').values({ tenant_id: ctx.tenantId }).execute()
  const staffId = await addStaff(ctx, {
    name: input.administrator.name,
    account: input.administrator.account,
    passwordHash: input.administrator.passwordHash,
    roles: [{ role: 'administrator' }],
  })
  return { staffId }
})
