import { expect, test } from 'vitest'
import { screens } from '../src/web/admin/screens.ts'

test.each(screens.map((screen) => [screen.path, screen] as const))(
  '%s: says what it is for in both languages, shortly',
  async (_path, screen) => {
    const { purpose, usual, words } = await screen.help()
    const said = [purpose, ...usual, ...words.flatMap(({ word, means }) => [word, means])]
    expect(usual).toHaveLength(3)
    for (const { zh, en } of said) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(zh.length).toBeLessThanOrEqual(60)
      expect(en).not.toMatch(/\p{Script=Han}/u)
      expect(en.length).toBeGreaterThan(2)
    }
  },
)
