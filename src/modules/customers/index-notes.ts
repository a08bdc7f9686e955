import type { Ctx } from '#platform/perform.ts'

/** Makes the words of many notes findable, in one statement. */
export async function indexNotes(
  ctx: Ctx,
  notes: readonly { sourceId: string; customerId: string; note: string }[],
): Promise<void> {
  // In the order of the index: neighbours fall on the same page of it.
  const words = notes
    .flatMap(({ sourceId, customerId, note }) =>
      pairsOf(note).map((pair) => [sourceId, customerId, pair] as const),
    )
    .sort(([, , one], [, , other]) => (one < other ? -1 : one > other ? 1 : 0))
  if (words.length === 0) return
  await ctx.client.query({
    name: 'note_bigrams_together',
    text: `insert into note_bigrams (tenant_id, bigram, customer_id, source_id) select $1, x.bigram, x.customer_id, x.source_id
      from unnest($2::uuid[], $3::uuid[], $4::text[]) as x(source_id, customer_id, bigram) on conflict do nothing`,
    values: [
      ctx.tenantId,
      words.map(([source]) => source),
      words.map(([, customer]) => customer),
      words.map(([, , pair]) => pair),
    ],
  })
}

/** The same pieces as `keban.bigrams` makes in the database. */
function pairsOf(note: string): string[] {
  const letters = [...note.slice(0, 2000).replace(/\s+/g, '').toLowerCase()]
  return [...new Set(letters.slice(1).map((letter, at) => letters[at]! + letter))]
}
