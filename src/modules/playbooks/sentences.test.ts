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

const placeIn = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value)

/** An entry's keys that are no part of what it says. */
const FRAME = ['title', 'clause', 'note', 'assumed']

test.each(shippedPacks())(
  'every key of every duty, promise, kind of ticket, message and measure of %s stands in a gap of its sentence, in both languages',
  (pack) => {
    const open = openDraft(shippedPack(pack)!)
    const sentences = sentencesOf(viewOf({ version: 1, revision: 1 }, open))
    const source = open.saying.source as Record<string, Record<string, Record<string, unknown>>>
    const entries = ['care', 'promises', 'tickets', 'messages', 'measures'].flatMap((block) =>
      Object.keys(source[block] ?? {}).map((name) => `${block}/${name}`),
    )
    expect(new Set(sentences.map((sentence) => sentence.path.join('/')))).toEqual(new Set(entries))
    for (const sentence of sentences) {
      const [block, name] = sentence.path as [string, string]
      const entry = source[block]![name]!
      const filled = gapsOf(sentence).filter((gap) => gap.value !== null)
      expect(new Set(filled.map((gap) => gap.path[2]))).toEqual(
        new Set(Object.keys(entry).filter((key) => !FRAME.includes(key))),
      )
      for (const gap of filled) {
        expect(gap.value).toEqual(placeIn(entry, gap.path.slice(2)))
        expect(gap.said.zh).not.toBe('')
        expect(gap.said.en).not.toBe('')
      }
      for (const gap of sentence.more) expect(placeIn(entry, gap.path.slice(2))).toBeUndefined()
      const worded = filled
        .filter((gap) => gap.path[2] === 'wording')
        .map((gap) => gap.path.slice(3).join('/'))
      expect(worded.sort()).toEqual(
        Object.entries((entry.wording ?? {}) as Record<string, object>)
          .flatMap(([category, said]) => Object.keys(said).map((key) => `${category}/${key}`))
          .sort(),
      )
    }
  },
)

test('a duty, a promise, a message and a measure each read as one sentence', () => {
  const sentences = sentencesOf(viewOf({ version: 1, revision: 1 }, openDraft(shippedPack(name)!)))
  const said = (path: string) => spoken(sentences.find((sentence) => sentence.path.join('/') === path)!)
  expect(said('care/first-contact')).toBe(
    '当[房屋已认购]，只要[结束日 还没有]，[认购日后 7 天内]，由[客户管家][用电话、短信、当面、微信联系客户，填《认购后联络记录》]；[提醒和上报按总则]；[经客户管家部主管同意可以免除（客户明确谢绝、三次联系不上、认购已取消）]。',
  )
  expect(said('promises/solved')).toBe(
    '客户提出[报修、投诉]，[7 个工作日内]要[办完]；[工单已挂起]时停表；[到期前 1 个工作日告诉负责人，到期告诉客户管家部主管，到期后 3 个工作日内告诉总经理]；[免除按总则]。',
  )
  expect(said('messages/birthday')).toBe(
    '用[微信、短信]发，属于[关怀]，写的是[“{称呼}，今天是您{农历}生日，祝您平安健康，家和事顺。管家{管家} 敬上”]。',
  )
  expect(said('tickets/enquiry')).toBe(
    '分[收费、装修手续、停车、证件办理、保修、活动、联系方式、其他咨询]，编号以[“咨询”]开头，[首问记着不变]；[交给客户管家]，[客户管家可以转给客户管家部主管]；办完后[解决时间后 3 天内由客户管家部（不是负责人）回访]。',
  )
  expect(said('measures/solved-in-time')).toBe(
    '每[月]算[“办完”的时限]里[按时办成的]占多少；[越高越好]，目标[不低于 95%]，按[项目、类别、处理人]分。',
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
    { numRuns: 6 },
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

test('the words of a message, the hours of a promise and the target of a measure are changed where they stand', async () => {
  const manager = world.as(company.manager)
  const { view } = await manager(readSentences, { name })
  const gap = (shown: SentencesShown, ...path: string[]) =>
    sentencesOf(shown)
      .flatMap(gapsOf)
      .find((each) => each.path.join('/') === path.join('/'))!
  const { body } = gap(view, 'messages', 'birthday', 'file')
  const written = await manager(saveDraft, {
    name,
    revision: view.revision,
    path: body!.path,
    text: '# 生日祝福\n\n{称呼}，生日快乐。\n',
  })
  const target = await manager(changeSentence, {
    name,
    revision: written.revision,
    path: ['measures', 'solved-in-time', 'target'],
    value: 'at least 97%',
  })
  const after = await manager(changeSentence, {
    name,
    revision: target.revision,
    path: ['promises', 'solved', 'due'],
    value: '5 working days',
  })
  expect(gap(after, 'messages', 'birthday', 'file').said.zh).toBe('“{称呼}，生日快乐。”')
  expect(gap(after, 'measures', 'solved-in-time', 'target').said.zh).toBe('不低于 97%')
  expect(gap(after, 'promises', 'solved', 'due').said.zh).toBe('5 个工作日内')
  expect(after.errors).toBe(0)
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
