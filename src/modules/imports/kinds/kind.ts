import type { z } from 'zod'
import type { OutcomeOfMany } from '#modules/obligations/record-events.ts'
import type { Ctx } from '#platform/perform.ts'
import type { ImportOptions } from '../contract/runs.ts'
import type { previewUndo } from '../contract/steps.ts'
import type { Field, FieldName } from '../field.ts'
import type { Identity } from '../match-archive.ts'
import type { PlanningContext } from '../plan-row.ts'
import type { Planned, Written } from '../planned-records.ts'
import type { ImportRow } from '../queries.ts'
import type { ReadRow } from '../read-values.ts'
import type { Mapping, Needs } from '../recognise-columns.ts'

/** One record of a row, ready to be compared and written. */
export interface PlannedPart {
  plan: object
  /** By what it is known again: as customers are, or by a key of the kind's own. */
  known: Partial<Omit<Identity, 'row' | 'part'>> & { key?: string }
}

/** What was written of a row, to be taken back. */
export interface UndoneRow {
  row: number
  part: number
  outcome: 'created' | 'updated'
  customer_id: string | null
  holding_id: string | null
  record_id: string | null
  made_customer: boolean
  made_holding: boolean
  former: object | null
}

/** `kept`: new, and somebody has worked on it since; `left`: changed here, and changed again since. */
export type Undone = 'removed' | 'kept' | 'restored' | 'left'

export type UndoPreview = z.output<typeof previewUndo.output>

/** A kind of file. The machine reads, tries out, brings in and undoes; a kind says what a row is and how it is written. */
export interface Kind {
  fields: readonly Field[]
  needs: readonly Needs[]
  /** The code of what neither a column nor a choice for the whole file says; null when all is said. */
  unsaid?(mapped: ReadonlySet<string>, options: ImportOptions): string | null
  /** Columns nobody knows may be kept under their own name. */
  ownColumns: boolean
  /** The columns by which the example row of our template is known again. */
  exampleBy: readonly FieldName[]
  /** The records of a row, none when it has problems; those found on the way are added to the reading's. */
  plan(read: ReadRow, row: number, mapping: Mapping, context: PlanningContext): PlannedPart[]
  /** Says of every readable row what will become of it. */
  compare(ctx: Ctx, found: ImportRow): Promise<void>
  /** Whether these rows may make anything owed, so that the dry run has to bring them in and roll back. */
  mayOpen(ctx: Ctx, importId: string): Promise<boolean>
  /** Whether records of new customers may be alike, so that the dry run brings in one of each kind. */
  alike: boolean
  /** `rehearsed`: it will be rolled back at once. */
  apply(
    ctx: Ctx,
    found: ImportRow,
    records: readonly Planned[],
    rehearsed: boolean,
  ): Promise<{ applied: readonly Written[]; outcome: OutcomeOfMany | null }>
  /** What comes after the last record, a step a call; answers where the next one goes on, null at the end. */
  afterLast?(ctx: Ctx, found: ImportRow, after: string | null): Promise<string | null>
  previewUndo(ctx: Ctx, found: ImportRow): Promise<UndoPreview>
  undo(ctx: Ctx, found: ImportRow, rows: readonly UndoneRow[]): Promise<Map<UndoneRow, Undone>>
  /** After the last row. */
  finishUndo?(ctx: Ctx, found: ImportRow): Promise<void>
}
