import type { RawBuilder } from 'kysely'
import type { filterCustomers } from '#modules/customers/list-customers.ts'
import type { seeReport } from '#modules/measures/contract.ts'
import type { seeProof, seeProofRows } from '#modules/proof/contract.ts'
import type { InputOf, Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'

/** Which figures, or the rows behind which, as on the screens of proof. */
export type ProofAsked = InputOf<typeof seeProof> &
  Pick<InputOf<typeof seeProofRows>, 'clause' | 'outcome' | 'side'>

export type ExportFilter = Parameters<typeof filterCustomers>[1] & {
  room?: string
  withoutSteward?: boolean
  customerId?: string
  from?: string
  until?: string
  left?: boolean
  messageState?: string
  noticeState?: string
  jobState?: string
  proof?: ProofAsked
  report?: InputOf<typeof seeReport>
}
export type Row = Record<string, unknown>
export type Cell = string | number | null

/** How numbers are shown and how words are said. */
export interface Show {
  unmasked: boolean
  open(sealed: string): string
  say(words: Words): string
  moment(at: unknown): string | null
  /** What the playbook calls what is owed. */
  ruleTitle(row: Row): Promise<string>
}

/** A title, and what stands under it: a column of the statement as it is, or what is made of the row. */
export type Column = readonly [title: Words, value: string | ((row: Row, show: Show) => Cell | Promise<Cell>)]

export interface ListToExport {
  columns: readonly Column[]
  /** One statement, within the scope of the person, from which rows are read one by one. */
  rows(ctx: Ctx, filter: ExportFilter): RawBuilder<Row> | Promise<RawBuilder<Row>>
}
