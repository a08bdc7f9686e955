import { indexImportedNotes } from '#modules/customers/index-notes.ts'
import { removeUnusedUnits } from '#modules/places/remove-units.ts'
import { applyRecords } from '../apply-records.ts'
import { compareRows } from '../compare-rows.ts'
import { FIELDS } from '../fields.ts'
import { mayOpen } from '../may-open.ts'
import { type Plan, planRow } from '../plan-row.ts'
import type { Planned } from '../planned-records.ts'
import { previewUndoOfCustomers, undoCustomers } from '../undo-customers.ts'
import type { Kind } from './kind.ts'

/** Owners, occupants and their families, with the homes they hold: a record for every person a row names. */
export const customers: Kind = {
  fields: FIELDS,
  needs: [
    {
      code: 'mapping.no_name',
      fields: ['name', 'document', 'customer_number', 'external_number', 'home', 'room'],
    },
  ],
  ownColumns: true,
  exampleBy: ['name', 'phone'],
  plan: (read, row, mapping, context) =>
    planRow(read, row, mapping, context).map((plan) => ({ plan, known: identityOf(plan) })),
  compare: compareRows,
  mayOpen,
  alike: true,
  apply: (ctx, found, records, rehearsed) =>
    applyRecords(ctx, found, records as readonly Planned<Plan>[], rehearsed),
  afterLast: (ctx, { id }, after) => indexImportedNotes(ctx, id, after),
  previewUndo: previewUndoOfCustomers,
  undo: undoCustomers,
  finishUndo: async (ctx, { id }) => {
    await removeUnusedUnits(ctx, id)
  },
}

function identityOf({ customer }: Plan) {
  if (!customer) return {}
  const { name_key, phone_index, document_index, external_number } = customer
  return { name_key, phone_index, document_index, external_number }
}
