import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** One planted violation of each rule: file → its text, and the rule that must catch it. */
const planted: [rule: string, file: string, text: string][] = [
  ['engine-is-pure', 'src/engine/planted.ts', "import pg from 'pg'\nexport const planted = pg\n"],
  [
    'platform-knows-no-business',
    'src/platform/planted.ts',
    "import { me } from '#modules/staff/contract/account.ts'\nexport const planted = me\n",
  ],
  [
    'contract-is-light',
    'src/modules/planted/contract.ts',
    "import { newId } from '#platform/id.ts'\nexport const planted = newId\n",
  ],
  [
    'contract-is-light',
    'src/modules/planted/contract/words.ts',
    "import { newId } from '#platform/id.ts'\nexport const planted = newId\n",
  ],
  [
    'screens-reach-contracts-only',
    'src/modules/staff/admin/Planted.tsx',
    "import { addStaff } from '../add-staff.ts'\nexport const planted = addStaff\n",
  ],
  [
    'portal-never-reaches-admin',
    'src/modules/staff/portal/Planted.tsx',
    "import { x } from '../admin/Planted2.tsx'\nexport const planted = x\n",
  ],
  [
    'server-never-imports-screens',
    'src/modules/staff/planted.ts',
    "import { call } from '#web/ui/call.ts'\nexport const planted = call\n",
  ],
  [
    'queries-and-rules-are-private',
    'src/modules/audit/planted.ts',
    "import { visible } from '../customers/queries.ts'\nexport const planted = visible\n",
  ],
  [
    'no-cycles',
    'src/platform/planted-a.ts',
    "import { b } from './planted-b.ts'\nexport const a = () => b\n",
  ],
  [
    'tests-stay-tests',
    'src/platform/planted-test.ts',
    "import { makeWorld } from '../../test/support/world.ts'\nexport const planted = makeWorld\n",
  ],
  [
    'no-unresolved',
    'src/platform/planted-lost.ts',
    "import { x } from './nowhere.ts'\nexport const planted = x\n",
  ],
]

describe('the rules between folders', () => {
  let copy: string
  let found: Set<string>
  beforeAll(() => {
    copy = mkdtempSync('/tmp/keban-rules-')
    for (const path of ['src', 'test', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      cpSync(resolve(path), join(copy, path), { recursive: true })
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
    const extra: [string, string][] = [
      ['src/platform/planted-b.ts', "import { a } from './planted-a.ts'\nexport const b = () => a\n"],
      ['src/modules/staff/admin/Planted2.tsx', 'export const x = 1\n'],
    ]
    for (const [file, text] of [
      ...planted.map(([, file, text]) => [file, text] as [string, string]),
      ...extra,
    ]) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      writeFileSync(join(copy, file), text)
    }
    const cruise = [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
    ]
    spawnSync(process.execPath, [...cruise, '--output-type', 'json', '--output-to', 'found.json', 'src'], {
      cwd: copy,
    })
    const { summary } = JSON.parse(readFileSync(join(copy, 'found.json'), 'utf8')) as {
      summary: { violations: { rule: { name: string }; from: string }[] }
    }
    found = new Set(summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`))
  }, 120_000)
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  test.each(planted)('%s is caught where it is planted', (rule, file) => {
    expect([...found]).toContain(`${rule} ${file}`)
  })
})

test('a contract is one file or a folder that opens with words.ts, and a long file is a question', () => {
  const modules = readdirSync('src/modules').map((name) => ({
    name,
    files: readdirSync(join('src/modules', name)),
  }))
  for (const { name, files } of modules) {
    expect([name, files.filter((file) => file === 'contract' || file === 'contract.ts').length]).toEqual([
      name,
      1,
    ])
    if (files.includes('contract'))
      expect(readFileSync(join('src/modules', name, 'contract/words.ts'), 'utf8')).toMatch(/^\/\*\* /)
  }
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1
  // The generated list of columns is as long as there are columns.
  expect(sources('src').filter((file) => lines(file) > 300 && file !== 'src/platform/tables.ts')).toEqual([])
})

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file))

test('only the entry points, the senders and the screens’ clock ask what time it is', () => {
  const allowed = /^src\/(main|cli)\.ts$|^src\/platform\/senders\/|^src\/web\/ui\/clock\.ts$/
  const asking = sources('src').filter(
    (file) => !allowed.test(file) && /\bDate\.now\(\)|\bnew Date\(\)/.test(readFileSync(file, 'utf8')),
  )
  expect(asking).toEqual([])
})

test('no statement of a module asks the database for the time', () => {
  const asking = sources('src/modules').filter(
    (file) =>
      file.endsWith('.ts') &&
      /\b(now\(\)|current_timestamp|clock_timestamp\(\))/i.test(readFileSync(file, 'utf8')),
  )
  expect(asking).toEqual([])
})

test('nobody installs what the lockfile does not pin, and no registry host is named', () => {
  const lock = readFileSync('package-lock.json', 'utf8')
  const hosts = new Set([...lock.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map((match) => match[1]))
  expect([...hosts].filter((host) => host !== 'registry.npmjs.org')).toEqual([])
})

test('every path a document names exists', () => {
  const documents = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((file) => file && !file.startsWith('playbooks/'))
  const missing: string[] = []
  for (const document of documents)
    for (const [, path] of readFileSync(document, 'utf8').matchAll(
      /`((?:src|test|db|playbooks|docs|bench|locales|api)\/[\w./-]+)`/g,
    ))
      if (
        !readdirSync(dirname(path!), { encoding: 'utf8' }).includes(path!.split('/').filter(Boolean).at(-1)!)
      )
        missing.push(`${document}: ${path}`)
  expect(missing).toEqual([])
})
