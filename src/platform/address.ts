import type { Operation } from './operation.ts'

/** Where an operation answers, as `/api/staff/customers/:id`. Browser and server ask here. */
export const addressOf = (operation: Pick<Operation, 'audience' | 'path'>) =>
  `/api/${operation.audience}${operation.path}`
