/** Staff: who works here, in which roles, how far they see, which homes are in whose care. Customers belong to customers. */
import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'
import { profileNames } from './rules.ts'

export const staffFields = {
  name: { zh: '姓名', en: 'Name' },
  account: { zh: '账号', en: 'Account' },
  jobNumber: { zh: '工号', en: 'Job number' },
  phone: { zh: '电话', en: 'Phone' },
  email: { zh: '邮箱', en: 'E-mail' },
  roles: { zh: '岗位', en: 'Roles' },
  project: { zh: '项目', en: 'Project' },
  joinedOn: { zh: '入职日期', en: 'Joined' },
  leftOn: { zh: '离职日期', en: 'Left' },
} as const

export const staffRefusals = {
  'staff.account_taken': {
    zh: '账号“{account}”已有人用，请换一个。',
    en: 'The account “{account}” is taken. Choose another.',
  },
  'staff.unknown': { zh: '没有找到这个人。', en: 'No such person.', status: 404 },
  'staff.role_unknown': { zh: '没有“{role}”这个岗位。', en: 'There is no role “{role}”.', status: 422 },
  'staff.last_administrator': {
    zh: '这是最后一位系统管理员，不能停用。先指定另一位。',
    en: 'This is the last administrator. Appoint another first.',
  },
  'staff.three_powers': {
    zh: '系统管理员和审计管理员不能由同一个人担任。',
    en: 'The administrator and the audit administrator may not be the same person.',
  },
  'staff.grid_person': {
    zh: '{name} 没有管家类岗位，不能分房。',
    en: '{name} has no steward role and cannot be given homes.',
  },
  'staff.left': { zh: '{name} 已离职。', en: '{name} has left.' },
  'staff.building_unknown': { zh: '没有找到这栋楼。', en: 'No such building.', status: 404 },
} as const

const heldRole = z.object({
  role: z.string(),
  title: z.string(),
  projectId: id.nullable(),
  project: z.string().nullable(),
})

export const me = operation({
  name: 'staff.me',
  title: { zh: '我是谁', en: 'Who am I' },
  audience: 'staff',
  method: 'GET',
  path: '/me',
  permission: null,
  input: z.object({}),
  output: z.object({
    id,
    name: z.string(),
    roles: z.array(heldRole),
    permissions: z.array(z.string()),
    mustChangePassword: z.boolean(),
    preferences: z.record(z.string(), z.unknown()),
    company: z.object({
      slug: z.string(),
      name: z.string(),
      demo: z.boolean(),
      goLiveOn: day,
      timeZone: z.string(),
    }),
    now: z.string(),
    bell: z.number(),
  }),
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

export const handover = z.object({
  homes: z.number(),
  customers: z.number(),
  open: z.number(),
  overdue: z.number(),
  list: z.array(
    z.object({
      obligationId: id,
      room: z.string().nullable(),
      customer: z.string().nullable(),
      rule: z.string(),
      title: z.string(),
      dueAt: z.string(),
    }),
  ),
})

export const leaveStaff = operation({
  name: 'staff.leave',
  title: { zh: '离职停用', en: 'Close a leaver' },
  audience: 'staff',
  method: 'POST',
  path: '/staff/:id/leave',
  permission: 'staff.administer',
  input: z.object({ id, leftOn: day, toStaffId: id.nullish() }),
  output: handover,
  refusals: {
    'staff.unknown': staffRefusals['staff.unknown'],
    'staff.last_administrator': staffRefusals['staff.last_administrator'],
    'staff.left': staffRefusals['staff.left'],
    'staff.grid_person': staffRefusals['staff.grid_person'],
  },
})

export const beginGrids = operation({
  name: 'staff.begin-grids',
  title: { zh: '到日子交接', en: 'Begin handovers' },
  audience: 'system',
  method: 'POST',
  path: '/grids/begin',
  permission: null,
  input: z.object({}),
  output: z.object({ begun: z.number() }),
})

export const assignGrid = operation({
  name: 'staff.assign-grid',
  title: { zh: '交接分片', en: 'Hand over homes' },
  audience: 'staff',
  method: 'POST',
  path: '/grids',
  permission: 'staff.assign',
  input: z.object({
    buildingId: id,
    entrance: z.string().max(20).nullish(),
    staffId: id,
    fromOn: day,
    preview: z.boolean().default(false),
  }),
  output: handover,
  refusals: {
    'staff.unknown': staffRefusals['staff.unknown'],
    'staff.left': staffRefusals['staff.left'],
    'staff.grid_person': staffRefusals['staff.grid_person'],
    'staff.building_unknown': staffRefusals['staff.building_unknown'],
  },
})

export const listGrids = operation({
  name: 'staff.list-grids',
  title: { zh: '分片', en: 'Who looks after which homes' },
  audience: 'staff',
  method: 'GET',
  path: '/grids',
  permission: 'staff.see',
  input: z.object({ projectId: id.optional() }),
  output: z.object({
    grids: z.array(
      z.object({
        buildingId: id,
        building: z.string(),
        projectId: id,
        project: z.string(),
        entrance: z.string().nullable(),
        staffId: id.nullable(),
        steward: z.string().nullable(),
        homes: z.number(),
        fromOn: day.nullable(),
      }),
    ),
    withoutSteward: z.number(),
  }),
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

export const changeOwnPassword = operation({
  name: 'staff.change-own-password',
  title: { zh: '改密码', en: 'Change my password' },
  audience: 'staff',
  method: 'POST',
  path: '/me/password',
  permission: null,
  input: z.object({ current: z.string().max(128), next: z.string().min(8).max(128) }),
  output: done,
  refusals: {
    'staff.wrong_password': { zh: '现在的密码不对。', en: 'The current password is wrong.', status: 422 },
  },
})

export const changePreferences = operation({
  name: 'staff.change-preferences',
  title: { zh: '改我的设置', en: 'Change my settings' },
  audience: 'staff',
  method: 'PUT',
  path: '/me/preferences',
  permission: null,
  input: z.object({
    language: z.enum(['zh-CN', 'en']).optional(),
    theme: z.enum(['light', 'dark', 'system']).optional(),
    density: z.enum(['comfortable', 'compact']).optional(),
    textSize: z.enum(['normal', 'large']).optional(),
    idleMinutes: z.number().int().min(0).max(480).optional(),
  }),
  output: done,
})

export const listSessions = operation({
  name: 'staff.list-sessions',
  title: { zh: '登录的设备', en: 'Signed-in devices' },
  audience: 'staff',
  method: 'GET',
  path: '/me/sessions',
  permission: null,
  input: z.object({}),
  output: z.object({
    sessions: z.array(
      z.object({ device: z.string(), ip: z.string().nullable(), since: z.string(), seenAt: z.string() }),
    ),
  }),
})

export const signOutElsewhere = operation({
  name: 'staff.sign-out-elsewhere',
  title: { zh: '下线所有设备', en: 'Sign out everywhere' },
  audience: 'staff',
  method: 'POST',
  path: '/me/sessions/revoke',
  permission: null,
  input: z.object({}),
  output: z.object({ revoked: z.number() }),
})

export const makeApiKey = operation({
  name: 'staff.make-api-key',
  title: { zh: '新建接口密钥', en: 'Make an API key' },
  audience: 'staff',
  method: 'POST',
  path: '/api-keys',
  permission: 'system.administer',
  input: z.object({ title: z.string().trim().min(1).max(60), staffId: id, expiresOn: day.optional() }),
  /** The key itself is shown this once; only its digest is kept. */
  output: z.object({ id, key: z.string() }),
  refusals: { 'staff.unknown': staffRefusals['staff.unknown'], 'staff.left': staffRefusals['staff.left'] },
})

export const listApiKeys = operation({
  name: 'staff.list-api-keys',
  title: { zh: '接口密钥', en: 'API keys' },
  audience: 'staff',
  method: 'GET',
  path: '/api-keys',
  permission: 'system.administer',
  input: z.object({}),
  output: z.object({
    keys: z.array(
      z.object({
        id,
        title: z.string(),
        staff: z.string(),
        createdAt: z.string(),
        expiresAt: z.string().nullable(),
        revokedAt: z.string().nullable(),
      }),
    ),
  }),
})

export const revokeApiKey = operation({
  name: 'staff.revoke-api-key',
  title: { zh: '停用接口密钥', en: 'Revoke an API key' },
  audience: 'staff',
  method: 'POST',
  path: '/api-keys/:id/revoke',
  permission: 'system.administer',
  input: z.object({ id }),
  output: done,
  refusals: {
    'staff.no_such_key': {
      zh: '没有这个密钥，或已经停用。',
      en: 'No such key, or revoked already.',
      status: 404,
    },
  },
})
