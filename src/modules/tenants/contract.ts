/** Tenants: the companies of an installation, from the first-run page on. Who works there is staff's. */
import { z } from 'zod'
import { day, id, namesOf, operation, words } from '#platform/operation.ts'

export const firstRun = z.object({
  company: z.string().trim().min(1).max(80),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
  goLiveOn: day,
  hours: z.string().max(200).default('09:00-12:00, 13:30-18:00'),
  administrator: z.object({
    name: z.string().trim().min(1).max(40),
    account: z.string().trim().min(2).max(40),
    password: z.string().min(8).max(128),
  }),
})

export const tenantRefusals = {
  'tenants.slug_taken': {
    zh: '地址“{slug}”已被占用，换一个。',
    en: 'The address “{slug}” is taken. Choose another.',
    status: 409,
  },
  'tenants.already_founded': {
    zh: '这里已经有公司在用了，请登录。',
    en: 'This installation already has a company. Please sign in.',
    status: 409,
  },
  'tenants.go_live_too_late': {
    zh: '公司最早的待办 {on} 到期，启用日不能晚于这一天。',
    en: 'The first obligation of the company is due on {on}; the go-live date cannot be later.',
    status: 409,
  },
  'tenants.go_live_after_project': {
    zh: '项目“{project}”从 {on} 起启用，公司不能更晚。请填 {on} 或以前；要更晚，先在项目页改这个项目的启用日。',
    en: '“{project}” is live from {on}, the company cannot be later. Enter {on} or earlier; for a later day move that project’s date on its page first.',
    status: 409,
  },
} as const

export const setUpTenant = operation({
  name: 'tenants.set-up',
  title: { zh: '启用公司', en: 'Set up a company' },
  audience: 'system',
  method: 'POST',
  path: '/tenant/set-up',
  permission: null,
  input: z.object({
    administrator: z.object({ name: z.string(), account: z.string(), passwordHash: z.string() }),
  }),
  output: z.object({ staffId: id }),
})

export const changeGoLive = operation({
  name: 'tenants.change-go-live',
  title: { zh: '改启用日', en: 'Change the go-live date' },
  audience: 'staff',
  method: 'PUT',
  path: '/tenant/go-live',
  permission: 'system.administer',
  input: z.object({ goLiveOn: day, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ goLiveOn: day }),
  refusals: {
    'tenants.go_live_too_late': tenantRefusals['tenants.go_live_too_late'],
    'tenants.go_live_after_project': tenantRefusals['tenants.go_live_after_project'],
  },
})

export const checklistSteps = {
  company: { zh: '公司', en: 'Company' },
  places: { zh: '项目与房屋', en: 'Projects and homes' },
  people: { zh: '人员', en: 'People' },
  grids: { zh: '分片', en: 'Grids' },
  owners: { zh: '业主', en: 'Owners' },
  consents: { zh: '同意', en: 'Consents' },
  history: { zh: '历史', en: 'History' },
  policy: { zh: '制度', en: 'Policy' },
  rehearsal: { zh: '试跑', en: 'Rehearsal' },
  'go-live': { zh: '启用', en: 'Going live' },
} as const

/** The ten steps from an empty company to its first real day: what there is, and what is missing before the next. */
export const seeChecklist = operation({
  name: 'tenants.see-checklist',
  title: { zh: '上线清单', en: 'Checklist' },
  audience: 'staff',
  method: 'GET',
  path: '/tenant/checklist',
  permission: 'system.administer',
  input: z.object({}),
  output: z.object({
    goLiveOn: day,
    steps: z.array(
      z.object({
        name: z.enum(namesOf(checklistSteps)),
        /** `optional`: may be left out. */
        state: z.enum(['done', 'open', 'optional']),
        count: z.number(),
        there: words,
        missing: words.nullable(),
      }),
    ),
  }),
})
