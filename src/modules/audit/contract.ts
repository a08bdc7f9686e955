/** Audit: who looked at what behind a mask, took what out, and why. Facts about customers are events, not this. */
import { z } from 'zod'
import { cursor, id, moment, operation } from '#platform/operation.ts'

export const auditActions = {
  'phone.called': { zh: '拨打电话', en: 'Called a number' },
  'phone.copied': { zh: '复制电话', en: 'Copied a number' },
  'phone.revealed': { zh: '查看明文', en: 'Looked behind a mask' },
  'export.taken': { zh: '导出', en: 'Export' },
  'export.agreed': { zh: '同意导出', en: 'Agreed to an export' },
  'import.done': { zh: '导入', en: 'Import' },
  'import.undone': { zh: '撤销导入', en: 'Undid an import' },
  'node.recorded': { zh: '记工程节点', en: 'Recorded a building node' },
  'node.taken-back': { zh: '撤回工程节点', en: 'Took back a building node' },
  'files.removed': { zh: '删除到期的文件', en: 'Removed expired files' },
  'files.kept-for': { zh: '改文件保存天数', en: 'Changed how long files are kept' },
  'records.kept-for': { zh: '改保存期限', en: 'Changed how long records are kept' },
  'records.removed': { zh: '清掉到期的记录', en: 'Let go of records kept long enough' },
  'import.resumed': { zh: '再试停下的导入', en: 'Tried a stopped import again' },
  'import.discarded': { zh: '放弃停下的导入', en: 'Gave up a stopped import' },
  'message.sent-again': { zh: '重发消息', en: 'Sent messages again' },
  'staff.left': { zh: '离职停用', en: 'Leaver closed' },
  'staff.changed': { zh: '人员变更', en: 'Staff changed' },
  'sessions.begun': { zh: '登录', en: 'Signed in' },
  'sessions.refused': { zh: '登录没有成功：密码不对', en: 'Did not sign in: wrong password' },
  'sessions.revoked': { zh: '下线其他设备', en: 'Signed out elsewhere' },
  'password.reset': { zh: '重置密码', en: 'Password reset' },
  'jobs.retried': { zh: '再试后台工作', en: 'Tried jobs again' },
  'jobs.discarded': { zh: '不办后台工作', en: 'Dropped jobs' },
  'api-key.made': { zh: '新建接口密钥', en: 'API key made' },
  'api-key.revoked': { zh: '停用接口密钥', en: 'API key revoked' },
  'go-live.changed': { zh: '改启用日', en: 'Changed a go-live date' },
  'calendar.published': { zh: '发布日历', en: 'Published a calendar' },
  'directory.linked': { zh: '关联通讯录账号', en: 'Linked accounts of a directory' },
  'directory.decided': { zh: '处理通讯录变化', en: 'Decided on changes of a directory' },
  'notices.tested': { zh: '发测试消息', en: 'Sent a test message' },
  'notices.robot-added': { zh: '加群机器人', en: 'Added a group robot' },
  'notices.robot-removed': { zh: '去掉群机器人', en: 'Removed a group robot' },
  'person.erasure-asked': { zh: '申请删除个人信息', en: 'Asked for an erasure' },
  'person.erased': { zh: '删除个人信息', en: 'Erased a person' },
  'person.let-go': { zh: '删除离开已久的客户', en: 'Erased who left long ago' },
  'person.erasure-declined': { zh: '没有同意删除', en: 'Declined an erasure' },
  'security.changed': { zh: '改登录与安全', en: 'Changed how one signs in' },
  'second-factor.on': { zh: '开启自己的动态码', en: 'Switched the second factor on' },
  'second-factor.off': { zh: '关闭自己的动态码', en: 'Switched the second factor off' },
  'second-factor.reset': { zh: '取消动态码', en: 'Took a second factor off' },
  'person.request-answered': { zh: '答复个人信息申请', en: 'Answered a person about his data' },
  'portal.invited': { zh: '邀请进业主端', en: 'Invited to the portal' },
  'portal.ended': { zh: '让客户的设备退出', en: 'Signed a customer out' },
  'portal.number-confirmed': { zh: '确认号码', en: 'Confirmed a number' },
  'portal.number-declined': { zh: '没有确认号码', en: 'Declined a number' },
  'mailbox.changed': { zh: '改收件邮箱', en: 'Changed the mailbox' },
  'mail.sender-seen': { zh: '看来信地址', en: 'Saw the address of a sender' },
  'portal.settings-changed': { zh: '改业主端设置', en: 'Changed settings of the portal' },
  'price.saved': { zh: '改维修价目', en: 'Changed the price list' },
  'price.ended': { zh: '去掉一条价目', en: 'Took something off the price list' },
  'dispatch.changed': { zh: '改派工设置', en: 'Changed how jobs are given out' },
  'consent-text.published': { zh: '发布告知书', en: 'Published a consent text' },
  'dossier.wanted': { zh: '改档案里想知道什么', en: 'Changed what is wanted of records' },
  'dossier.change-answered': { zh: '答复资料变更申请', en: 'Answered a change of a record' },
  'dossier.unwanted': { zh: '不再问一项档案', en: 'Stopped wanting a fact of records' },
  'transfer.undone': { zh: '撤回过户', en: 'Took a transfer back' },
  'gift.added': { zh: '加礼品', en: 'Added a gift' },
  'gift.changed': { zh: '改礼品', en: 'Changed a gift' },
  'warranty.changed': { zh: '改保修设置', en: 'Changed what the warranty hangs on' },
  'contractor.saved': { zh: '改承修单位', en: 'Changed a contractor' },
  'chargeback.changed': { zh: '向承修单位追款', en: 'Money asked back from a contractor' },
  'number.kept': { zh: '记应急电话', en: 'Kept an emergency number' },
  'number.removed': { zh: '去掉应急电话', en: 'Took an emergency number out' },
  'audit.verified': { zh: '核对操作记录', en: 'Verified the audit log' },
} as const

export const searchAudit = operation({
  name: 'audit.search',
  title: { zh: '查看与操作记录', en: 'Search the audit log' },
  audience: 'staff',
  method: 'GET',
  path: '/audit',
  permission: 'audit.see',
  input: z.object({
    action: z.string().max(60).optional(),
    staffId: id.optional(),
    subjectId: id.optional(),
    from: moment.optional(),
    until: moment.optional(),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    entries: z.array(
      z.object({
        id,
        at: z.string(),
        staff: z.object({ id, name: z.string() }).nullable(),
        action: z.string(),
        subject: z.object({ kind: z.string(), id, name: z.string().nullable() }).nullable(),
        reason: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
        ip: z.string().nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
})

export const brokenLines = {
  missing: { zh: '少了', en: 'missing' },
  changed: { zh: '改过', en: 'changed' },
  'out-of-order': { zh: '换了位置', en: 'out of its place' },
  'not-ours': { zh: '不是系统写的', en: 'not written by the system' },
} as const

const brokenLine = z.object({
  what: z.enum(['missing', 'changed', 'out-of-order', 'not-ours']),
  /** Its place; null for a line that has none. */
  number: z.number().nullable(),
  /** Null for a line that is missing. */
  id: id.nullable(),
  at: z.string().nullable(),
  action: z.string().nullable(),
})
export type BrokenLine = z.infer<typeof brokenLine>

/** Recomputes the digest of every line from the first to the end. Verifying is itself a line of the log. */
export const verifyAudit = operation({
  name: 'audit.verify',
  title: { zh: '核对操作记录', en: 'Verify the audit log' },
  audience: 'staff',
  method: 'POST',
  path: '/audit/verification',
  permission: 'audit.see',
  input: z.object({}),
  output: z.object({
    /** How many lines there were when it began. */
    lines: z.number(),
    /** Of the last of them: whoever notes it can prove later that nothing before it was changed. Empty for an empty log. */
    digest: z.string(),
    /** The first line that is not as it was written; null when all are. */
    broken: brokenLine.nullable(),
    at: z.string(),
  }),
})
