import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.ts'
import type { Happening } from './decide.ts'
import { isFinished, type ProcedureStep, readySteps, sentBack, undoneBy } from './procedures.ts'
import { readPlaybook } from './read-playbook.ts'
import { endOfRehearsal, rehearse } from './rehearse.ts'
import { treeOf } from './tree.ts'

const approvals = {
  consent: {
    title: '同意',
    steps: [
      { 'all-of': ['care-lead', 'steward'], due: '2 working days' },
      { one: 'manager', where: 'important', opinion: 'required', due: '1 working day' },
    ],
    'on-reject': 'back to draft',
  },
}

const packWith = (steps: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  readPlaybook(
    treeOf({
      ...smallPack,
      approvals: { ...(smallPack.approvals as object), ...approvals },
      procedures: {
        letter: {
          title: '函件',
          clause: '4.10',
          about: 'project',
          'by-hand': ['steward'],
          form: { subject: { title: '主题', type: 'text', required: 'yes' }, important: { type: 'yesno' } },
          steps,
          ...more,
        },
      },
    } as never),
  )

const letter = packWith({
  draft: { who: 'starter', due: '1 day', do: { fill: ['subject', 'important'] } },
  consent: { do: { approve: 'consent' } },
  seal: { who: 'manager', due: '2 working days after consent done', do: { confirm: '已盖章' } },
  print: { who: 'steward', after: ['draft'], where: 'important', do: { confirm: '已打印' } },
  file: { who: 'steward', after: ['seal', 'print'], due: '30 days after opened', do: { confirm: '已归档' } },
})

const at = (day: number, hour = 10) => `2026-03-${String(day).padStart(2, '0')}T${hour}:00:00+08:00`
const fact = (event: string, day: number, values: Record<string, unknown> = {}): Happening => ({
  at: at(day),
  event,
  subject: { kind: 'project', id: 'P1' },
  values: values as never,
})
const play = (timeline: Happening[], playbook = letter) => {
  const { obligations, records } = rehearse(playbook, {
    timeline: [fact('project.planned', 1, { kind: 'residential' }), ...timeline],
    until: endOfRehearsal('2026-03-31', 'Asia/Shanghai'),
  })
  return {
    owed: obligations
      .filter(({ rule }) => rule.startsWith('procedures.'))
      .map(({ rule, state, dueOn }) => [rule.slice('procedures.letter/'.length), state, dueOn]),
    records: records.map((each) => [
      each.effect,
      'step' in each ? each.step : 'result' in each ? each.result : '',
    ]),
  }
}

test('the pack with a procedure has nothing to complain of', () => {
  expect(letter.findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('steps stand one after the other; an approval makes one of each voice, and what does not apply is passed over', () => {
  const opened = fact('procedure.letter.opened', 2, { starter: 'S1' })
  expect(play([opened])).toEqual({ owed: [['draft', 'open', '2026-03-03']], records: [] })
  const drafted = [opened, fact('letter.draft', 3, { subject: '停水', important: false })]
  expect(play(drafted)).toEqual({
    owed: [
      ['draft', 'met', '2026-03-03'],
      // Two working days from Tuesday; the manager's word and the print are for what is important.
      ['consent-1', 'open', '2026-03-05'],
      ['consent-2', 'open', '2026-03-05'],
    ],
    records: [['skip', 'print']],
  })
  const agreed = [
    ...drafted,
    fact('letter.consent-1', 4, { decision: '同意' }),
    fact('letter.consent-2', 5, { decision: '同意' }),
  ]
  expect(play(agreed)).toEqual({
    owed: [
      ['draft', 'met', '2026-03-03'],
      ['consent-1', 'met', '2026-03-05'],
      ['consent-2', 'met', '2026-03-05'],
      // Two working days from the last voice, over the weekend.
      ['seal', 'open', '2026-03-09'],
    ],
    records: [
      ['skip', 'print'],
      ['skip', 'consent'],
    ],
  })
  expect(play([...agreed, fact('letter.seal', 6), fact('letter.file', 9)])).toMatchObject({
    owed: expect.arrayContaining([['file', 'met', '2026-04-01']]),
    records: expect.arrayContaining([['finish', undefined]]),
  })
})

test('a no sends it back: what stood after is owed anew, and what was under way beside it lapses', () => {
  const timeline = [
    fact('procedure.letter.opened', 2, { starter: 'S1' }),
    fact('letter.draft', 3, { subject: '停水', important: true }),
    fact('letter.consent-1', 4, { decision: '不同意' }),
  ]
  expect(play(timeline).owed).toEqual([
    ['draft', 'met', '2026-03-03'],
    ['consent-1', 'met', '2026-03-05'],
    ['consent-2', 'lapsed', '2026-03-05'],
    ['print', 'lapsed', '2026-03-04'],
    ['draft', 'open', '2026-03-05'],
  ])
  expect(play([...timeline, fact('letter.draft', 5)]).owed.slice(-3)).toEqual([
    ['consent-1', 'open', '2026-03-09'],
    ['consent-2', 'open', '2026-03-09'],
    ['print', 'open', '2026-03-06'],
  ])
})

test('a procedure that a fact begins opens its own record; cancelled, nothing of it is owed', () => {
  const begun = packWith(
    {
      look: { who: 'care-lead', due: '2 hours', do: { task: '看现场' } },
      tell: { who: 'steward', do: { task: '告诉客户' } },
    },
    { when: 'project.handover-planned', once: 'one open per project' },
  )
  const planned = fact('project.handover-planned', 2, { firstHandoverOn: '2026-06-30' })
  const again = fact('project.handover-planned', 3, { firstHandoverOn: '2026-07-30' })
  expect(play([planned, again], begun)).toEqual({
    owed: [['look', 'open', '2026-03-02']],
    records: [['begin', '']],
  })
  expect(play([planned, fact('procedure.letter.cancelled', 4)], begun).owed).toEqual([
    ['look', 'lapsed-late', '2026-03-02'],
  ])
})

const names = fc.integer({ min: 1, max: 12 }).map((count) => Array.from({ length: count }, (_, i) => `s${i}`))
/** Steps that each wait for some of those above. */
const steps = names.chain((all) =>
  fc
    .tuple(...all.map((_, i) => fc.subarray(all.slice(0, i))))
    .map((afters) => all.map((name, i) => ({ name, after: afters[i] ?? [] }) as ProcedureStep)),
)

test('in whatever order steps are done or passed over, each comes once, after all it waits for, and the end is reached', () => {
  fc.assert(
    fc.property(steps, fc.infiniteStream(fc.nat()), (all, choice) => {
      const record = { done: {} as Record<string, string>, skipped: [] as string[] }
      const order: string[] = []
      for (let ready = readySteps({ steps: all }, record, new Set()); ready.length > 0; ) {
        const number = choice.next().value ?? 0
        const step = ready[number % ready.length]!
        expect(step.after.every((each) => order.includes(each))).toBe(true)
        order.push(step.name)
        if (number % 3 === 0) record.skipped.push(step.name)
        else record.done[step.name] = at(1)
        ready = readySteps({ steps: all }, record, new Set())
      }
      expect([...order].sort()).toEqual(all.map(({ name }) => name).sort())
      expect(isFinished({ steps: all }, record)).toBe(true)
    }),
  )
})

test('sent back, exactly the step and what stands on it is undone, and it can be finished again', () => {
  fc.assert(
    fc.property(steps, fc.nat(), (all, number) => {
      const back = all[number % all.length]!.name
      const done = Object.fromEntries(all.map(({ name }) => [name, at(1)]))
      const after = sentBack(
        { steps: all },
        {
          procedure: 'p',
          occurrence: 'o',
          subject: { kind: 'project', id: 'P' },
          round: 1,
          openedAt: at(1),
          done,
          skipped: [],
          values: {},
          decisions: {},
        },
        back,
      )
      const undone = undoneBy({ steps: all }, back)
      expect(Object.keys(after.done).sort()).toEqual(
        all
          .map(({ name }) => name)
          .filter((name) => !undone.has(name))
          .sort(),
      )
      for (const step of all)
        if (undone.has(step.name) && step.name !== back)
          expect(step.after.some((each) => undone.has(each))).toBe(true)
      const [next] = readySteps({ steps: all }, after, new Set())
      expect(next?.name).toBe(all.find(({ name }) => undone.has(name))?.name)
      expect(after.round).toBe(2)
    }),
  )
})
