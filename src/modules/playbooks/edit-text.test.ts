import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Plain } from '#engine/tree.ts'
import { removeFromText, setInText } from './edit-text.ts'

const read = (text: string): Plain => parse(text, { schema: 'failsafe' }) ?? {}

const packs = ['property-care', 'general-care', 'estate-group', 'shopping-centre'].map(
  (name) => [name, readFileSync(`playbooks/${name}/playbook.yaml`, 'utf8')] as const,
)
const given = process.env.KEBAN_MATERIAL ? `${process.env.KEBAN_MATERIAL}/../packs` : ''
if (given && existsSync(given))
  for (const name of readdirSync(given).filter((file) => file.endsWith('.yaml')))
    packs.push([name, readFileSync(`${given}/${name}`, 'utf8')])

/** Every place of a value, deepest included. */
function placesOf(value: Plain, path: string[] = []): { path: string[]; value: Plain }[] {
  const inner = typeof value === 'string' ? [] : Object.entries(value)
  return [
    ...(path.length > 0 ? [{ path, value }] : []),
    ...inner.flatMap(([key, each]) => placesOf(each as Plain, [...path, key])),
  ]
}

function valueAt(root: Plain, path: string[]): Plain | undefined {
  return path.reduce<Plain | undefined>((value, key) => (value as Record<string, Plain>)?.[key], root)
}

function changed(
  root: Plain,
  path: string[],
  change: (holder: Record<string, Plain> | Plain[], key: string) => void,
): Plain {
  const copy = structuredClone(root)
  change(valueAt(copy, path.slice(0, -1)) as Record<string, Plain>, path.at(-1)!)
  return copy
}

const plain: fc.Arbitrary<Plain> = fc.letrec<{
  any: Plain
  text: string
  list: Plain[]
  map: Record<string, Plain>
}>((tie) => ({
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '到期',
      "it's",
      'a: b',
      '# x',
      'yes',
      '4.10',
      '- x',
      '[a',
      'x #y',
      '$n',
      '节, 假',
      'ends:',
      ' lead',
      'line\nbreak',
    ),
  ),
  list: fc.array(tie('any'), { maxLength: 3 }),
  map: fc.dictionary(
    fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== '__proto__'),
    tie('any'),
    { maxKeys: 3, noNullPrototype: true },
  ),
  any: fc.oneof({ maxDepth: 2, depthSize: 'small' }, tie('text'), tie('list'), tie('map')),
})).any

test.each(packs)('any place of %s can be given any value, and nothing else in it changes', (_name, text) => {
  const root = read(text)
  const places = placesOf(root)
  fc.assert(
    fc.property(fc.nat(places.length - 1), plain, (at, value) => {
      const { path } = places[at]!
      const edited = setInText(text, path, value)
      expect(read(edited)).toEqual(
        changed(root, path, (holder, key) => Object.assign(holder, { [key]: value })),
      )
      const remarks = (of: string) => of.split('\n').filter((line) => line.trim().startsWith('#'))
      if (path.length > 2) expect(remarks(edited)).toEqual(remarks(text))
    }),
    { numRuns: 30 },
  )
})

test.each(packs)('any key of %s can be taken out and a new one put beside it', (_name, text) => {
  const root = read(text)
  const places = placesOf(root).filter(({ path }) => path.length > 1)
  fc.assert(
    fc.property(fc.nat(places.length - 1), plain, (at, value) => {
      const { path } = places[at]!
      const without = changed(root, path, (holder, key) => {
        if (Array.isArray(holder)) holder.splice(Number(key), 1)
        else delete holder[key]
      })
      expect(read(removeFromText(text, path))).toEqual(without)
      const holder = valueAt(root, path.slice(0, -1))
      const beside = [...path.slice(0, -1), Array.isArray(holder) ? String(holder.length) : 'newcomer']
      expect(read(setInText(text, beside, value))).toEqual(
        changed(root, beside, (into, key) => Object.assign(into, { [key]: value })),
      )
    }),
    { numRuns: 30 },
  )
})

test.each(packs)('any value of %s written over itself leaves the text byte for byte', (_name, text) => {
  const places = placesOf(read(text))
  fc.assert(
    fc.property(fc.nat(places.length - 1), (at) => {
      expect(setInText(text, places[at]!.path, places[at]!.value)).toBe(text)
    }),
    { numRuns: 30 },
  )
})

test('a text that is empty, or stops without a line break, takes a new entry', () => {
  expect(read(setInText('', ['care', 'call'], { who: 'steward' }))).toEqual({
    care: { call: { who: 'steward' } },
  })
  expect(
    setInText('care:\n  call: { who: steward }', ['care', 'visit'], { who: 'lead', due: '3 days' }),
  ).toBe('care:\n  call: { who: steward }\n  visit:\n    who: lead\n    due: 3 days\n')
  expect(setInText('care:\n', ['care', 'call'], { due: '1 day' })).toBe('care: { call: { due: 1 day } }\n')
})
