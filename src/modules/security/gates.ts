import type { Asking } from '#platform/database.ts'

export interface Gates {
  mustChangePassword: boolean
  mustEnrol: boolean
  secondFactor: boolean
  account: string
  idleAtMost: number | null
}

/** What stands between a person who has signed in and his work, by the rules of the company. */
export async function gatesOf(
  client: Asking,
  tenantId: string,
  staffId: string | null,
  now: string,
): Promise<Gates> {
  const { rows } = await client.query<Gates>(
    `select s.must_change_password or coalesce(a."updatedAt" + make_interval(days => r.password_days) <= $3::timestamptz, false) as "mustChangePassword",
       not coalesce(u."twoFactorEnabled", false) and exists (select from staff_roles h join roles p on p.tenant_id = h.tenant_id and p.code = h.role
         where h.tenant_id = s.tenant_id and h.staff_id = s.id and (h.until_on is null or h.until_on >= $4::date) and p.profile = any(r.second_factor)) as "mustEnrol",
       coalesce(u."twoFactorEnabled", false) as "secondFactor", coalesce(u."displayUsername", u.username, '') as account, r.idle_minutes as "idleAtMost"
     from staff s left join auth."user" u on u.id = s.login_id
     left join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
     left join security_rules r on r.tenant_id = s.tenant_id where s.tenant_id = $1 and s.id = $2`,
    [tenantId, staffId, now, now.slice(0, 10)],
  )
  return rows[0]!
}
