import { expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.ts'
import { readPlaybook } from './playbook.ts'
import { type Plain, treeOf } from './tree.ts'

const errors = (pack: Plain, bases: Record<string, Plain> = {}) =>
  readPlaybook(treeOf(pack), (name) => (bases[name] ? treeOf(bases[name]) : undefined))
    .findings.filter((finding) => finding.severity === 'error')
    .map(({ code, path }) => `${code} ${path}`)

const withEntry = (block: string, name: string, entry: Plain): Plain => ({
  ...smallPack,
  [block]: { ...(smallPack[block] as { [key: string]: Plain }), [name]: entry },
})

test('a pack that says everything is refused nothing, and can be stored as JSON', () => {
  const playbook = readPlaybook(treeOf(smallPack))
  expect(playbook.findings.filter((finding) => finding.severity === 'error')).toEqual([])
  expect(JSON.parse(JSON.stringify(playbook))).toEqual(JSON.parse(JSON.stringify(playbook)))
  expect(playbook.rules.map((rule) => rule.name)).toContain('care.first-contact')
})

test('clauses of blocks that are only read say that they are not yet carried', () => {
  const { clauses } = readPlaybook(treeOf(smallPack))
  const carriedBy = clauses.flatMap((clause) => clause.carriedBy)
  expect(carriedBy.find((each) => each.block === 'plans')?.carried).toBe(false)
  expect(carriedBy.find((each) => each.block === 'promises')?.carried).toBe(true)
  expect(carriedBy.find((each) => each.block === 'care')?.carried).toBe(true)
})

test('a clause that nothing carries is said and publishes all the same, a statement is not even said', () => {
  const said = (clause: Record<string, string>) =>
    readPlaybook(treeOf(withEntry('clauses', '9', clause)))
      .findings.filter((finding) => finding.path === 'clauses/9')
      .map(({ severity, code }) => `${severity} ${code}`)
  expect(said({ title: '无人落实' })).toEqual(['warning clause.not_carried'])
  expect(said({ title: '说明', statement: 'yes' })).toEqual([])
})

test('a duty without people, due time, deed or clause is refused', () => {
  expect(errors(withEntry('care', 'empty', {}))).toEqual([
    'duty.no_clause care/empty',
    'duty.incomplete care/empty',
    'duty.incomplete care/empty',
    'duty.incomplete care/empty',
    'duty.incomplete care/empty',
  ])
})

test('names that do not exist are refused where they stand', () => {
  const duty = { clause: '4.1', when: 'holding.signed', due: '3 days', who: 'steward', do: { task: 'x' } }
  expect(errors(withEntry('care', 'x', { ...duty, who: 'stewart' }))).toEqual(['who.unknown care/x/who'])
  expect(errors(withEntry('care', 'x', { ...duty, when: 'holding.sined' }))).toContain(
    'pack.unknown_event care/x/when',
  )
  expect(errors(withEntry('care', 'x', { ...duty, due: '3 days after sinedOn' }))).toEqual([
    'pack.unknown_date care/x/due',
  ])
  expect(errors(withEntry('care', 'x', { ...duty, where: 'unit.kind = hone' }))).toEqual([
    'condition.unknown_option care/x/where',
  ])
  expect(errors(withEntry('care', 'x', { ...duty, do: { inspect: 'handoverr' } }))).toEqual([
    'pack.unknown_reference care/x/do/inspect',
  ])
  expect(errors(withEntry('care', 'x', { ...duty, wen: 'y' }))).toEqual(['pack.unknown_key care/x/wen'])
})

test('a ladder ends at or after the due time and names people', () => {
  const duty = { clause: '4.1', when: 'holding.signed', due: '3 days', who: 'steward', do: { task: 'x' } }
  expect(
    errors(withEntry('care', 'x', { ...duty, ladder: [{ at: '1 day before due', tell: 'steward' }] })),
  ).toEqual(['ladder.no_end care/x/ladder'])
  expect(errors(withEntry('care', 'x', { ...duty, ladder: [{ at: 'due' }] }))).toEqual([
    'ladder.nobody care/x/ladder/0',
  ])
})

test('evidence that the verb cannot produce is refused', () => {
  const duty = { clause: '4.1', when: 'holding.signed', due: '3 days', who: 'steward', do: { contact: {} } }
  expect(errors(withEntry('care', 'x', { ...duty, evidence: ['receipt'] }))).toEqual([
    'duty.impossible_evidence care/x/evidence/0',
  ])
})

test('a marketing message needs consent in the condition', () => {
  const pack = withEntry('messages', 'sale', { kind: 'sms', purpose: 'marketing' }) as {
    [key: string]: Plain
  }
  const duty = { clause: '4.2', every: 'month', due: 'end of month', who: 'system', do: { send: 'sale' } }
  const care = (audience: string) => ({
    ...pack,
    care: { ...(pack.care as { [key: string]: Plain }), sale: { ...duty, for: audience } },
  })
  expect(errors(care('each customer'))).toEqual(['duty.marketing_without_consent care/sale'])
  expect(errors(care('each customer where consent.marketing'))).toEqual([])
})

test('bands without an otherwise, and bounds that the value breaks, are refused', () => {
  const bands = { title: 'x', type: 'bands', value: ['A if over 5'], by: 'care-lead' }
  expect(errors(withEntry('parameters', 'b', bands))).toEqual(['bands.no_otherwise parameters/b/value'])
  const span = { title: 'x', type: 'span', value: '20 days', min: '1 day', max: '14 days', by: 'care-lead' }
  expect(errors(withEntry('parameters', 's', span))).toEqual(['parameter.out_of_bounds parameters/s/value'])
})

test('points that do not add up to the total are refused', () => {
  const card = {
    clause: '6',
    about: 'partner',
    items: { 好: { max: '60', options: { 是: '60', 否: '0' } } },
    total: { raw: '100' },
  }
  expect(errors(withEntry('scorecards', 'c', card))).toEqual(['score.sum scorecards/c/total'])
})

test('derived fields that lead back to themselves are refused', () => {
  const fields = {
    ...(smallPack.fields as { [key: string]: Plain }),
    dealer: { a: { title: 'a', is: 'not b' }, b: { title: 'b', is: 'not a' } },
  }
  expect(errors({ ...smallPack, fields })).toEqual([
    'pack.derived_circle fields/dealer/a',
    'pack.derived_circle fields/dealer/b',
  ])
})

test('a child pack merges by block, name and key; what the base fixes stays', () => {
  const child = { playbook: 'child', title: '子', 'time-zone': 'Asia/Shanghai', extends: 'small-care@1' }
  const base = (fixed: string): Record<string, Plain> => ({
    'small-care': withEntry('care', 'first-contact', {
      ...((smallPack.care as { [key: string]: Plain })['first-contact'] as { [key: string]: Plain }),
      due: '7 days after subscribedOn',
      fixed,
    }),
  })
  const due = (text: string): Plain => ({ ...child, care: { 'first-contact': { due: text } } })
  const unused = errors(child, base('tighten'))
  expect(unused).toEqual([])
  expect(errors(due('3 days after subscribedOn'), base('tighten'))).toEqual([])
  expect(errors(due('9 days after subscribedOn'), base('tighten'))).toEqual([
    'extends.not_tighter care/first-contact/due',
  ])
  expect(errors(due('3 days after subscribedOn'), base('yes'))).toEqual([
    'extends.fixed care/first-contact/due',
  ])
  const removed = readPlaybook(
    treeOf({ ...child, care: { 'first-contact': { remove: 'yes' } }, measures: { kept: { remove: 'yes' } } }),
    () => treeOf(base('tighten')['small-care'] as Plain),
  )
  expect(removed.rules.map((rule) => rule.name)).not.toContain('care.first-contact')
})

test('bad input never throws', () => {
  for (const bad of [
    '',
    [],
    { care: 'x' },
    { care: { a: ['b'] } },
    { clauses: { x: [] }, parameters: { p: 'y' } },
  ] as Plain[])
    expect(readPlaybook(treeOf(bad)).findings.length).toBeGreaterThan(0)
})

test('a due time that cannot come, or comes the same day for several periods, is refused', () => {
  const yearly = { clause: '4.1', for: 'each project', who: 'steward', do: { task: 'x' } }
  const of = (every: string, due: string) => errors(withEntry('care', 'x', { ...yearly, every, due }))
  expect(of('month', 'June')).toEqual(['duty.due_repeats care/x/due'])
  expect(of('year', '3 days before start of year')).toEqual(['duty.due_before_period care/x/due'])
  expect(of('year', 'June')).toEqual([])
  expect(of('month', 'day 25 of month')).toEqual([])
  expect(of('quarter', '10 days after end of quarter')).toEqual([])
})

test('a rung that is reached the moment the duty opens is warned of', () => {
  const duty = { clause: '4.1', when: 'holding.signed', due: '2 days', who: 'steward', do: { task: 'x' } }
  const warned = (at: string) =>
    readPlaybook(
      treeOf(
        withEntry('care', 'x', {
          ...duty,
          ladder: [
            { at, tell: 'steward' },
            { at: 'due', tell: 'steward' },
          ],
        }),
      ),
    )
      .findings.filter((finding) => finding.path.startsWith('care/x'))
      .map((finding) => finding.code)
  expect(warned('5 days before due')).toEqual(['ladder.before_opening'])
  expect(warned('1 day before due')).toEqual([])
})

test('what the pack asks as evidence by default counts for a duty that says nothing', () => {
  const { rules } = readPlaybook(
    treeOf({ ...smallPack, defaults: { ...(smallPack.defaults as object), evidence: ['note'] } } as Plain),
  )
  expect(rules.find((rule) => rule.name === 'care.first-contact')?.evidence).toEqual(['note'])
})

test('a duty may be owed to all there are, whatever its event is about; two ways to some of them must be chosen', () => {
  const duty = { clause: '4.1', when: 'document.published', due: '3 days', who: 'steward', do: { task: 'x' } }
  expect(errors(withEntry('care', 'x', { ...duty, for: 'each customer' }))).toEqual([
    'pack.which_way care/x/for',
  ])
  const all = { ...duty, for: 'each customer of company where kind = person' }
  expect(errors(withEntry('care', 'x', all))).toEqual([])
  const { rules } = readPlaybook(treeOf(withEntry('care', 'x', all)))
  expect(rules.find((rule) => rule.name === 'care.x')?.triggers[0]?.way).toBeNull()
})

test('a due time may hang on the plain date of a subject, written with it', () => {
  const duty = { clause: '4.1', when: 'visit.planned', who: 'steward', do: { task: 'x' } }
  expect(errors(withEntry('care', 'x', { ...duty, due: '1 day before visit.at' }))).toEqual([])
  expect(errors(withEntry('care', 'x', { ...duty, due: '1 day before visit.att' }))).toHaveLength(1)
})
