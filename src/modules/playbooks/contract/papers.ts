import { z } from 'zod'
import { id, operation, type words } from '#platform/operation.ts'

/** Characters of one clause; a longer one is several. */
export const LONGEST_CLAUSE = 4000

const clause = z.object({
  id: z.string().trim().min(1).max(40),
  title: z.string().trim().min(1).max(80),
  text: z.string().trim().max(LONGEST_CLAUSE),
  statement: z.boolean(),
})

/** A paper as it was pasted or uploaded, split into clauses by its numbering. Nothing is kept. */
export const splitPolicyPaper = operation({
  name: 'playbooks.split-paper',
  title: { zh: '拆分文件', en: 'Split a paper' },
  audience: 'staff',
  method: 'POST',
  path: '/policy-papers',
  permission: 'playbook.change',
  input: z.object({ text: z.string().max(400_000).optional(), fileId: id.optional() }),
  output: z.object({ title: z.string(), clauses: z.array(clause), statements: z.number() }),
  refusals: {
    'playbooks.paper_empty': {
      zh: '文件里没有文字。把制度正文粘贴进来，或选一个 Word 文件（.docx）。',
      en: 'There is no text. Paste the policy, or choose a Word file (.docx).',
      status: 422,
    },
    'playbooks.clause_too_long': {
      zh: '第 {id} 条有 {count} 字，一条最多 {most} 字。请在原文里给它的各段编号，再拆一次。',
      en: 'Clause {id} has {count} characters, {most} at most. Number its paragraphs in the paper and split it again.',
      status: 422,
    },
    'playbooks.paper_unreadable': {
      zh: '这个文件读不了：{why}',
      en: 'This file cannot be read: {why}',
      status: 422,
    },
    'files.unknown': {
      zh: '没有这个文件，或不在您的范围。',
      en: 'No such file, or outside your scope.',
      status: 404,
    },
  },
})

/** A new policy of the company, begun from its clauses: a draft that can be rehearsed at once and owes nothing yet. */
export const beginPolicy = operation({
  name: 'playbooks.begin',
  title: { zh: '新建制度', en: 'Begin a policy' },
  audience: 'staff',
  method: 'POST',
  path: '/policies',
  permission: 'playbook.change',
  input: z.object({
    title: z.string().trim().min(2).max(60),
    number: z.string().trim().max(40).optional(),
    clauses: z.array(clause).min(1).max(400),
  }),
  output: z.object({ name: z.string() }),
  refusals: {
    'playbooks.clause_twice': {
      zh: '有两条都编为 {id}，请改一个。',
      en: 'Two clauses are numbered {id}. Change one.',
      status: 422,
    },
  },
})

/** Why a paper cannot be read. */
export const paperProblems = {
  'paper.kind': {
    zh: '只收 Word（.docx）和纯文本；.doc、PDF 和图片请另存为 .docx，或把文字粘贴进来。',
    en: 'Word (.docx) and plain text are taken; save .doc, PDF and pictures as .docx, or paste the text.',
  },
  'paper.too_long': { zh: '文字太长，最多 40 万字。', en: 'It is too long: 400,000 characters at most.' },
} as const satisfies Record<string, z.infer<typeof words>>
