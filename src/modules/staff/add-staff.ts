import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { createLogin, hashPassword } from '#platform/sessions.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { pinyinOf } from '../customers/pinyin.ts'
import { refuseWeakPassword } from '../security/read-rules.ts'
import { setRoles } from './change-roles.ts'
import { addStaffMember } from './contract/people.ts'

interface NewStaff {
  name: string
  account: string
  passwordHash: string
  jobNumber?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  joinedOn?: string | undefined
  roles: { role: string; projectId?: string | null | undefined }[]
}

/** Adds a person and his login in one transaction. Throws `staff.account_taken`, `staff.role_unknown`, `staff.three_powers`. */
export async function addStaff(ctx: Ctx, person: NewStaff): Promise<string> {
  const id = newId(Date.parse(ctx.now))
  const loginId = await createLogin(
    ctx.client,
    person.account,
    person.name,
    person.passwordHash,
    ctx.now,
  ).catch((cause) => {
    if (cause.code === '23505')
      throw new Refusal('staff.account_taken', { account: person.account }, 'account')
    throw cause
  })
  await ctx.db
    .insertInto('staff')
    .values({
      tenant_id: ctx.tenantId,
      id,
      name: person.name,
      pinyin: pinyinOf(person.name).full,
      job_number: person.jobNumber ?? null,
      phone_sealed: person.phone ? ctx.vault.seal(person.phone) : null,
      email: person.email ?? null,
      login_id: loginId,
      joined_on: person.joinedOn ?? ctx.now.slice(0, 10),
      must_change_password: false,
      created_at: ctx.now,
    })
    .execute()
  await setRoles(ctx, id, person.roles)
  return id
}

export const addStaffOperation = implement(addStaffMember, async (ctx, input) => {
  await refuseWeakPassword(ctx, input.password, input.account, 'password')
  const id = await addStaff(ctx, { ...input, passwordHash: await hashPassword(input.password) })
  await ctx.db
    .updateTable('staff')
    .set({ must_change_password: !ctx.tenant.demo })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
  await recordAudit(ctx, {
    action: 'staff.changed',
    subject: { kind: 'staff', id },
    detail: { added: input.name },
  })
  return { id }
})
