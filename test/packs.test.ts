import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dutyKeys, verbs } from '#engine/blocks/duty-keys.ts'
import { dueDate, occurrences, resolveDue } from '#engine/deadline.ts'
import { festivalNames } from '#engine/festivals.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { rehearse } from '#engine/rehearse.ts'
import { parseDue, parseEvery } from '#engine/times.ts'
import { at, entriesOf } from '#engine/tree.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import { packsBeside, packTexts, readForm, readPack } from '#modules/playbooks/read-pack.ts'
import { playScenario, type ScenarioOutcome, scenarioFiles } from '../src/cli/scenarios.ts'

const folder = new URL('../playbooks/', import.meta.url).pathname
const packs = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'playbook.yaml')))
  .map((name) => {
    const texts = packTexts(join(folder, name))
    return { name, texts, ...readPack(texts, packsBeside(folder)) }
  })
const cases = packs.flatMap((pack) =>
  scenarioFiles(join(folder, pack.name)).map(({ file, text }) => ({ pack, file, text })),
)

test.each(packs)('$name: nothing is refused or warned of', ({ playbook }) => {
  expect(playbook.findings.map(({ code, path, values }) => ({ code, path, values }))).toEqual([])
})

const outcomes = new Map<string, ScenarioOutcome>()
function played({ pack, file, text }: (typeof cases)[number]): ScenarioOutcome {
  const key = `${pack.name}/${file}`
  const outcome = outcomes.get(key) ?? playScenario(pack.playbook, text)
  outcomes.set(key, outcome)
  return outcome
}

test.each(cases)('$pack.name/$file', (each) => {
  expect(played(each).wrong).toEqual([])
})

test.each(packs)('$name: every rule is in a scenario', ({ name, playbook }) => {
  const own = cases.filter((each) => each.pack.name === name)
  const named = new Set(own.flatMap((each) => played(each).rules))
  const rules = playbook.rules.map((rule) => rule.name)
  expect(rules.filter((rule) => !named.has(rule))).toEqual([])
  expect([...named].filter((rule) => !rules.includes(rule))).toEqual([])
})

test.each(packs)('$name: what a person reads has a Chinese title', ({ tree }) => {
  const blocks = [
    'care',
    'forms',
    'messages',
    'roles',
    'parameters',
    'clauses',
    'measures',
    'channels',
    'documents',
  ]
  for (const block of blocks)
    for (const [name, entry] of entriesOf(at(tree, block))) {
      const title = at(entry, 'title')
      expect(title?.kind === 'scalar' ? title.text : '', `${block}/${name}`).toMatch(/\p{Script=Han}/u)
    }
})

test.each(packs)('$name: every form and message it names is there and can be used', ({ texts, tree }) => {
  for (const [name, entry] of entriesOf(at(tree, 'forms'))) {
    const file = at(entry, 'file')
    if (file?.kind !== 'scalar') continue
    const form = readForm(texts.get(file.text) ?? '') as {
      elements?: { name: string; title: unknown }[]
    } | null
    expect(form?.elements?.length, name).toBeGreaterThan(0)
    for (const question of form?.elements ?? [])
      expect(JSON.stringify(question.title), `${name}/${question.name}`).toMatch(/\p{Script=Han}/u)
  }
  for (const [name, entry] of entriesOf(at(tree, 'messages'))) {
    const file = at(entry, 'file')
    const path = file?.kind === 'scalar' ? file.text.replace('messages/', 'messages/zh-CN/') : ''
    // What whoever raises a warning says of it.
    const said = entriesOf(at(tree, 'warnings')).flatMap(([, warning]) =>
      entriesOf(at(warning, 'form')).map(([field]) => field),
    )
    const gaps = [...(texts.get(path) ?? '').matchAll(/\{(\p{L}+)\}/gu)].map((match) => match[1])
    expect(texts.get(path)?.length, `${name}: ${path}`).toBeGreaterThan(20)
    expect(
      gaps.filter(
        (gap) =>
          !['称呼', '姓名', '房号', '项目', '管家', '公司', '农历', '节点', '服务电话', ...said].includes(
            gap ?? '',
          ),
      ),
    ).toEqual([])
  }
})

test.each(packs)('$name: a form for a call or a visit asks five questions at most', ({ texts, tree }) => {
  for (const [, entry] of entriesOf(at(tree, 'care'))) {
    const form = at(entry, 'do', 'contact', 'form') ?? at(entry, 'do', 'visit', 'form')
    if (form?.kind !== 'scalar') continue
    const file = at(tree, 'forms', form.text, 'file')
    const read = readForm(file?.kind === 'scalar' ? (texts.get(file.text) ?? '') : '') as {
      elements: unknown[]
    }
    expect(read.elements.length, form.text).toBeLessThanOrEqual(5)
  }
})

/** Source files of the product: no tests, no sample data of one company, no examples for editors. */
function sources(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const below = join(path, entry.name)
    if (entry.isDirectory()) return ['fixtures', 'demo'].includes(entry.name) ? [] : sources(below)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [below] : []
  })
}

/** Words of the language itself: a pack may call its own things by them. */
const ownWords = new Set([
  ...festivalNames,
  ...['birthday', 'anniversary', 'festival', 'welcome'],
  ...[...baseVocabulary().subjects.values()].flatMap((subject) => [
    subject.kind,
    ...subject.fields.keys(),
    ...subject.one.keys(),
    ...subject.lists.keys(),
  ]),
])

test.each(packs)('$name: the product knows none of its names', ({ playbook, tree }) => {
  const names = [
    ...playbook.clauses.map((clause) => clause.id).filter((id) => /^\d+\.\d+\.\d/.test(id)),
    ...playbook.journeys.flatMap((journey) => journey.stages),
    ...playbook.roles.map((role) => role.name),
    ...entriesOf(at(tree, 'messages')).map(([name]) => name),
    ...playbook.rules.map((rule) => rule.name),
  ].filter((name) => !ownWords.has(name))
  const found: string[] = []
  for (const file of sources(new URL('../src/', import.meta.url).pathname)) {
    const code = readFileSync(file, 'utf8')
      .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .replaceAll(/example:\s*(['"`])[\s\S]*?\1,/g, '')
    for (const name of names)
      if (["'", '"', '`'].some((quote) => code.includes(`${quote}${name}${quote}`)))
        found.push(`${file}: ${name}`)
  }
  expect(found).toEqual([])
})

test('general-care runs on a spreadsheet of 200 members', () => {
  const { playbook } = packs.find((pack) => pack.name === 'general-care')!
  const scores = Array.from({ length: 200 }, (_, row) => (row * 37) % 100)
  const timeline = scores.map((spendingScore, row) => ({
    at: '2026-01-12T01:00:00Z',
    event: 'customer.created',
    subject: { kind: 'customer', id: `M${row + 1}` },
    values: { kind: 'person', since: '2024-01-20', age: 18 + (row % 50), income: 15 + row, spendingScore },
  }))
  const { obligations } = rehearse(playbook, {
    timeline,
    until: '2026-01-25T00:00:00Z',
    goLive: '2026-01-12',
  })
  const owed = (rule: string) => obligations.filter((duty) => duty.rule === rule && !duty.parent).length
  const between = (low: number, high: number) => scores.filter((score) => score >= low && score < high).length
  expect(owed('care.core-visit')).toBe(between(80, 101))
  expect(owed('care.important-call')).toBe(between(50, 80))
  expect(owed('care.ordinary-contact')).toBe(between(0, 50))
  expect(owed('care.anniversary-gift')).toBe(between(80, 101))
  expect(owed('care.welcome')).toBe(0)
})

const readme = readFileSync(join(folder, 'README.md'), 'utf8')
const timeZone = 'Asia/Shanghai'

/** Rows of the README's table under a heading, without the ticks of code. */
function rowsOf(heading: string): string[][] {
  const table = readme.slice(readme.indexOf(heading)).split('\n\n')[0] ?? ''
  const rows = table.split('\n').slice(2)
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''))
      .slice(1, -1),
  )
}

test.each(rowsOf('| `due` | Given'))(
  'README: %s, given %s',
  (text = '', given = '', window = '', due = '') => {
    const [name = '', value = ''] = given.split(' ')
    const [start = '', end = ''] = value.split('..')
    const at = (local: string) => `${local}:00+08:00`
    const times = resolveDue(parseDue(text), {
      trigger: name === 'trigger' ? at(value) : at('2026-01-01T00:00'),
      timeZone,
      calendar: indexOf(packs.find((pack) => pack.name === 'property-care')!.playbook).calendar,
      ...(name === 'period' ? { period: { start, end, label: '' } } : {}),
      anchor: (asked) => (asked === name ? value : undefined),
      parameter: () => undefined,
    })
    if (!('due' in times)) throw new Error(`waits for ${times.waitingFor}`)
    const local = (instant: string) =>
      new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    expect(times.windowStart ? local(times.windowStart).slice(0, 10) : '–').toBe(window)
    expect(due.length > 10 ? local(times.due) : dueDate(times.due, timeZone)).toBe(due)
  },
)

test.each(rowsOf('| `every` | Given'))('README: every %s, given %s', (text = '', given = '', dates = '') => {
  const [name = '', value = ''] = given.split(' ')
  const found = occurrences(parseEvery(text), {
    from: '2026-01-01',
    until: '2026-12-31',
    timeZone,
    anchor: (asked) => (asked === name ? value : undefined),
    parameter: () => undefined,
    ...(name === 'birthday' ? { birthday: { solar: value } } : {}),
    ...(name === 'lunar'
      ? { birthday: { lunar: { month: Number(value.slice(0, 2)), day: Number(value.slice(3)) } } }
      : {}),
  })
  expect(found.map((each) => each.start).join(', ')).toBe(dates)
})

test('README names every subject, field, relation, list and event', () => {
  const lines = readme.slice(readme.indexOf('## 11.')).split('\n')
  for (const subject of baseVocabulary().subjects.values()) {
    const row = lines.find((line) => line.startsWith(`| \`${subject.kind}\` `)) ?? ''
    const words = [subject.fields, subject.one, subject.lists, subject.events].flatMap((each) => [
      ...each.keys(),
    ])
    expect(
      words.filter((word) => !row.includes(`\`${word}\``)),
      subject.kind,
    ).toEqual([])
  }
})

test('README names every key of a duty and every verb', () => {
  const missing = [...Object.keys(dutyKeys), ...Object.keys(verbs)].filter(
    (key) => !readme.includes(`\`${key}`),
  )
  expect(missing.filter((key) => !new RegExp(`[\`{ ]${key}[\` :]`).test(readme))).toEqual([])
})
