import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('no rule, clock or sending can ask for what other programs keep: arrears are no reason to refuse anything', () => {
  const deciding = [
    'engine',
    'modules/obligations',
    'modules/playbooks',
    'modules/messages',
    'modules/tickets',
  ]
  const asking = deciding.flatMap((folder) =>
    readdirSync(`src/${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .filter((file) => /outside_facts|modules\/outside|\.\.\/outside\//.test(readFileSync(file, 'utf8'))),
  )
  expect(asking).toEqual([])
})
