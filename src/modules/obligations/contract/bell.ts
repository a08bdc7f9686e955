import { z } from 'zod'
import { cursor, id, operation, type Words } from '#platform/operation.ts'

/** Why it rang. */
export const bellKinds: Record<string, Words> = {
  reminder: { zh: '快到期了', en: 'Due soon' },
  overdue: { zh: '超时了', en: 'Overdue' },
  escalation: { zh: '请督办', en: 'Please follow up' },
  urgent: { zh: '急，马上要办', en: 'Urgent: to be done now' },
  'handed-over': { zh: '房子交接给你了', en: 'Homes were handed over to you' },
  covering: { zh: '请你代班，那几天的清单里标着“代”', en: 'You cover for a colleague; the list marks it' },
  'passed-on': { zh: '转给你了', en: 'Passed on to you' },
  'export-asked': { zh: '导出等您同意', en: 'An export waits for your agreement' },
  'erasure-asked': { zh: '删除个人信息，等您同意', en: 'An erasure waits for your agreement' },
  'entry-asked': { zh: '有人说号码没登记，请确认', en: 'Somebody says his number is not on record' },
  'data-asked': { zh: '客户问自己的资料，请答复', en: 'A customer asks about his data' },
  'change-asked': { zh: '有人申请改客户资料，请答复', en: 'A change of a record waits for your answer' },
  'change-accepted': { zh: '您申请的资料改了', en: 'The record was changed as you asked' },
  'change-declined': { zh: '您申请的资料没有改，看原因', en: 'The record was not changed: see why' },
  'ticket-filed': { zh: '新诉求，等你安排', en: 'A new ticket to be dispatched' },
  'ticket-dispatched': { zh: '派给你一件', en: 'A ticket was given to you' },
  'ticket-offered': { zh: '有活可抢，先接先得', en: 'A job to take: first come' },
  'order-done': { zh: '承修单位做完了，请看一下', en: 'A contractor is done: please look' },
  'ticket-returned': { zh: '退回来一件，要另派', en: 'A ticket came back to be given to somebody else' },
  'ticket-passed-on': { zh: '转来一件，由你们接着办', en: 'A matter was passed on to you' },
  'ticket-reopened': { zh: '没办好，重新处理', en: 'Not solved: reopened' },
  'ticket-urged': { zh: '客户催了', en: 'The customer urges' },
  'ticket-added': { zh: '客户有补充', en: 'The customer added something' },
  'ticket-appealed': { zh: '客户申请复核，请您来看', en: 'A customer asks for a review' },
  'correction-given': { zh: '有一项纠正预防由您做', en: 'A correction is yours to carry out' },
  'correction-failed': {
    zh: '您做的纠正预防没见效，要再想办法',
    en: 'Your correction did not work: another way is needed',
  },
  'approval-asked': { zh: '有一件等您定', en: 'A request waits for your word' },
  'approval-waits': { zh: '有一件申请等久了，请看', en: 'A request has waited long: please look' },
  'approval-granted': { zh: '您申请的同意了', en: 'What you asked for was agreed to' },
  'approval-declined': { zh: '您申请的没有同意', en: 'What you asked for was declined' },
  'ticket-level': { zh: '级别升高，请看', en: 'The level rose: please look' },
  'policy-asked': { zh: '制度稿子送审，请您看', en: 'A draft of the policy waits for your word' },
  'policy-returned': { zh: '您的制度稿子退回了', en: 'Your draft was handed back' },
  'policy-published': { zh: '您送审的制度发布了', en: 'Your draft is published' },
  'excuse-asked': { zh: '申请免除，等你同意', en: 'Asks to be excused' },
  excused: { zh: '同意免除', en: 'Excused' },
  result: { zh: '办成了，结果请您看看', en: 'Done; please look at the result' },
  'excuse-refused': { zh: '没有同意免除', en: 'Excuse refused' },
}

export const readBell = operation({
  name: 'obligations.bell',
  title: { zh: '提醒', en: 'The bell' },
  audience: 'staff',
  method: 'GET',
  path: '/bell',
  permission: null,
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(100).default(30) }),
  output: z.object({
    entries: z.array(
      z.object({
        id,
        at: z.string(),
        kind: z.string(),
        /** The playbook it is about, where it is about one. */
        playbook: z.string().nullable(),
        obligationId: id.nullable(),
        /** The ticket it is about; its title then is what the customer said. */
        ticketId: id.nullable(),
        title: z.string().nullable(),
        room: z.string().nullable(),
        customer: z.string().nullable(),
        owedBy: z.string().nullable(),
        dueAt: z.string().nullable(),
        state: z.string().nullable(),
        readAt: z.string().nullable(),
      }),
    ),
    unread: z.number(),
    after: z.string().nullable(),
  }),
})

export const markBellRead = operation({
  name: 'obligations.mark-bell-read',
  title: { zh: '提醒已读', en: 'Mark the bell as read' },
  audience: 'staff',
  method: 'POST',
  path: '/bell/read',
  permission: null,
  input: z.object({ ids: z.array(id).max(200).optional() }),
  output: z.object({ read: z.number() }),
})
