import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { smallPack } from '../../test/support/small-pack.ts'
import { runPlaybookCommand } from './playbook.ts'
import { schemaOf } from './playbook-shown.ts'

const root = mkdtempSync(join(tmpdir(), 'keban-packs-'))
const packFolder = (name: string, pack: unknown) => {
  mkdirSync(join(root, 'playbooks', name), { recursive: true })
  writeFileSync(join(root, 'playbooks', name, 'playbook.yaml'), stringify(pack, { schema: 'failsafe' }))
}
packFolder('small-care', smallPack)
packFolder('broken', {
  ...smallPack,
  care: { x: { clause: '4.1', when: 'holding.sined', due: '3 dais', who: 'stewart', do: { task: 'x' } } },
})
const timeline = join(root, 'timeline.yaml')
writeFileSync(
  timeline,
  `facts:
  - { at: 2026-03-02T10:00:00+08:00, event: holding.subscribed, subject: { kind: holding, id: H1 }, values: { project: P1, customer: C1, steward: S1 } }
  - { at: 2026-03-06T10:00:00+08:00, event: contact.recorded, subject: contact K1, holding: H1, result: reached }
`,
)

async function run(...args: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const lines: string[] = []
  const errors: string[] = []
  const code = await runPlaybookCommand(args, {
    root,
    out: (line) => lines.push(line),
    error: (line) => errors.push(line),
  })
  return { code, lines, errors }
}

test('check says what is refused, where and why, in both languages', async () => {
  expect((await run('check', 'small-care')).code).toBe(0)
  const { code, lines } = await run('check', 'broken', '--locale', 'en')
  expect(code).toBe(1)
  expect(lines.join('\n')).toContain('care/x/when no event holding.sined [pack.unknown_event]')
  expect((await run('check', 'broken')).lines.join('\n')).toContain('没有事件 holding.sined')
  expect(lines.every((line) => !/\{\w+\}/.test(line))).toBe(true)
})

test('rehearse prints one JSON line per obligation', async () => {
  const { code, lines } = await run('rehearse', 'small-care', '--timeline', timeline, '--until', '2026-03-31')
  expect(code).toBe(0)
  const duties = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(duties.find((duty) => duty.rule === 'care.first-contact')).toMatchObject({
    clause: '4.1',
    occurrence: '2026-03-02T02:00:00Z',
    subject: { kind: 'holding', id: 'H1' },
    opened: '2026-03-02T02:00:00Z',
    windowStart: null,
    due: '2026-03-09T16:00:00Z',
    dueOn: '2026-03-09',
    role: 'steward',
    provisional: false,
    state: 'met',
    reason: { event: 'holding.subscribed' },
  })
})

test('coverage says of each clause what carries it', async () => {
  const { lines } = await run('coverage', 'small-care')
  const states = lines.map((line) => JSON.parse(line) as { clause: string; state: string })
  expect(states.find((each) => each.clause === '4.1')?.state).toBe('carried')
})

test('facts names every subject, field and event with its options', async () => {
  const { lines } = await run('facts', 'small-care')
  const customer = lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .find((line) => line.subject === 'customer')
  expect(customer?.fields).toContainEqual(
    expect.objectContaining({ name: 'standing', options: ['潜在客户', '业主'], origin: 'fields' }),
  )
  expect(lines.some((line) => line.includes('"event":"satisfaction.reported"'))).toBe(true)
})

test('a pack that is not there, or half a command, is misuse', async () => {
  expect((await run('check', 'nowhere')).code).toBe(2)
  expect((await run('rehearse', 'small-care')).code).toBe(2)
})

test('the committed JSON Schema is what the blocks say', () => {
  const committed = readFileSync(new URL('../../playbooks.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(schemaOf())))
})

test('every code the engine may answer with has words in both languages', () => {
  const words = (locale: string) =>
    JSON.parse(
      readFileSync(new URL(`../../locales/engine.${locale}.json`, import.meta.url), 'utf8'),
    ) as Record<string, string>
  expect(Object.keys(words('zh-CN'))).toEqual(Object.keys(words('en')))
})
