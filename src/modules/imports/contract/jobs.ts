import { z } from 'zod'
import { id, operation } from '#platform/operation.ts'

const job = (name: string, title: { zh: string; en: string }, path: string) =>
  operation({
    name,
    title,
    audience: 'system',
    method: 'POST',
    path,
    permission: null,
    input: z.object({ id }),
    output: z.object({ more: z.boolean() }),
  })

/** The jobs. `more` asks to be performed again at once, in a transaction of its own. */
export const readImportFile = job(
  'imports.read-file',
  { zh: '读导入文件', en: 'Read the file of an import' },
  '/imports/read',
)

export const checkRows = job(
  'imports.check-rows',
  { zh: '试导入各行', en: 'Try out rows' },
  '/imports/check-rows',
)

export const applyRows = job(
  'imports.apply-rows',
  { zh: '导入各行', en: 'Import rows' },
  '/imports/apply-rows',
)

export const undoRows = job('imports.undo-rows', { zh: '撤销各行', en: 'Undo rows' }, '/imports/undo-rows')
