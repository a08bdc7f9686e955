import type { Client } from 'pg'

/** Takes what an import brought away again, past all rules. */
export async function forgetImport(owner: Client, tenantId: string, importId: string): Promise<void> {
  // Whether somebody else points at a customer would be looked up row by row, and nobody does.
  await owner.query('set session_replication_role = replica')
  const made = 'select id from customers where tenant_id = $1 and import_id = $2'
  const tables =
    'bell_entries obligations customer_bigrams note_bigrams holdings events contact_points consents'
  for (const table of tables.split(' ')) {
    const his =
      table === 'bell_entries'
        ? `obligation_id in (select id from obligations where tenant_id = $1 and customer_id in (${made}))`
        : `customer_id in (${made})`
    await owner.query(`delete from ${table} where tenant_id = $1 and ${his}`, [tenantId, importId])
  }
  for (const table of ['customers', 'units', 'import_rows'])
    await owner.query(`delete from ${table} where tenant_id = $1 and import_id = $2`, [tenantId, importId])
  await owner.query('reset session_replication_role')
  await owner.query(
    'vacuum analyze customers, units, holdings, events, customer_bigrams, note_bigrams, import_rows',
  )
}
