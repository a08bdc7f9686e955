/** Playbooks: the company's policy as versions, read as a document, checked, rehearsed, published; parameters set by scope. */

export const refusals = {
  'playbooks.unknown': { zh: '没有找到这份制度。', en: 'No such playbook.', status: 404 },
  'playbooks.no_draft': {
    zh: '没有正在修改的稿子。先点“拟修改”。',
    en: 'There is no draft. Start one first.',
    status: 404,
  },
  'playbooks.draft_changed': {
    zh: '{who} 刚改过这份稿子，请看过再改。',
    en: '{who} has just changed this draft. Look again before you change it.',
  },
  'playbooks.cannot_publish': {
    zh: '不能发布，还有 {count} 处要改：{first}',
    en: 'Cannot be published: {count} thing(s) to correct: {first}',
    status: 422,
  },
  'playbooks.parameter_unknown': {
    zh: '这份制度没有参数“{name}”。',
    en: 'This playbook has no parameter “{name}”.',
    status: 404,
  },
  'playbooks.parameter_out_of_bounds': {
    zh: '“{title}”要在 {min} 到 {max} 之间。',
    en: '“{title}” has to lie between {min} and {max}.',
    status: 422,
  },
  'playbooks.parameter_unreadable': {
    zh: '“{value}”读不懂，请写成 {example} 这样。',
    en: '“{value}” cannot be read. Write it as {example}.',
    status: 422,
  },
  'playbooks.version_unknown': {
    zh: '没有第 {version} 版。',
    en: 'There is no version {version}.',
    status: 404,
  },
  'playbooks.too_long': {
    zh: '这段时间太长，最多两年。',
    en: 'That period is too long: two years at most.',
    status: 422,
  },
} as const
