import { z } from 'zod'
import { operation, words } from '#platform/operation.ts'
import { refusals } from './words.ts'

/** What may stand in a playbook's text: a text, a list, a map. */
export type Written = string | Written[] | { [key: string]: Written }
export const written: z.ZodType<Written> = z.lazy(() =>
  z.union([z.string().max(4000), z.array(written).max(60), z.record(z.string().max(100), written)]),
)

/** What a gap holds, and so how it is filled in. `raw` is written as in the text form. */
export const gapKinds = [
  'occasions',
  'every',
  'cover',
  'audience',
  'condition',
  'time',
  'owners',
  'verb',
  'evidence',
  'ladder',
  'waive',
  'once',
  'choice',
  'population',
  'text',
  'texts',
  'letter',
  'raw',
] as const

/** Keys from the root of the playbook's text: `care`, `first-contact`, `due`. */
const path = z.array(z.string().min(1).max(100)).min(1).max(8)

const gap = z.object({
  path,
  kind: z.enum(gapKinds),
  /** As the text form has it; null: nothing stands there yet. */
  value: written.nullable(),
  said: words,
  /** Numbers the gap takes from parameters: each is changed where it stands. */
  numbers: z.array(z.object({ path, title: z.string(), value: z.string(), type: z.string() })),
  /** Of a `choice`: what there is to choose from, and whether several may be. */
  options: z.array(z.object({ value: z.string(), said: words })).optional(),
  many: z.boolean().optional(),
  /** Of a `letter`: the file that holds the text, and the text. */
  body: z.object({ path: z.string(), text: z.string() }).nullable().optional(),
})

const part = z.union([z.object({ text: words }), z.object({ gap })])

/** One entry as words with gaps. Everything it says stands in a gap: nothing is left out. */
const sentence = z.object({
  path,
  title: z.string(),
  /** The kind of subject it is about: customer, holding, project … */
  subject: z.string(),
  /** The kind of subject its event is about. */
  event: z.string().nullable(),
  clauses: z.array(z.string()),
  parts: z.array(part),
  /** Gaps it has not but may: what each is called is what it says. */
  more: z.array(gap),
  wrong: z.array(words),
})

export type Gap = z.infer<typeof gap>
export type Part = z.infer<typeof part>
export type Sentence = z.infer<typeof sentence>

const clause = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  statement: z.boolean(),
  /** A statement asks for nothing; `nothing`: 还没有落实方式. */
  state: z.enum(['sentences', 'defined', 'later', 'statement', 'nothing']),
  sentences: z.array(sentence),
  /** What else carries it, changed in the text form. */
  elsewhere: z.array(z.object({ block: z.string(), title: z.string() })),
})

const view = z.object({
  version: z.number(),
  revision: z.number(),
  title: z.string(),
  clauses: z.array(clause),
  /** Sentences that name no clause. */
  loose: z.array(sentence),
  /** What is wrong and stands in no sentence. */
  wrong: z.array(words),
  errors: z.number(),
})

export type SentencesShown = z.infer<typeof view>

const named = z.object({ value: z.string(), title: z.string() })
const said = z.object({ value: z.string(), said: words })

/** What gaps may be filled with. */
const choices = z.object({
  subjects: z.array(said),
  events: z.array(said.extend({ subject: z.string() })),
  fields: z.array(
    z.object({
      subject: z.string(),
      name: z.string(),
      said: words,
      type: z.string(),
      options: z.array(z.string()),
    }),
  ),
  /** To-one relations: `holding` → { customer: 'customer', … }. */
  relations: z.record(z.string(), z.record(z.string(), z.string())),
  roles: z.array(named.extend({ elsewhere: z.boolean() })),
  verbs: z.array(
    said.extend({
      takes: z.enum(['contact', 'visit', 'form', 'message', 'text', 'owners', 'role', 'other']),
    }),
  ),
  evidence: z.array(said),
  ways: z.array(said),
  forms: z.array(named),
  messages: z.array(named),
  parameters: z.array(named.extend({ type: z.string(), holds: z.string() })),
})

export type Choices = z.infer<typeof choices>

const changing = z.object({ name: z.string().max(60), revision: z.number().int() })

const refused = {
  'playbooks.no_draft': refusals['playbooks.no_draft'],
  'playbooks.draft_changed': refusals['playbooks.draft_changed'],
  'playbooks.unreadable': {
    zh: '文本形式里有一处写法不对，先在那里改好：{why}',
    en: 'The text form cannot be read; correct it there first: {why}',
    status: 422,
  },
} as const

export const readSentences = operation({
  name: 'playbooks.read-sentences',
  title: { zh: '看句子', en: 'Read as sentences' },
  audience: 'staff',
  method: 'GET',
  path: '/playbooks/:name/sentences',
  permission: 'playbook.change',
  input: z.object({ name: z.string().max(60) }),
  output: z.object({ view, choices }),
  refusals: refused,
})

/** Writes or takes out what stands in one place. `written`: the value in the words of the text form, for gaps of kind `raw`. */
export const changeSentence = operation({
  name: 'playbooks.change-sentence',
  title: { zh: '改句子', en: 'Change a sentence' },
  audience: 'staff',
  method: 'PUT',
  path: '/playbooks/:name/sentences',
  permission: 'playbook.change',
  input: changing.extend({ path, value: written.nullable(), written: z.string().max(4000).optional() }),
  output: view,
  refusals: {
    ...refused,
    'playbooks.place_taken': {
      zh: '这里不能填：{path} 已经写着别的内容，请在文本形式里改。',
      en: 'This cannot be filled in: {path} holds something else. Change it in the text form.',
      status: 422,
    },
    'playbooks.raw_unreadable': {
      zh: '“{text}”读不懂：{why}',
      en: '“{text}” cannot be read: {why}',
      status: 422,
    },
  },
})

/** The beginnings a new sentence may have. */
export const beginnings = ['when', 'every', 'cover', 'birthday', 'before'] as const

export const addSentence = operation({
  name: 'playbooks.add-sentence',
  title: { zh: '加一句', en: 'Add a sentence' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/sentences',
  permission: 'playbook.change',
  input: changing.extend({
    clause: z.string().max(100).nullable(),
    title: z.string().trim().min(1).max(60),
    begins: z.enum(beginnings),
    role: z.string().max(100),
  }),
  output: view,
  refusals: refused,
})

export const changeClause = operation({
  name: 'playbooks.change-clause',
  title: { zh: '改条款', en: 'Change a clause' },
  audience: 'staff',
  method: 'PUT',
  path: '/playbooks/:name/clauses',
  permission: 'playbook.change',
  input: changing.extend({
    id: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u),
    title: z.string().trim().min(1).max(80),
    text: z.string().trim().max(4000),
    statement: z.boolean(),
  }),
  output: view,
  refusals: refused,
})

/** Adds a role of another policy of the company, or a new one, so that it can owe something here. */
export const addRole = operation({
  name: 'playbooks.add-role',
  title: { zh: '加岗位', en: 'Add a role' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/roles',
  permission: 'playbook.change',
  input: changing.extend({
    title: z.string().trim().min(1).max(40),
    scope: z.enum(['own-customers', 'own-grid', 'project', 'company']),
  }),
  output: view,
  refusals: refused,
})

/** Writes a message, so that a sentence can send it. `text` may hold {customer}, {home} and other gaps of messages. */
export const addMessage = operation({
  name: 'playbooks.add-message',
  title: { zh: '写一条消息', en: 'Write a message' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/messages',
  permission: 'playbook.change',
  input: changing.extend({
    title: z.string().trim().min(1).max(40),
    kind: z.enum(['sms', 'wechat', 'letter']),
    purpose: z.enum(['service', 'care', 'marketing']),
    text: z.string().trim().min(1).max(2000),
  }),
  output: view,
  refusals: refused,
})
