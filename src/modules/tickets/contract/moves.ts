import { z } from 'zod'
import { id, moment, operation, type Words } from '#platform/operation.ts'
import { refusing } from './refusals.ts'
import { waitNames } from './words.ts'

/** The ticket as the one who acts has seen it: another's move in between is refused with `tickets.changed`. */
const seen = z.object({
  id,
  version: z.number().int().min(1),
  /** Pictures or sounds that belong to this move. */
  files: z.array(id).max(9).default([]),
})
/**
 * The same from a phone in the field, which may have been without a line: without a version the ticket is taken as it stands.
 * `at` is the phone's word: never believed to be later than now, nor earlier than the last that is known of the ticket.
 */
const field = seen.partial({ version: true }).extend({ at: moment.optional() })
const note = z.string().trim().max(2000).optional()
const said = z.string().trim().min(1).max(2000)
/** When it happened, if earlier than now. */
const at = moment.optional()

const moved = z.object({ version: z.number(), state: z.string() })

const always = [
  'tickets.unknown',
  'tickets.changed',
  'tickets.not_now',
  'tickets.over',
  'events.future',
  'months.closed',
  'tickets.required',
] as const

const move = <I extends z.ZodType, R extends Parameters<typeof refusing>>(
  name: string,
  title: Words,
  input: I,
  permission: string,
  ...more: R
) =>
  operation({
    name: `tickets.${name}`,
    title,
    audience: 'staff',
    method: 'POST',
    path: `/tickets/:id/${name}`,
    permission,
    input,
    output: moved,
    refusals: { ...refusing(...always), ...refusing(...more) },
  })

/** Kind, category, cause and level by whoever judges it; lowering the urgency needs a reason. */
export const triageTicket = move(
  'triage',
  { zh: '定级', en: 'Triage' },
  seen.extend({
    kind: z.string().max(60).optional(),
    category: z.string().max(60).optional(),
    cause: z.string().max(60).optional(),
    severity: z.string().max(60).optional(),
    urgent: z.boolean().optional(),
    influence: z.number().int().min(1).max(100_000).optional(),
    reason: note,
  }),
  'work.do',
  'tickets.no_kind',
  'tickets.no_category',
)

export const dispatchTicket = move(
  'dispatch',
  { zh: '派给', en: 'Dispatch' },
  seen.extend({ staffId: id, reason: note }),
  'work.do',
  'tickets.no_such_colleague',
  'tickets.respondent',
)
export const acceptTicket = move(
  'accept',
  { zh: '接手', en: 'Accept' },
  field,
  'work.do',
  'tickets.respondent',
)
/** When somebody comes, as agreed with the customer, who reads it at once. A later one replaces it. */
export const appointTicket = move(
  'appoint',
  { zh: '约上门', en: 'Appoint a visit' },
  field.extend({ from: moment, until: moment, words: note }),
  'work.do',
  'tickets.appointment',
)
export const returnTicket = move(
  'return',
  { zh: '退单', en: 'Return' },
  seen.extend({ reason: said }),
  'work.do',
)
/** What this one cannot solve goes on to whoever the kind names, with the form it names; it then waits there for a handler. */
export const passOnTicket = move(
  'pass-on',
  { zh: '转给', en: 'Pass on' },
  seen.extend({ reason: said, answers: z.record(z.string(), z.unknown()).optional() }),
  'work.do',
  'tickets.no_pass_on',
  'tickets.not_to_pass_on',
  'tickets.form',
)
export const arriveTicket = move(
  'arrive',
  { zh: '到场', en: 'Arrive' },
  field.extend({
    /** The code hanging at the place was scanned: which home or spot it names. */
    scanned: z.object({ unitId: id.optional(), place: z.string().max(120) }).optional(),
  }),
  'work.do',
)
export const answerTicket = move(
  'answer',
  { zh: '答复', en: 'Answer' },
  seen.extend({ words: said, at }),
  'work.do',
)
/** Stands still until resumed; the customer hears by `nextNewsAt`. */
export const suspendTicket = move(
  'suspend',
  { zh: '挂起', en: 'Suspend' },
  seen.extend({ reason: z.enum(waitNames), words: said, nextNewsAt: moment, at }),
  'work.do',
  'tickets.news_late',
)
export const resumeTicket = move(
  'resume',
  { zh: '恢复', en: 'Resume' },
  seen.extend({ reason: note, at }),
  'work.do',
)
/** What was done, in words the customer is told: it answers him too where nobody had yet. */
export const solveTicket = move(
  'solve',
  { zh: '办完', en: 'Solve' },
  seen.extend({ words: said, cause: z.string().max(60).optional(), at }),
  'work.do',
  'tickets.no_category',
)
export const closeTicket = move(
  'close',
  { zh: '关闭', en: 'Close' },
  seen.extend({ reason: said }),
  'work.supervise',
)
export const reopenTicket = move(
  'reopen',
  { zh: '重新处理', en: 'Reopen' },
  seen.extend({ reason: said }),
  'work.do',
)
export const withdrawTicket = move(
  'withdraw',
  { zh: '撤回', en: 'Withdraw' },
  seen.extend({ reason: said }),
  'work.do',
)
/** We do not support what is asked: our answer, with the way to a review. Never by the handler. */
export const rejectTicket = move(
  'reject',
  { zh: '不支持', en: 'Decline' },
  seen.extend({ reason: said }),
  'work.do',
  'tickets.own_verdict',
)
/** Whether it lies inside what we promised, decided by somebody other than the handler. */
export const judgeTicket = move(
  'judge',
  { zh: '认定是否有效', en: 'Judge validity' },
  seen.extend({ valid: z.boolean(), reason: said }),
  'work.do',
  'tickets.own_verdict',
)
/** Into another ticket, which keeps the earliest filing. */
export const mergeTicket = move(
  'merge',
  { zh: '并入', en: 'Merge' },
  seen.extend({ intoId: id, reason: note }),
  'work.do',
  'tickets.same',
)
export const linkTicket = move(
  'link',
  { zh: '关联', en: 'Link' },
  seen.extend({ otherId: id, reason: note }),
  'work.do',
  'tickets.same',
)
export const urgeTicket = move('urge', { zh: '催办', en: 'Urge' }, seen.extend({ words: note }), 'work.do')
export const addToTicket = move('add', { zh: '补充', en: 'Add' }, seen.extend({ words: said }), 'work.do')
