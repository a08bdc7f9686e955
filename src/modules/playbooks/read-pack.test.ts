import { expect, test } from 'vitest'
import { at, plainOf, textAt } from '#engine/tree.ts'
import { readPack, readYaml } from './read-pack.ts'

const pack = (text: string) => readPack(new Map([['playbook.yaml', text]]))

test('every scalar is text: clause 4.10 is not clause 4.1, no is a word, dates stay as written', () => {
  const { tree, problems } = readYaml('4.1: a\n4.10: no\nday: 2026-03-02\noctal: 010\n', 'x.yaml')
  expect(problems).toEqual([])
  expect(plainOf(tree)).toEqual({ '4.1': 'a', '4.10': 'no', day: '2026-03-02', octal: '010' })
})

test('each value knows its line and column', () => {
  const { tree } = readYaml('care:\n  a: { who: steward }\n', 'x.yaml')
  expect(at(tree, 'care', 'a', 'who')).toMatchObject({ text: 'steward', line: 2, column: 13, file: 'x.yaml' })
})

test('aliases, keys written twice and broken YAML are findings with their line', () => {
  const codes = (text: string) =>
    pack(text)
      .playbook.findings.filter((each) => each.code.startsWith('yaml.'))
      .map(({ code, line }) => [code, line])
  expect(codes('playbook: x\na: &b c\nd: *b\n')).toEqual([['yaml.alias', 3]])
  expect(codes('playbook: x\ncare: {}\ncare: {}\n')).toEqual([['yaml.key_twice', 3]])
  expect(codes('playbook: [x\n')[0]?.[0]).toBe('yaml.syntax')
  expect(codes('- a\n')).toContainEqual(['yaml.not_a_map', 1])
})

test('a pack may be split by block; a name in two files is written twice', () => {
  const files = new Map([
    ['playbook.yaml', 'playbook: x\nroles:\n  steward: { title: 管家 }\n'],
    ['blocks/roles.yaml', 'roles:\n  lead: { title: 主管 }\n'],
    ['forms/talk.yaml', 'title: not a block'],
  ])
  const { tree } = readPack(files)
  expect(textAt(tree, 'roles', 'lead', 'title')).toBe('主管')
  files.set('blocks/more.yaml', 'roles:\n  lead: { title: 另一个 }\n')
  expect(readPack(files).playbook.findings.find((each) => each.code === 'yaml.key_twice')?.file).toBe(
    'blocks/more.yaml',
  )
})
