import { z } from 'zod'
import { weakPassword } from '#modules/security/contract.ts'
import { day, done, id, operation } from '#platform/operation.ts'
import { profileNames } from '../rules.ts'
import { staffRefusals } from './words.ts'

export const heldRole = z.object({
  role: z.string(),
  title: z.string(),
  projectId: id.nullable(),
  project: z.string().nullable(),
})

const person = z.object({
  id,
  name: z.string(),
  jobNumber: z.string().nullable(),
  email: z.string().nullable(),
  account: z.string().nullable(),
  roles: z.array(heldRole),
  homes: z.number(),
  open: z.number(),
  leftOn: day.nullable(),
  /** The last day he worked here; null: never. */
  lastUsedOn: day.nullable(),
  /** Works here, and nobody used the account for so long that it should be closed. */
  unused: z.boolean(),
})

export const listStaff = operation({
  name: 'staff.list',
  title: { zh: '人员', en: 'Staff' },
  audience: 'staff',
  method: 'GET',
  path: '/staff',
  permission: 'staff.see',
  input: z.object({ left: z.boolean().default(false) }),
  output: z.object({
    staff: z.array(person),
    roles: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        profile: z.enum(profileNames),
        scope: z.string(),
        held: z.number(),
      }),
    ),
  }),
})

const roleHeld = z.object({ role: z.string().min(1).max(60), projectId: id.nullish() })

export const addStaffMember = operation({
  name: 'staff.add',
  title: { zh: '添加人员', en: 'Add a member of staff' },
  audience: 'staff',
  method: 'POST',
  path: '/staff',
  permission: 'staff.administer',
  input: z.object({
    name: z.string().trim().min(1).max(40),
    account: z.string().trim().min(2).max(40),
    password: z.string().min(8).max(128),
    jobNumber: z.string().trim().max(40).optional(),
    phone: z.string().trim().max(40).optional(),
    email: z.email().optional(),
    roles: z.array(roleHeld).min(1).max(10),
  }),
  output: z.object({ id }),
  refusals: {
    'staff.account_taken': staffRefusals['staff.account_taken'],
    'staff.role_unknown': staffRefusals['staff.role_unknown'],
    ...weakPassword,
    'staff.three_powers': staffRefusals['staff.three_powers'],
  },
})

export const changeRoles = operation({
  name: 'staff.change-roles',
  title: { zh: '改岗位', en: 'Change roles' },
  audience: 'staff',
  method: 'PUT',
  path: '/staff/:id/roles',
  permission: 'staff.administer',
  input: z.object({ id, roles: z.array(roleHeld).min(1).max(10) }),
  output: done,
  refusals: {
    'staff.unknown': staffRefusals['staff.unknown'],
    'staff.role_unknown': staffRefusals['staff.role_unknown'],
    'staff.last_administrator': staffRefusals['staff.last_administrator'],
    'staff.three_powers': staffRefusals['staff.three_powers'],
  },
})

export const resetPassword = operation({
  name: 'staff.reset-password',
  title: { zh: '重置密码', en: 'Reset a password' },
  audience: 'staff',
  method: 'POST',
  path: '/staff/:id/password',
  permission: 'staff.administer',
  input: z.object({ id }),
  output: z.object({ account: z.string(), temporary: z.string() }),
  refusals: { 'staff.unknown': staffRefusals['staff.unknown'] },
})
