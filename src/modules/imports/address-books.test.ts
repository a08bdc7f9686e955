import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inTenant } from '#platform/database.ts'
import { begin, bringIn, tryOut } from '../../../test/support/imports.ts'
import { makeWorld } from '../../../test/support/world.ts'

const folder = join(process.env.KEBAN_MATERIAL ?? 'none', 'contact_exports_roundcube')
const kept = ['gmail', 'outlook', 'tb_plain', 'all'].filter(() => existsSync(folder))
const own = {
  csv: 'Given Name,Family Name,Display Name,Mobile Number,E-mail Address\n芳,王,王芳,13812345678,fang@example.com\n雷,李,李雷,13912345678,\n',
  vcf: [
    ['王;芳', '王芳', '13812345678', 'EMAIL:fang@example.com\n'],
    ['李;雷', '李雷', '13912345678', ''],
  ]
    .map(
      ([n, name, phone, more]) =>
        `BEGIN:VCARD\nVERSION:3.0\nN:${n};;;\nFN:${name}\nTEL;TYPE=CELL:${phone}\n${more}END:VCARD\n`,
    )
    .join(''),
}

/** Brings one file into a company of its own; answers its tally and who is on file then, with all numbers. */
async function peopleOf(name: string, bytes: Uint8Array | string) {
  const world = await makeWorld()
  try {
    const read = await begin(world, world.admin, bytes, name)
    const tried = await tryOut(world, world.admin, read.id)
    const { tally } =
      tried.preview!.tally.created > 0 ? await bringIn(world, world.admin, read.id) : tried.preview!
    const { vault } = world.opened.system
    const people = await inTenant(world.opened.pool, world.tenantId, 'read', async (_db, client) => {
      const { rows } = await client.query(
        `select c.name, c.phone_sealed, c.email, array(select p.sealed from contact_points p where p.tenant_id = c.tenant_id and p.customer_id = c.id and p.kind = 'phone') as more
         from customers c where c.tenant_id = $1`,
        [world.tenantId],
      )
      return rows
        .map(({ name, phone_sealed, email, more }) => {
          const numbers = [phone_sealed, ...more].filter(Boolean).map((sealed) => vault.open(sealed))
          return `${name} ${[...new Set(numbers)].sort().join(' ')} ${email ?? ''}`
        })
        .sort()
    })
    return { tally: tally!, total: read.total, people }
  } finally {
    await world.close()
  }
}

test.each([
  ['two colleagues', own.csv, own.vcf] as const,
  ...kept.map(
    (name) =>
      [name, readFileSync(join(folder, `${name}.csv`)), readFileSync(join(folder, `${name}.vcf`))] as const,
  ),
])(
  'the same people come from the table and from the cards of an address book: %s',
  { timeout: 60_000 },
  async (name, csv, vcf) => {
    const table = await peopleOf(`${name}.csv`, csv)
    const cards = await peopleOf(`${name}.vcf`, vcf)
    for (const { tally, total } of [table, cards])
      expect(tally.created + tally.updated + tally.skipped + tally.refused + tally.leftOut).toBe(total)
    // Invented numbers (123456) are refused in either form, and nobody comes of them.
    expect(table.tally).toEqual(cards.tally)
    if (name === 'two colleagues' || name === 'outlook') expect(table.people.length).toBeGreaterThan(0)
    expect(table.people).toEqual(cards.people)
  },
)
