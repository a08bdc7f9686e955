import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, bringIn, count, tryOut } from '../../../test/support/imports.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { addProject } from '../places/contract/projects.ts'
import { adoptPack } from '../playbooks/contract/documents.ts'
import { readDraft } from '../playbooks/contract/drafts.ts'
import { publishPlaybook } from '../playbooks/contract/versions.ts'

let world: World
let project: string
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-02-01')
  const admin = world.as(world.admin)
  for (const pack of ['property-care', 'general-care']) {
    await admin(adoptPack, { pack })
    const { revision } = await admin(readDraft, { name: pack })
    await admin(publishPlaybook, { name: pack, revision, reason: '首次启用' })
  }
  project = (await admin(addProject, { name: '云栖花园' })).id
})
afterAll(() => world.close())

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!

/** People of some kinds: dates, role, level and consent differ from row to row; every seventh has a second home. */
function ledger(from: number, many: number): string {
  const rows = Array.from({ length: many }, (_, n) => {
    const home = (extra: number) => `${1 + (n % 4)}-1-${from + n + 1}0${1 + extra}`
    const dates = [
      pick(['2026-02-10', '2025-11-03', ''], n),
      pick(['2026-02-20', ''], n >> 1),
      pick(['2026-06-30', ''], n >> 2),
    ]
    const who = [`住户${from + n}`, `139${31_000_000 + from + n}`]
    const more = [
      pick(['业主', '租户'], n >> 3),
      pick(['金卡', '银卡', ''], n >> 1),
      pick(['是', '否', ''], n),
    ]
    return (n % 7 === 0 ? [0, 1] : [0]).map((extra) => [...who, home(extra), ...dates, ...more].join(','))
  })
  return ['姓名,手机,房号,认购日期,签约日期,交付日期,身份,级别,关怀同意', ...rows.flat()].join('\n')
}

const owed = (rules: readonly { rule: string }[]) =>
  Promise.all(
    rules.map(
      async ({ rule }) =>
        [
          rule,
          await count(world, 'select count(*) from obligations where tenant_id = $1 and rule = $2', [rule]),
        ] as const,
    ),
  )

async function saidAndDone(text: string, name: string) {
  const read = await begin(world, world.admin, text, name, project)
  const { preview } = await tryOut(world, world.admin, read.id)
  const all = () => count(world, 'select count(*) from obligations where tenant_id = $1')
  const [before, allBefore] = [await owed(preview!.obligations.rules), await all()]
  await bringIn(world, world.admin, read.id)
  const after = await owed(preview!.obligations.rules)
  const said = preview!.obligations.rules.map(({ rule, count: many }) => [rule, many])
  const done = after.map(([rule, many], at) => [rule, many - before[at]![1]])
  expect((await all()) - allBefore).toBe(preview!.obligations.count)
  const stood = await count(
    world,
    `select count(distinct lead) from import_rows where tenant_id = $1 and import_id = '${read.id}' and stands_for is not null`,
  )
  return { said, done, stood }
}

test('a dry run that tries one of each kind says of every rule how much the import then opens', async () => {
  const { said, done, stood } = await saidAndDone(ledger(0, 240), '台账.csv')
  expect(said).toEqual(done)
  expect(said.length).toBeGreaterThan(1)
  expect(stood).toBeLessThan(160)
})

test('those on file already are tried each for himself', async () => {
  const text = ledger(200, 60).replaceAll('2026-06-30', '2026-07-31')
  const { said, done } = await saidAndDone(text, '再来一次.csv')
  expect(said).toEqual(done)
})
