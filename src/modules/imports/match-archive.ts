import type { Ctx } from '#platform/perform.ts'

export interface Match {
  row: number
  part: number
  id: string
  by: 'document' | 'name_and_phone' | 'external_number'
}

/** What of a planned record may be on file already, judged as the database's own constraints judge. */
export interface Identity {
  row: number
  part: number
  name_key: string | null
  phone_index: string | null
  document_index: string | null
  external_number: string | null
}

const identityOnly = ({ row, part, name_key, phone_index, document_index, external_number }: Identity) => ({
  row,
  part,
  name_key,
  phone_index,
  document_index,
  external_number,
})

/** Which of these people are on file: by document, by name and phone together, by external number; in that order. */
export async function matchArchive(ctx: Ctx, people: readonly Identity[]): Promise<Map<string, Match>> {
  const found = new Map<string, Match>()
  if (people.length === 0) return found
  const { rows } = await ctx.client.query(
    `with w as materialized (select * from jsonb_to_recordset($2::jsonb) as x(row integer, part integer, name_key text, phone_index text, document_index text, external_number text))
     select w.row, w.part, c.id, 'document' as by from w join customers c on c.tenant_id = $1 and c.merged_into is null and c.document_index = w.document_index
     union all
     select w.row, w.part, c.id, 'name_and_phone' from w join customers c on c.tenant_id = $1 and c.merged_into is null
       and c.name_key = w.name_key and c.phone_index = w.phone_index
     union all
     select w.row, w.part, c.id, 'external_number' from w join customers c on c.tenant_id = $1 and c.merged_into is null and c.external_number = w.external_number`,
    [ctx.tenantId, JSON.stringify(people.map(identityOnly))],
  )
  for (const match of rows as Match[]) {
    const key = `${match.row} ${match.part}`
    if (!found.has(key)) found.set(key, match)
  }
  return found
}

/** Who else bears these numbers: a shared phone is no duplicate, only a hint. By phone digest, at most one name each. */
export async function sharedPhones(ctx: Ctx, people: readonly Identity[]): Promise<Map<string, string>> {
  const indexes = [...new Set(people.flatMap(({ phone_index }) => phone_index ?? []))]
  if (indexes.length === 0) return new Map()
  const { rows } = await ctx.client.query(
    `select distinct on (c.phone_index) c.phone_index, c.name from unnest($2::text[]) w(phone_index)
     join customers c on c.tenant_id = $1 and c.phone_index = w.phone_index and c.merged_into is null`,
    [ctx.tenantId, indexes],
  )
  return new Map(rows.map((row) => [row.phone_index as string, row.name as string]))
}
