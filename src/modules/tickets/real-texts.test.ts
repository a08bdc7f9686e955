import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inTenant } from '#platform/database.ts'
import { begin, bringIn, tryOut } from '../../../test/support/imports.ts'
import { smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld } from '../../../test/support/world.ts'
import { likenessAmong, samePlace } from './rules.ts'

const letters = join(
  process.env.KEBAN_MATERIAL ?? '',
  'zh_gov_messages',
  'attachment2_labelled_messages.xlsx',
)

/** Judged by hand, of all pairs of the 494 letters that are alike at all. */
const sameMatter = [
  '100825 104720',
  '19040 19234',
  '167053 167074',
  '126447 126462',
  '34961 34994',
  '1110 1440',
]
/** What the desk calls likely. */
const LIKELY = 0.4

test.skipIf(!existsSync(letters))(
  'of 494 letters of citizens those about one matter are found, and of what is shown most is',
  async () => {
    const world = await makeWorld('2026-07-02T01:00:00.000Z')
    const company = await smallCompany(world)
    const read = await begin(
      world,
      world.admin,
      readFileSync(letters),
      '投诉 留言.xlsx',
      company.projectId,
      'requests',
    )
    await tryOut(world, world.admin, read.id)
    await bringIn(world, world.admin, read.id)
    const { rows } = await inTenant(world.opened.pool, world.tenantId, 'read', (_db, client) =>
      client.query<{ number: string; category: string; words: string }>(
        'select outside_number as number, category, words from tickets where tenant_id = $1 order by 1',
        [world.tenantId],
      ),
    )
    await world.close()
    expect(rows).toHaveLength(494)
    const shown = new Set<string>()
    for (const [at, { number, category, words }] of rows.entries()) {
      const others = rows.toSpliced(at, 1)
      const alike = likenessAmong(
        words,
        others.map((other) => other.words),
      )
      for (const [nth, other] of others.entries()) {
        const likely = samePlace(
          { unitId: null, category },
          { unitId: null, category: other.category },
          alike[nth]!,
        )
        const pair = [number, other.number].sort((one, two) => Number(one) - Number(two)).join(' ')
        if (likely >= LIKELY) shown.add(pair)
      }
    }
    const right = sameMatter.filter((pair) => shown.has(pair))
    expect(right.length).toBeGreaterThanOrEqual(5)
    expect(right.length / shown.size).toBeGreaterThan(0.65)
  },
)
