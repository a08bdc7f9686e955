import {
  audience,
  byNode,
  condition,
  due,
  entries,
  event,
  every,
  list,
  map,
  number,
  path,
  phrase,
  points,
  ref,
  refOr,
  type Shape,
  some,
  text,
  value,
  who,
  word,
  yesno,
} from '../shape.ts'

/** Keys every entry of every block may have. */
export const commonKeys: Record<string, Shape> = {
  title: text,
  clause: some(ref('clauses')),
  note: text,
  assumed: list(text),
  active: phrase(['$', ref('parameters')]),
  fixed: word('yes', 'tighten'),
  extends: text,
  remove: yesno,
}

/** The closed list of verbs, each with the event that meets it. A new verb is engine work. */
export const verbs: Record<string, string> = {
  contact: 'contact.recorded',
  visit: 'visit.made',
  send: 'message.delivered',
  fill: 'form.submitted',
  inspect: 'inspection.made',
  score: 'duty.scored',
  survey: 'run.closed',
  approve: 'duty.approved',
  decide: 'duty.decided',
  confirm: 'duty.done',
  task: 'duty.done',
  agree: 'duty.agreed',
  meet: 'meeting.held',
  deliver: 'delivery.made',
  tell: 'duty.read',
  'form-team': 'team.formed',
  open: 'duty.done',
  publish: 'post.published',
  archive: 'document.filed',
  set: 'duty.done',
}

const by = some(
  refOr(['channels'], 'hand', 'all', 'phone', 'sms', 'wechat', 'mail', 'letter', 'face', 'portal'),
)

/** `do`: one verb, with its own words beside it. */
export const verbShape: Shape = {
  is: 'map',
  exactlyOne: Object.keys(verbs),
  keys: {
    contact: map({ by, form: ref('forms') }),
    visit: map({ kind: { is: 'option', kind: 'visit', field: 'kind' }, form: ref('forms'), by }),
    send: refOr(['messages'], 'this'),
    fill: some(refOr(['forms', 'form-fields'], 'this')),
    inspect: ref('forms'),
    score: ref('scorecards'),
    survey: ref('surveys'),
    approve: ref('approvals'),
    decide: list(text),
    confirm: text,
    task: text,
    agree: ref('forms'),
    meet: text,
    deliver: text,
    tell: some(who),
    'form-team': ref('roles'),
    open: ref('tickets', 'procedures'),
    publish: refOr(['messages', 'documents'], 'this'),
    archive: some(refOr(['forms', 'documents'], 'this', 'receipts')),
    set: entries(value, path),
    by,
    at: some(ref('channels')),
    part: ref('parts'),
    template: ref('messages'),
    to: audience,
    folder: text,
    about: path,
  },
}

const evidenceWords: [string, Shape | null][] = [
  ['form', ref('forms')],
  ['files', null],
  ['file', null],
  ['photos', number],
  ['scan', null],
  ['minutes', null],
  ['note', null],
  ['location', null],
  ['recording', null],
  ['signature of', who],
  ['read by', who],
  ['confirmed by', who],
  ['receipt', null],
]

export const evidence = list(
  byNode({ scalar: phrase(...evidenceWords), map: map({ receipt: phrase(...evidenceWords) }) }),
)

export const reasons = byNode({ scalar: word('required', 'optional'), list: list(text) })

export const waive = byNode({
  scalar: word('none'),
  map: map({ by: who, reason: reasons, approval: ref('approvals') }, 'by', 'reason'),
})

export const rung = map(
  { at: { is: 'rung' }, tell: some(who), assign: who, approval: ref('approvals'), where: condition },
  'at',
)
export const ladder = list(rung)

/** Effects once a duty is met. */
const afterwards = list({
  is: 'map',
  exactlyOne: ['open', 'set', 'enter', 'tell', 'post', 'give'],
  keys: {
    open: ref('tickets', 'procedures'),
    set: entries(value, path),
    enter: ref('stages'),
    tell: some(who),
    post: ref('ledgers'),
    give: ref('grades'),
    amount: points,
    where: condition,
    about: path,
  },
})

export const periodWords = ['day', 'week', 'month', 'quarter', 'half-year', 'year']

export const cover = map({
  'once-per': phrase(['$', ref('parameters')], ['', word(...periodWords)]),
  times: number,
  per: word(...periodWords),
  'at-least': points,
  of: phrase(['$', ref('parameters')], ['', word('active in period', 'active at end of period')]),
  spread: word('even'),
  order: word('longest-unvisited'),
  at: phrase(['activity', ref('activities')]),
  before: path,
})

/** Who a duty is owed by, by when, what is done and what if not: section 3 of the grammar. */
export const dutyKeys: Record<string, Shape> = {
  when: some(event),
  every,
  cover,
  for: audience,
  where: condition,
  unless: condition,
  while: condition,
  who: some(who),
  with: some(who),
  due,
  do: verbShape,
  'met-by': some(event),
  evidence,
  waive,
  ladder,
  approval: ref('approvals'),
  then: afterwards,
  once: { is: 'once' },
  'same-as': text,
}

/** The type words of a field of a form or a setting. */
export const fieldTypes = [
  'text',
  'number',
  'money',
  'percent',
  'date',
  'time',
  'span',
  'yesno',
  'one',
  'many',
  'file',
  'person',
  'document',
  'table',
]

/** A field of a form: its type alone, or with bounds. */
export const formField = byNode({
  scalar: word(...fieldTypes),
  map: map({
    title: text,
    type: phrase(['each', { is: 'subject' }], ['', word(...fieldTypes)]),
    options: byNode({ scalar: word('open'), list: list(text) }),
    'one-of': byNode({
      scalar: phrase(['dimension of', ref('surveys')], ['', refOr(['grades'], 'messages')]),
      list: list(text),
    }),
    from: phrase(['row of', text], ['register', ref('reports')], ['starter', text], ['', value]),
    required: condition,
    default: text,
    sensitive: yesno,
    on: ref('documents'),
    'frozen-at': ref('steps'),
    assumed: list(text),
    note: text,
  }),
})

export const requires = list(
  map(
    {
      that: condition,
      else: text,
      clause: some(ref('clauses')),
      waiver: ref('approvals'),
      before: { is: 'word', of: ['accepted', 'dispatched', 'arrived', 'solved', 'closed'] },
    },
    'that',
    'else',
  ),
)

/** How long something is kept. */
export const keep = phrase(
  ['$', ref('parameters')],
  ['always', null],
  ['history', null],
  ['', { is: 'span' }],
)

export const period: Shape = { is: 'period' }

/** Where a section of a report takes its content from. */
export const source = phrase(
  ['answers of', ref('forms')],
  ['measure', ref('measures')],
  ['report', ref('reports')],
  ['plan', ref('plans')],
  ['register', ref('reports')],
  ['weak items of', ref('surveys')],
  ['obligations of', ref('care', 'plans', 'promises')],
  ['obligations', null],
  ['findings', null],
  ['tickets', null],
  ['run', null],
)

/** A phase of a survey: a duty of its own. */
export const phase = map({ ...dutyKeys, by, report: ref('reports'), to: some(who) }, 'who', 'due')
