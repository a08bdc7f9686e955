import { z } from 'zod'
import { cursor, id, operation } from '#platform/operation.ts'
import { importRefusals, notNow, unknown, words } from './words.ts'

const cell = z.object({ column: z.number(), header: z.string(), words })

export const listImportRows = operation({
  name: 'imports.rows',
  title: { zh: '导入的行', en: 'Rows of an import' },
  audience: 'staff',
  method: 'GET',
  path: '/imports/:id/rows',
  permission: 'imports.run',
  input: z.object({
    id,
    outcome: z.enum(['created', 'updated', 'skipped', 'refused', 'left-out']).optional(),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        sheet: z.string(),
        row: z.number(),
        names: z.string(),
        room: z.string().nullable(),
        outcome: z.enum(['created', 'updated', 'skipped', 'refused', 'left-out']),
        because: words.nullable(),
        problems: z.array(cell),
        notes: z.array(cell),
        customerId: id.nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
  refusals: { 'imports.unknown': unknown },
})

export const retryFailed = operation({
  name: 'imports.retry-failed',
  title: { zh: '只重导出错的行', en: 'Import the failed rows again' },
  audience: 'staff',
  method: 'POST',
  path: '/imports/:id/retry',
  permission: 'imports.run',
  input: z.object({ id, /** The mended copy; without it the rows as they were. */ fileId: id.optional() }),
  output: z.object({ id }),
  refusals: {
    'imports.unknown': unknown,
    'imports.not_now': notNow,
    'imports.nothing_failed': importRefusals['imports.nothing_failed'],
    'imports.file_unknown': importRefusals['imports.file_unknown'],
  },
})
