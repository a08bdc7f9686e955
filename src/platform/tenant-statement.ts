import pg from 'pg'

/** What the base class leaves out of its types: the messages a query writes and hears. */
interface Wire {
  bind(config: { statement: string; values: string[] }): void
  execute(config: object): void
}
interface Heard {
  prepare(connection: Wire): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Wire): void
}
const base = pg.Query.prototype as unknown as Heard

const NAME = 'keban_reading'

/** Run once on every new connection, so that each reading statement finds this one prepared. */
export const prepareReading: pg.QueryConfig = {
  name: NAME,
  text: `select set_config('app.tenant_id', $1, true), set_config('transaction_read_only', 'on', true)`,
  values: [''],
}

/**
 * A statement that brings its tenant along. Both run up to one Sync, which PostgreSQL treats as one transaction: the
 * setting is gone with the answer, nothing can be written, and no BEGIN or COMMIT costs a turn.
 */
class TenantStatement extends pg.Query {
  #tenantId: string
  #tenantSet = false

  constructor(
    tenantId: string,
    config: pg.QueryConfig,
    done: (error: Error | undefined, result: unknown) => void,
  ) {
    super({ ...config, queryMode: 'extended' } as pg.QueryConfig, done)
    this.#tenantId = tenantId
  }

  prepare(connection: Wire): void {
    connection.bind({ statement: NAME, values: [this.#tenantId] })
    connection.execute({})
    base.prepare.call(this, connection)
  }

  handleDataRow(message: unknown): void {
    if (this.#tenantSet) base.handleDataRow.call(this, message)
  }

  handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#tenantSet) base.handleCommandComplete.call(this, message, connection)
    this.#tenantSet = true
  }
}

/** Sends one reading statement for a tenant over a connection that is checked out. */
export function readFor(
  client: pg.ClientBase,
  tenantId: string,
  config: pg.QueryConfig,
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    client.query(
      new TenantStatement(tenantId, config, (error, result) =>
        error ? reject(error) : resolve(result as pg.QueryResult),
      ),
    )
  })
}
