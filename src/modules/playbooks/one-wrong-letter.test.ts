import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPlaybook } from '#engine/playbook.ts'
import { type Branch, treeOf } from '#engine/tree.ts'
import { changeLetter, seeded, sitesOf, withText } from '../../../test/support/mutations.ts'
import { smallPack } from '../../../test/support/small-pack.ts'
import { packsBeside, packTexts, readPackTree } from './read-pack.ts'

const folder = new URL('../../../playbooks/', import.meta.url).pathname
const packs = readdirSync(folder).filter((name) => existsSync(`${folder}${name}/playbook.yaml`))
const rounds = 1000

const trees: [string, Branch][] = [
  ['a small pack', treeOf(smallPack) as Branch],
  ...packs.map((name): [string, Branch] => [name, readPackTree(packTexts(`${folder}${name}`)).tree]),
]

test.each(trees)('one wrong letter in a reference, event, time or condition of %s is refused', (_, tree) => {
  const find = packsBeside(folder)
  const refusals = (pack: typeof tree) =>
    readPlaybook(pack, find).findings.filter((each) => each.severity === 'error')
  expect(refusals(tree)).toEqual([])
  const sites = sitesOf(tree)
  const random = seeded(20260101)
  const survived: string[] = []
  for (let round = 0; round < rounds; round++) {
    const site = sites[Math.floor(random() * sites.length)]
    const text = site && changeLetter(site.scalar.text, random)
    if (!site || text === undefined || refusals(withText(tree, site.scalar, text)).length > 0) continue
    survived.push(`${site.path}: ${site.scalar.text} → ${text}`)
  }
  // What survives spells another word that exists: 5.1.4-a made 5.1.4-c. They are listed when this fails.
  expect(survived.filter((line) => !spellsAnotherWord(line))).toEqual([])
})

/** A clause of the same pack, a unit beside a unit. */
function spellsAnotherWord(line: string): boolean {
  return /\/clause(\/\d+)?: |\/model-clause: /.test(line)
}
