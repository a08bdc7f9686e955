import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { seeToday } from '../obligations/contract/matters.ts'
import { readDraft, saveDraft, startDraft } from './contract/drafts.ts'
import { beginPolicy, splitPolicyPaper } from './contract/papers.ts'
import {
  addMessage,
  addRole,
  addSentence,
  changeClause,
  changeSentence,
  type Gap,
  readSentences,
  type Sentence,
  type SentencesShown,
} from './contract/sentences.ts'
import { publishPlaybook } from './contract/versions.ts'
import { shippedPack, shippedPacks } from './packs-on-disk.ts'
import { openDraft, viewOf } from './read-sentences.ts'

let world: World
let company: SmallCompany
const name = 'property-care'
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
})
afterAll(() => world.close())

const sentencesOf = (view: SentencesShown): Sentence[] => [
  ...view.clauses.flatMap((clause) => clause.sentences),
  ...view.loose,
]
const gapsOf = (sentence: Sentence): Gap[] =>
  sentence.parts.flatMap((part) => ('gap' in part ? [part.gap] : []))
const spoken = (sentence: Sentence) =>
  sentence.parts.map((part) => ('gap' in part ? `[${part.gap.said.zh}]` : part.text.zh)).join('')

test.each(shippedPacks())(
  'every key of every duty of %s stands in a gap of its sentence, in both languages',
  (pack) => {
    const { tree, playbook, saying } = openDraft(shippedPack(pack)!)
    const sentences = sentencesOf(viewOf({ version: 1, revision: 1 }, { tree, playbook, saying }))
    const written = (saying.source as { care: Record<string, Record<string, unknown>> }).care
    expect(new Set(sentences.map((sentence) => sentence.path[1]))).toEqual(new Set(Object.keys(written)))
    for (const sentence of sentences) {
      const filled = gapsOf(sentence).filter((gap) => gap.value !== null)
      const keys = Object.keys(written[sentence.path[1]!]!).filter(
        (key) => !['title', 'clause', 'note', 'assumed'].includes(key),
      )
      expect(filled.map((gap) => gap.path.at(-1)).sort()).toEqual(keys.sort())
      for (const gap of filled) {
        expect(gap.value).toEqual(written[sentence.path[1]!]![gap.path.at(-1)!])
        expect(gap.said.zh).not.toBe('')
        expect(gap.said.en).not.toBe('')
      }
    }
  },
)

test('a duty reads as one sentence', () => {
  const { tree, playbook, saying } = openDraft(shippedPack(name)!)
  const sentences = sentencesOf(viewOf({ version: 1, revision: 1 }, { tree, playbook, saying }))
  const first = sentences.find((sentence) => sentence.path[1] === 'first-contact')!
  expect(spoken(first)).toBe(
    '当[房屋已认购]，只要[结束日 还没有]，[认购日后 7 天内]，由[客户管家][用电话、短信、当面、微信联系客户，填《认购后联络记录》]；[提醒和上报按总则]；[经客户管家部主管同意可以免除（客户明确谢绝、三次联系不上、认购已取消）]。',
  )
})

test('text → sentences → text: any gap written back as it was leaves the text byte for byte', async () => {
  const manager = world.as(company.manager)
  await manager(startDraft, { name })
  const before = await manager(readDraft, { name })
  const { view } = await manager(readSentences, { name })
  const gaps = sentencesOf(view).flatMap(gapsOf)
  let { revision } = view
  await fc.assert(
    fc.asyncProperty(fc.nat(gaps.length - 1), async (at) => {
      const { path, value } = gaps[at]!
      const after = await manager(changeSentence, { name, revision, path, value })
      revision = after.revision
      expect(sentencesOf(after).flatMap(gapsOf)).toEqual(gaps)
    }),
    { numRuns: 25 },
  )
  const after = await manager(readDraft, { name })
  expect(after.files).toEqual(before.files)
})

test('changing the text changes the sentence, changing the sentence changes one place of the text', async () => {
  const manager = world.as(company.manager)
  const draft = await manager(readDraft, { name })
  const { text } = draft.files.find((file) => file.path === 'playbook.yaml')!
  const saved = await manager(saveDraft, {
    name,
    revision: draft.revision,
    path: 'playbook.yaml',
    text: text.replace(
      'due: $first-contact after subscribedOn',
      'due: 3 working days after subscribedOn  # 急',
    ),
  })
  const { view } = await manager(readSentences, { name })
  const first = sentencesOf(view).find((sentence) => sentence.path[1] === 'first-contact')!
  expect(spoken(first)).toContain('[认购日后 3 个工作日内]')
  await manager(changeSentence, {
    name,
    revision: saved.revision,
    path: ['care', 'first-contact', 'due'],
    value: '5 days after subscribedOn',
  })
  const now = (await manager(readDraft, { name })).files.find((file) => file.path === 'playbook.yaml')!.text
  expect(now).toBe(
    text.replace('due: $first-contact after subscribedOn', 'due: 5 days after subscribedOn  # 急'),
  )
})

test('what cannot be is said beside its sentence, and an old revision is refused', async () => {
  const manager = world.as(company.manager)
  const { view } = await manager(readSentences, { name })
  const change = (revision: number, value: string) =>
    manager(changeSentence, { name, revision, path: ['care', 'first-contact', 'due'], value })
  const wrong = await change(view.revision, '5 dayz after subscribedOn')
  expect(wrong.errors).toBeGreaterThan(0)
  expect(sentencesOf(wrong).find((sentence) => sentence.path[1] === 'first-contact')!.wrong[0]!.zh).toMatch(
    /dayz/,
  )
  await expect(change(view.revision, '5 days after subscribedOn')).rejects.toMatchObject({
    code: 'playbooks.draft_changed',
  })
  await expect(
    manager(changeSentence, { name, revision: wrong.revision, path: ['title', 'x'], value: 'y' }),
  ).rejects.toMatchObject({ code: 'playbooks.place_taken' })
  expect((await change(wrong.revision, '5 days after subscribedOn')).errors).toBe(0)
})

test('a paper becomes a policy that owes: pasted, filled in sentence by sentence, published, and a signing opens the call', async () => {
  const manager = world.as(company.manager)
  const paper = `签约客户回访办法
一、目的：让每一位新客户都被记得。
二、签约回访：签约后三天内，由管家电话联系客户。
三、礼物：每逢客户生日送上祝福。`
  const split = await manager(splitPolicyPaper, { text: paper })
  expect(split.title).toBe('签约客户回访办法')
  expect(split.clauses.map((clause) => [clause.id, clause.title, clause.statement])).toEqual([
    ['1', '目的', true],
    ['2', '签约回访', false],
    ['3', '礼物', false],
  ])
  const { name: policy } = await manager(beginPolicy, { title: split.title, clauses: split.clauses })
  expect(policy).toBe('签约客户回访办法')
  const { view, choices } = await manager(readSentences, { name: policy })
  expect(view.clauses.map((clause) => clause.state)).toEqual(['statement', 'nothing', 'nothing'])
  expect(view.wrong).toEqual([])
  expect(choices.roles.map((role) => role.title)).toContain('客户管家')
  const begun = await manager(addSentence, {
    name: policy,
    revision: view.revision,
    clause: '2',
    title: '签约后电话',
    begins: 'when',
    role: 'steward',
  })
  expect(begun.clauses[1]!.state).toBe('sentences')
  const path = begun.clauses[1]!.sentences[0]!.path
  const due = await manager(changeSentence, {
    name: policy,
    revision: begun.revision,
    path: [...path, 'due'],
    value: '3 days after signedOn',
  })
  const called = await manager(changeSentence, {
    name: policy,
    revision: due.revision,
    path: [...path, 'do'],
    value: { contact: { by: ['phone'] } },
  })
  expect(spoken(called.clauses[1]!.sentences[0]!)).toContain(
    '[签约日后 3 天内]，由[客户管家][用电话联系客户]',
  )
  const written = await manager(addMessage, {
    name: policy,
    revision: called.revision,
    title: '生日祝福',
    kind: 'sms',
    purpose: 'care',
    text: '{称呼}，生日快乐。',
  })
  const greeted = await manager(addSentence, {
    name: policy,
    revision: written.revision,
    clause: '3',
    title: '生日祝福',
    begins: 'birthday',
    role: 'steward',
  })
  const sends = await manager(changeSentence, {
    name: policy,
    revision: greeted.revision,
    path: ['care', '生日祝福', 'do'],
    value: { send: '生日祝福' },
  })
  const bySystem = await manager(changeSentence, {
    name: policy,
    revision: sends.revision,
    path: ['care', '生日祝福', 'who'],
    value: 'system',
  })
  const withRole = await manager(addRole, {
    name: policy,
    revision: bySystem.revision,
    title: '回访员',
    scope: 'project',
  })
  const retold = await manager(changeClause, {
    name: policy,
    revision: withRole.revision,
    id: '1',
    title: '目的',
    text: '让每一位新客户都被记得。',
    statement: true,
  })
  expect(retold.errors).toBe(0)
  await manager(publishPlaybook, { name: policy, revision: retold.revision, reason: '首次启用' })
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'signed',
    on: '2026-03-02',
  })
  const { homes } = await world.as(company.steward)(seeToday, {})
  const matters = homes.flatMap((home) => home.matters)
  expect(matters.find((matter) => matter.title === '签约后电话')).toMatchObject({
    dueAt: '2026-03-05T16:00:00.000Z',
  })
})
