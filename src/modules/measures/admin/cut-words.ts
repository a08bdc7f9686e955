import type { Words } from '#platform/operation.ts'

export const cutWords: Record<string, Words> = {
  project: { zh: '项目', en: 'project' },
  category: { zh: '类别', en: 'category' },
  cause: { zh: '原因', en: 'cause' },
  channel: { zh: '渠道', en: 'channel' },
  severity: { zh: '级别', en: 'level' },
  assignee: { zh: '处理人', en: 'handler' },
  accountable: { zh: '责任岗位', en: 'accountable role' },
  kind: { zh: '种类', en: 'kind' },
  role: { zh: '岗位', en: 'role' },
  person: { zh: '人', en: 'person' },
}
