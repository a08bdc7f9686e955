/** Approvals: what needs another's word about a ticket, in the order the playbook says. Excusing what is owed is obligations'. */
import { z } from 'zod'
import { both, done, id, operation, type Words } from '#platform/operation.ts'

export const askingWords = {
  'cannot-solve': both('办不了，请上级定', 'Cannot be solved here'),
  unsatisfied: both('客户不满意', 'The customer is not satisfied'),
  overdue: both('超时了，请上级定', 'Past its time'),
  close: both('强制关闭', 'Close by force'),
  'lower-level': both('降级', 'Lower the level'),
  compensate: both('补偿', 'Compensate'),
  appeal: both('客户申请复核', 'The customer asks for a review'),
} as const satisfies Record<string, Words>
export type Asked = keyof typeof askingWords

/** What a colleague may ask for; the others come by themselves. */
export const askable = ['cannot-solve', 'close', 'lower-level', 'compensate'] as const

export const approvalStates = {
  open: both('等同意', 'Waiting'),
  granted: both('同意了', 'Agreed'),
  declined: both('没有同意', 'Declined'),
  withdrawn: both('撤回了', 'Taken back'),
} as const

const refusals = {
  'approvals.unknown': {
    zh: '没有找到这个申请，或不在您的范围。',
    en: 'No such request, or outside your scope.',
    status: 404,
  },
  'tickets.unknown': {
    zh: '没有找到这件诉求，或不在您的范围。',
    en: 'No such ticket, or outside your scope.',
    status: 404,
  },
  'approvals.asked': {
    zh: '这件已经申请过“{what}”，还在等 {who}。',
    en: '“{what}” was asked for already and waits for {who}.',
  },
  'approvals.over': { zh: '这个申请已经有结果了。', en: 'This request has been decided.' },
  'approvals.not_yours': {
    zh: '这一步要由 {who} 来定。',
    en: 'This step is for {who} to decide.',
    status: 403,
  },
  'approvals.own': {
    zh: '自己申请的要由别人来定。',
    en: 'Somebody else decides on what you asked for.',
    status: 403,
  },
  'approvals.no_delegate': {
    zh: '这个审批不能交给这位同事：制度写明的是 {who}，也不能是申请的人。',
    en: 'This one cannot be handed to that colleague: the policy names {who}, and never who asked.',
    status: 422,
  },
  'approvals.opinion': { zh: '这一步要写意见。', en: 'This step asks for an opinion.', status: 422 },
  'approvals.option': {
    zh: '请从这些里面选一个：{options}。',
    en: 'Choose one of these: {options}.',
    status: 422,
  },
  'approvals.amount': {
    zh: '补偿要写金额，大于零。',
    en: 'Say how much, above zero.',
    status: 422,
  },
  'approvals.level': {
    zh: '请选一个比“{now}”低的级别。',
    en: 'Choose a level below “{now}”.',
    status: 422,
  },
  'approvals.not_now': {
    zh: '这件现在是“{state}”，不能再申请“{what}”。',
    en: 'This one is “{state}”: “{what}” can no longer be asked for.',
  },
} as const
const refusing = <N extends keyof typeof refusals>(...names: N[]) =>
  Object.fromEntries(names.map((name) => [name, refusals[name]])) as Pick<typeof refusals, N>

const word = z.object({
  step: z.number(),
  who: z.string(),
  agree: z.boolean(),
  opinion: z.string().nullable(),
  option: z.string().nullable(),
  at: z.string(),
  void: z.boolean(),
})

const shown = z.object({
  id,
  what: z.string(),
  state: z.enum(['open', 'granted', 'declined', 'withdrawn']),
  version: z.number(),
  /** What the playbook calls it; null where a supervisor's word is enough. */
  title: z.string().nullable(),
  reason: z.string(),
  askedBy: z.string(),
  byCustomer: z.boolean(),
  askedAt: z.string(),
  dueAt: z.string().nullable(),
  amount: z.number().nullable(),
  level: z.string().nullable(),
  ticketId: id,
  number: z.string(),
  kindTitle: z.string(),
  severity: z.string().nullable(),
  words: z.string(),
  place: z.string().nullable(),
  project: z.string().nullable(),
  step: z.number(),
  steps: z.number(),
  waitsFor: z.array(z.string()),
  /** This person may decide it now. */
  mine: z.boolean(),
  opinion: z.boolean(),
  options: z.array(z.string()),
  said: z.array(word),
  /** Seats that were handed on at this step, in words of names. */
  handedOn: z.array(z.object({ from: z.string(), to: z.string(), at: z.string() })),
  /** Whom this person may hand his seat to; empty where the policy lets nobody. */
  mayTake: z.array(z.object({ id, name: z.string() })),
})
export type ShownApproval = z.infer<typeof shown>

/** Money in yuan with at most two decimals. */
const amount = z.number().positive().max(10_000_000).multipleOf(0.01)

export const askApproval = operation({
  name: 'approvals.ask',
  title: { zh: '请上级定', en: 'Ask for a word' },
  audience: 'staff',
  method: 'POST',
  path: '/approvals',
  permission: 'work.do',
  input: z.object({
    ticketId: id,
    what: z.enum(askable),
    reason: z.string().trim().min(1).max(500),
    amount: amount.optional(),
    level: z.string().max(60).optional(),
  }),
  output: z.object({ id, waitsFor: z.array(z.string()) }),
  refusals: refusing(
    'tickets.unknown',
    'approvals.asked',
    'approvals.amount',
    'approvals.level',
    'approvals.not_now',
  ),
})

/** What waits for this person's word, or what he asked for; the longest waiting first. */
export const listApprovals = operation({
  name: 'approvals.list',
  title: { zh: '升级与审批', en: 'Approvals' },
  audience: 'staff',
  method: 'GET',
  path: '/approvals',
  permission: 'work.do',
  input: z.object({
    which: z.enum(['mine', 'asked', 'open', 'decided']).default('mine'),
    ticketId: id.optional(),
  }),
  output: z.object({ approvals: z.array(shown) }),
})

export const decideApproval = operation({
  name: 'approvals.decide',
  title: { zh: '同意或退回', en: 'Agree or decline' },
  audience: 'staff',
  method: 'POST',
  path: '/approvals/:id/word',
  permission: 'work.do',
  input: z.object({
    id,
    version: z.number().int().min(1),
    agree: z.boolean(),
    opinion: z.string().trim().max(500).optional(),
    option: z.string().max(60).optional(),
  }),
  output: z.object({ state: z.enum(['open', 'granted', 'declined', 'withdrawn']) }),
  refusals: refusing(
    'approvals.unknown',
    'approvals.over',
    'approvals.not_yours',
    'approvals.own',
    'approvals.opinion',
    'approvals.option',
  ),
})

export const withdrawApproval = operation({
  name: 'approvals.withdraw',
  title: { zh: '撤回申请', en: 'Take a request back' },
  audience: 'staff',
  method: 'POST',
  path: '/approvals/:id/withdraw',
  permission: 'work.do',
  input: z.object({ id }),
  output: done,
  refusals: refusing('approvals.unknown', 'approvals.over'),
})

/** Gives this person's seat at the step it stands at to a colleague whom the policy names for that. */
export const handOnApproval = operation({
  name: 'approvals.hand-on',
  title: { zh: '请别人定', en: 'Hand a word on' },
  audience: 'staff',
  method: 'POST',
  path: '/approvals/:id/hand-on',
  permission: 'work.do',
  input: z.object({ id, version: z.number().int().min(1), staffId: id }),
  output: done,
  refusals: refusing('approvals.unknown', 'approvals.over', 'approvals.not_yours', 'approvals.no_delegate'),
})

/** Takes up to `limit` due rungs of approvals that wait; each once. Answers how many approvals were looked at. */
export const climbApprovals = operation({
  name: 'approvals.climb',
  title: { zh: '推进等着的审批', en: 'Remind of waiting approvals' },
  audience: 'system',
  method: 'POST',
  path: '/approvals/climb',
  permission: null,
  input: z.object({ limit: z.number().int().min(1).max(500).default(100) }),
  output: z.object({ taken: z.number() }),
})
