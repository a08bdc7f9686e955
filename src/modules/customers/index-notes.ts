import type { Ctx } from '#platform/perform.ts'

/** Makes the words of many notes findable, in one statement and in the order of the index: neighbours fall on the same page of it. */
export async function indexNotes(
  ctx: Ctx,
  notes: readonly { sourceId: string; customerId: string; note: string }[],
): Promise<void> {
  if (notes.length === 0) return
  await ctx.client.query({
    name: 'note_bigrams_together',
    text: `insert into note_bigrams (tenant_id, bigram, customer_id, source_id) select $1, p.pair, x.customer_id, x.source_id
      from unnest($2::uuid[], $3::uuid[], $4::text[]) as x(source_id, customer_id, pairs), string_to_table(x.pairs, ' ') as p(pair)
      where p.pair <> '' order by p.pair on conflict do nothing`,
    values: [
      ctx.tenantId,
      notes.map(({ sourceId }) => sourceId),
      notes.map(({ customerId }) => customerId),
      notes.map(({ note }) => pairsOf(note).join(' ')),
    ],
  })
}

const NOTES_A_STEP = 10_000

/**
 * Makes the notes of the next customers of an import findable: after they are all in and very many at a time, for each pair of characters
 * falls on a page of its own, and a page costs the same for one as for ten.
 * @param after the last customer of the step before, or null
 * @returns the last one of this step; null when there is none left
 */
export async function indexImportedNotes(
  ctx: Ctx,
  importId: string,
  after: string | null,
): Promise<string | null> {
  const { rows } = await ctx.client.query<{ id: string; note: string }>(
    `select id, note from customers where tenant_id = $1 and import_id = $2 and note is not null and ($3::uuid is null or id > $3) order by id limit $4`,
    [ctx.tenantId, importId, after, NOTES_A_STEP],
  )
  await indexNotes(
    ctx,
    rows.map(({ id, note }) => ({ sourceId: id, customerId: id, note })),
  )
  return rows.at(-1)?.id ?? null
}

/** The same pieces as `keban.bigrams` makes in the database. */
function pairsOf(note: string): string[] {
  const letters = [...note.slice(0, 2000).replace(/\s+/g, '').toLowerCase()]
  return [...new Set(letters.slice(1).map((letter, at) => letters[at]! + letter))]
}
