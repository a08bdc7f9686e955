import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { readPlaybookDocument } from './contract/documents.ts'
import { readDraft, saveDraft, startDraft } from './contract/drafts.ts'
import { setParameter } from './contract/parameters.ts'
import { listRehearsals, rehearsePlaybook, runRehearsal, seeRehearsal } from './contract/rehearsals.ts'
import { publishPlaybook, returnToVersion } from './contract/versions.ts'

let world: World
let company: SmallCompany
const name = 'property-care'
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  await subscribe(world, company)
})
afterAll(() => world.close())

test('a rehearsal plays the company’s own facts and says what a changed copy would owe differently', {
  timeout: 120_000,
}, async () => {
  const manager = world.as(company.manager)
  await manager(startDraft, { name })
  const draft = await manager(readDraft, { name })
  const file = draft.files.find((each) => each.path === 'playbook.yaml')!
  const text = file.text.replace(
    /first-contact: \{ title: ([^,]+), type: span, value: 7 days/,
    'first-contact: { title: $1, type: span, value: 5 days',
  )
  expect(text).not.toBe(file.text)
  await manager(saveDraft, { name, revision: draft.revision, path: 'playbook.yaml', text })
  const { rehearsalId } = await manager(rehearsePlaybook, { name, against: 'next-year' })
  await world.system(runRehearsal, { id: rehearsalId })
  const { state, result } = await manager(seeRehearsal, { id: rehearsalId })
  expect(state).toBe('done')
  expect(result!.facts).toBeGreaterThan(2)
  expect(result!.owed).toBeGreaterThan(0)
  const { rehearsals } = await manager(listRehearsals, { name })
  expect(rehearsals[0]).toMatchObject({ id: rehearsalId, state: 'done', owed: result!.owed, by: '唐莉' })
})

test('before publishing, the roles that owe something and that nobody holds are named', async () => {
  const { findings } = await world.as(company.manager)(readDraft, { name })
  const nobody = findings.filter((finding) => finding.code === 'role.nobody')
  expect(nobody.map((finding) => finding.path)).toContain('roles/service-centre')
  expect(nobody.map((finding) => finding.path)).not.toContain('roles/steward')
  expect(nobody.every((finding) => finding.severity === 'warning')).toBe(true)
  expect(nobody.find((finding) => finding.path === 'roles/service-centre')!.text).toMatchObject({
    zh: expect.stringContaining('物业服务中心'),
    en: expect.stringContaining('nobody'),
  })
})

test('a superior that no role names is named before publishing too', async () => {
  const manager = world.as(company.manager)
  const draft = await manager(readDraft, { name })
  const { text } = draft.files.find((each) => each.path === 'playbook.yaml')!
  const without = text
    .replace('scope: own-grid, clause: 4.1.3, superior: care-lead,', 'scope: own-grid, clause: 4.1.3,')
    .replace('    who: steward\n', '    who: superior of steward\n')
  const saved = await manager(saveDraft, {
    name,
    revision: draft.revision,
    path: 'playbook.yaml',
    text: without,
  })
  const said = saved.findings.filter((finding) => finding.code === 'role.nobody')
  expect(said.find((finding) => finding.path === 'roles/steward')!.text.zh).toContain('客户管家的上级')
  await manager(saveDraft, { name, revision: saved.revision, path: 'playbook.yaml', text })
})

test('a playbook that contradicts itself cannot be published, and the words say where', async () => {
  const manager = world.as(company.manager)
  const draft = await manager(readDraft, { name })
  const file = draft.files.find((each) => each.path === 'playbook.yaml')!
  const saved = await manager(saveDraft, {
    name,
    revision: draft.revision,
    path: 'playbook.yaml',
    text: file.text.replace('when: holding.subscribed', 'when: holding.subscribd'),
  })
  const error = saved.findings.find((finding) => finding.severity === 'error')!
  expect(error.line).toBeGreaterThan(1)
  expect(error.text.zh).toMatch(/subscrib/)
  await expect(
    manager(publishPlaybook, { name, revision: saved.revision, reason: '试试' }),
  ).rejects.toMatchObject({ code: 'playbooks.cannot_publish' })
  expect((await manager(readPlaybookDocument, { name })).version).toBe(1)
})

test('a parameter moves within its bounds, from a day, with a reason; outside them it is refused in words', async () => {
  const manager = world.as(company.manager)
  const set = (value: string) =>
    manager(setParameter, {
      name,
      parameter: 'first-contact',
      value,
      fromOn: '2026-03-02',
      reason: '人手不足',
    })
  await expect(set('60 days')).rejects.toMatchObject({ code: 'playbooks.parameter_out_of_bounds' })
  await expect(set('soon')).rejects.toMatchObject({ code: 'playbooks.parameter_unreadable' })
  await set('10 days')
  const seen = await manager(readPlaybookDocument, { name })
  expect(seen.parameters.find((parameter) => parameter.name === 'first-contact')).toMatchObject({
    set: '10 days',
    said: { zh: '10 天内', en: '10 days' },
  })
})

test('a lead publishes because his role in the policy says so; a steward does not', async () => {
  expect(company.lead.permissions).toContain('playbook.publish')
  expect(company.steward.permissions).not.toContain('playbook.publish')
  await expect(
    world.as(company.steward)(returnToVersion, { name, version: 1, reason: '不该行' }),
  ).rejects.toMatchObject({ code: 'operation.not_allowed' })
  const back = await world.as(company.lead)(returnToVersion, { name, version: 1, reason: '主管发布' })
  expect(back.version).toBeGreaterThan(1)
})

test('what a duty asks is said in English too; only the roles keep the words of the policy', async () => {
  const document = await world.as(world.admin)(readPlaybookDocument, { name: 'property-care' })
  const sentences = document.clauses.flatMap(({ carriers }) =>
    carriers.flatMap(({ sentence }) => sentence ?? []),
  )
  const titles = document.roles.map(({ title }) => title).sort((a, b) => b.length - a.length)
  const ours = sentences.map(({ en }) => titles.reduce((left, title) => left.replaceAll(title, ''), en))
  expect(sentences.length).toBeGreaterThan(30)
  expect(ours.filter((sentence) => /\p{Script=Han}|[，。；、]|undefined/u.test(sentence))).toEqual([])
})
