import { askings } from './approvals.ts'
import { pauseEnds } from './clock-times.ts'
import { compileRule, ownersIn, type Source } from './compile-rules.ts'
import { warrantyIn } from './compile-warranty.ts'
import type { TicketKind } from './compiled.ts'
import type { DutyRule } from './duty-rule.ts'
import { at, entriesOf, type Node, textAt, textsOf, treeOf, withKeys } from './tree.ts'

/** What sets each clock of a ticket and what it waits for, where the promise says nothing else. */
export const clocks: Readonly<Record<string, { opens: readonly string[]; meets: readonly string[] }>> = {
  'first-reply': { opens: ['ticket.filed'], meets: ['ticket.answered'] },
  dispatch: { opens: ['ticket.filed'], meets: ['ticket.dispatched', 'ticket.accepted', 'ticket.solved'] },
  arrive: { opens: ['ticket.filed'], meets: ['ticket.arrived', 'ticket.solved'] },
  solve: { opens: ['ticket.filed', 'ticket.reopened'], meets: ['ticket.solved'] },
  'next-update': { opens: ['ticket.suspended'], meets: ['ticket.answered', 'ticket.resumed'] },
  'call-back': { opens: ['ticket.solved'], meets: ['ticket.called-back'] },
}

/** The facts after which nothing is owed for a ticket any more. */
const gone = ['ticket.merged', 'ticket.withdrawn', 'ticket.rejected', 'ticket.closed']

/** A promise as the duty rule it is: a clock on tickets of its kinds. */
export function compilePromise(source: Source): DutyRule | undefined {
  const { entry, name } = source
  const clock = textAt(entry, 'clock') ?? ''
  const { opens = [], meets = [] } = clocks[clock] ?? {}
  const kinds = textsOf(at(entry, 'on'))
  const when = opens.map((event) => `${event} where kind in [${kinds.join(', ')}]`)
  const rule = compileRule(
    onTickets(source, {
      when: at(entry, 'when') ?? treeOf(when),
      who: at(entry, 'who') ?? treeOf('assignee'),
      do: at(entry, 'do') ?? treeOf({ task: textAt(entry, 'title') ?? name }),
      'met-by': at(entry, 'met-by') ?? (at(entry, 'do') ? undefined : treeOf([...meets])),
    }),
  )
  if (!rule) return undefined
  const pauseWhile = textAt(entry, 'pause-while')
  return {
    ...rule,
    clock,
    ...(pauseWhile && pauseWhile in pauseEnds ? { pauseWhile } : {}),
    ends: endsOf(rule, clock),
  }
}

/** The call-back of a kind of ticket: owed once it is solved, not by its handler. */
export function compileCallBack(source: Source): DutyRule | undefined {
  const { entry, name, walk, env } = source
  const callBack = at(entry, 'call-back')
  if (!callBack || !at(callBack, 'due')) return undefined
  const title = textAt(entry, 'title') ?? name
  const rule = compileRule({
    ...onTickets(source, {
      title: treeOf(`${title}回访`),
      when: treeOf([`ticket.solved where kind = ${name}`]),
      who: at(callBack, 'who'),
      due: at(callBack, 'due'),
      do: treeOf({ task: `${title}回访` }),
      'met-by': treeOf(['ticket.called-back']),
    }),
    part: 'call-back',
  })
  if (!rule) return undefined
  const sample = walk.condition(textAt(callBack, 'sample'), { ...env, subject: 'ticket' }, 'number')
  return {
    ...rule,
    clock: 'call-back',
    ends: endsOf(rule, 'call-back'),
    notByHandler: true,
    ...(sample ? { sample } : {}),
  }
}

function onTickets(source: Source, keys: Record<string, Node | undefined>): Source {
  return {
    ...source,
    env: { ...source.env, subject: source.env.subject ?? 'ticket' },
    entry: withKeys(source.entry, keys),
  }
}

function endsOf(rule: DutyRule, clock: string): string[] {
  const met = new Set(rule.metBy.map((occasion) => occasion.event))
  const again = clock === 'call-back' ? ['ticket.reopened'] : []
  return [...gone, ...again].filter((event) => !met.has(event))
}

/** The kinds of tickets a playbook declares, for those who take them in. */
export function ticketKindsOf(sources: readonly Source[]): TicketKind[] {
  return sources.filter((source) => source.block === 'tickets').map(kindOf)
}

function kindOf(source: Source): TicketKind {
  const { entry, name, walk } = source
  const env = { ...source.env, subject: 'ticket' }
  const itemsOf = (key: string) => {
    const list = at(entry, key)
    return list?.kind === 'list' ? list.items : []
  }
  const form = textAt(entry, 'form')
  const number = textAt(entry, 'number')
  const callBack = at(entry, 'call-back')
  const callBackForm = textAt(callBack, 'form')
  return {
    name,
    title: textAt(entry, 'title') ?? name,
    clauses: textsOf(at(entry, 'clause')),
    ...(form ? { form } : {}),
    ...(number ? { number } : {}),
    categories: textsOf(at(entry, 'categories')),
    wording: Object.fromEntries(
      entriesOf(at(entry, 'wording')).map(([category, said]) => [
        category,
        {
          say: textAt(said, 'say') ?? null,
          ask: textsOf(at(said, 'ask')),
          atOnce: textAt(said, 'at-once') ?? null,
          urgent: textAt(said, 'urgent') === 'yes',
        },
      ]),
    ),
    causes: textsOf(at(entry, 'causes')),
    levels: itemsOf('levels').flatMap((item) => {
      const condition = walk.condition(textAt(item, 'if'), env)
      const is = textAt(item, 'is')
      return condition && is ? [{ is, if: condition, tell: ownersIn({ walk, env }, at(item, 'tell')) }] : []
    }),
    routes: itemsOf('routes').flatMap((item) => {
      const where = walk.condition(textAt(item, 'where'), env)
      const [to] = ownersIn({ walk, env }, at(item, 'to'))
      return to ? [{ ...(where ? { where } : {}), to }] : []
    }),
    ...(callBack
      ? {
          callBack: {
            who: ownersIn({ walk, env }, at(callBack, 'who')),
            ...(callBackForm ? { form: callBackForm } : {}),
            until: at(callBack, 'until') !== undefined,
          },
        }
      : {}),
    requires: itemsOf('requires').flatMap((item) => {
      const that = walk.condition(textAt(item, 'that'), env)
      return that
        ? [{ that, else: textAt(item, 'else') ?? '', before: textAt(item, 'before') ?? 'solved' }]
        : []
    }),
    escalate: itemsOf('escalate').flatMap((item) => {
      const where = walk.condition(textAt(item, 'where'), env)
      const when = askings.find((each) => each === textAt(item, 'when'))
      const approval = textAt(item, 'approval')
      return when && approval ? [{ when, ...(where ? { where } : {}), approval }] : []
    }),
    ...passOnOf(source, env),
    ...(textAt(entry, 'review') ? { review: textAt(entry, 'review')! } : {}),
    warranty: itemsOf('warranty').map(warrantyIn),
    byCustomers: !at(entry, 'by-hand') || textsOf(at(entry, 'by-hand')).includes('participant'),
    confidential: textAt(entry, 'confidential') === 'yes',
    verdict: at(entry, 'verdict') !== undefined,
  }
}

function passOnOf({ entry, walk }: Source, env: Source['env']): Pick<TicketKind, 'passOn'> {
  const passOn = at(entry, 'pass-on')
  const [from] = ownersIn({ walk, env }, at(passOn, 'from'))
  const [to] = ownersIn({ walk, env }, at(passOn, 'to'))
  const form = textAt(passOn, 'with')
  return from && to ? { passOn: { from, to, ...(form ? { form } : {}) } } : {}
}
