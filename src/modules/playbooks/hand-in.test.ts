import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { readBell } from '../obligations/contract/bell.ts'
import { readDraft, saveDraft, startDraft } from './contract/drafts.ts'
import { handBack, handIn, seeChanges } from './contract/handing-in.ts'
import { publishPlaybook } from './contract/versions.ts'

const name = 'property-care'
let world: World
let company: SmallCompany
/** May change the policy, and not publish it: the policy names somebody else. */
let lead: Actor
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  const manager = world.as(company.manager)
  await manager(startDraft, { name })
  const revision = await rewrite(company.manager, / publishes: yes,/, '')
  await manager(publishPlaybook, { name, revision, reason: '只由总经理发布' })
  lead = await world.person(company.lead.id!)
})
afterAll(() => world.close())

const changes = (who: Actor) => world.as(who)(seeChanges, { name })
const bell = async (who: Actor) => (await world.as(who)(readBell, {})).entries[0]
const rewrite = async (who: Actor, from: RegExp, to: string) => {
  const ask = world.as(who)
  const draft = await ask(readDraft, { name })
  const file = draft.files.find(({ path }) => path === 'playbook.yaml')!
  const text = file.text.replace(from, to)
  expect(text).not.toBe(file.text)
  return (await ask(saveDraft, { name, revision: draft.revision, path: file.path, text })).revision
}

test('who may change a policy hands it in; who may publish it sees what changed, hands it back with a word, or publishes it', async () => {
  const author = world.as(lead)
  const manager = world.as(company.manager)
  await author(startDraft, { name })
  const begun = await author(readDraft, { name })
  await expect(author(handIn, { name, revision: begun.revision, words: '没改什么' })).rejects.toMatchObject({
    code: 'playbooks.nothing_changed',
  })
  expect(await changes(lead)).toMatchObject({ changes: [], asked: null })
  await expect(
    manager(handBack, { name, revision: begun.revision, words: '没有送审' }),
  ).rejects.toMatchObject({ code: 'playbooks.not_handed_in' })
  const revision = await rewrite(lead, /^title: .*$/m, 'title: 客户关怀办法（试行）')
  await expect(author(publishPlaybook, { name, revision, reason: '我自己发' })).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
  expect((await author(handIn, { name, revision, words: '改了名字' })).told).toBeGreaterThan(0)
  expect(await bell(company.manager)).toMatchObject({ kind: 'policy-asked', playbook: name })
  expect(await changes(company.manager)).toMatchObject({
    asked: { words: '改了名字', mine: false },
    changes: [{ change: 'changed', values: [{ key: '', now: '客户关怀办法（试行）' }] }],
  })
  await manager(handBack, { name, revision, words: '名字里不要写试行' })
  expect(await bell(lead)).toMatchObject({ kind: 'policy-returned' })
  expect(await changes(lead)).toMatchObject({
    asked: null,
    returned: { words: '名字里不要写试行' },
  })
  const again = await rewrite(lead, /^title: .*$/m, 'title: 客户关怀办法')
  await author(handIn, { name, revision: again, words: '去掉了试行' })
  expect(await changes(lead)).toMatchObject({ asked: { mine: true }, returned: null })
  await expect(manager(publishPlaybook, { name, revision, reason: '旧的那一稿' })).rejects.toMatchObject({
    code: 'playbooks.draft_changed',
  })
  await manager(publishPlaybook, { name, revision: again, reason: '同意' })
  expect(await bell(lead)).toMatchObject({ kind: 'policy-published', playbook: name })
})

test('what is typed after handing in was not looked at', async () => {
  const author = world.as(lead)
  await author(startDraft, { name })
  const revision = await rewrite(lead, /^title: .*$/m, 'title: 客户关怀办法（二）')
  await author(handIn, { name, revision, words: '第二版' })
  await rewrite(lead, /^title: .*$/m, 'title: 客户关怀办法（三）')
  expect(await changes(company.manager)).toMatchObject({ asked: null })
})
