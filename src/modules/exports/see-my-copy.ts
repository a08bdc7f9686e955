import { sql } from 'kysely'
import { ruleTitle } from '#modules/obligations/rule-words.ts'
import type { Words } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { seeMyCopy } from './contract.ts'
import type { Row, Show } from './list-to-export.ts'
import { cellsOf } from './lists.ts'
import { person } from './person.ts'

const MOST_LINES = 1000

/** The same lines as the export of a person, within the scope of a customer: himself. */
export const seeMyCopyOperation = implement(seeMyCopy, async (ctx, { language }) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ctx.tenant.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const show: Show = {
    unmasked: false,
    open: ctx.vault.open,
    say: (words: Words) => (language === 'en' ? words.en : words.zh),
    moment: (at) => (at ? format.format(new Date(String(at))) : null),
    ruleTitle: (row) => ruleTitle(ctx, row as unknown as Parameters<typeof ruleTitle>[1]),
  }
  const { rows } =
    await sql<Row>`select * from (${await person.rows(ctx, { customerId: ctx.actor.id! })}) kept
    order by place, at limit ${MOST_LINES + 1}`.execute(ctx.db)
  const lines = await Promise.all(
    rows.slice(0, MOST_LINES).map(async (row) => {
      const [part, item, says, at] = await cellsOf(person, row, show)
      const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell))
      return { part: String(part), item: text(item), says: text(says), at: text(at) }
    }),
  )
  return { lines, more: rows.length > MOST_LINES }
})
