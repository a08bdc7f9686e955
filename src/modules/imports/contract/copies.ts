import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'
import { importRefusals, kindNames, unknown } from './words.ts'

const madeLater = z.object({ /** Ask for this file until it is there: a job is writing it. */ fileId: id })

export const reportImport = operation({
  name: 'imports.report',
  title: { zh: '下载带原因的副本', en: 'Copy of the file with the reasons' },
  audience: 'staff',
  method: 'POST',
  path: '/imports/:id/report',
  permission: 'imports.run',
  input: z.object({ id, language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: madeLater,
  refusals: {
    'imports.unknown': unknown,
    'imports.nothing_failed': importRefusals['imports.nothing_failed'],
  },
})

export const takeTemplate = operation({
  name: 'imports.template',
  title: { zh: '下载模板', en: 'Template for an import' },
  audience: 'staff',
  method: 'POST',
  path: '/import-templates',
  permission: 'imports.run',
  input: z.object({
    kind: z.enum(kindNames).default('customers'),
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  }),
  output: madeLater,
})

const written = { id, fileId: id, staffId: id, language: z.enum(['zh-CN', 'en']) }

export const writeReport = operation({
  name: 'imports.write-report',
  title: { zh: '写副本', en: 'Write the copy' },
  audience: 'system',
  method: 'POST',
  path: '/imports/write-report',
  permission: null,
  input: z.object(written),
  output: done,
})

export const writeTemplate = operation({
  name: 'imports.write-template',
  title: { zh: '写模板', en: 'Write the template' },
  audience: 'system',
  method: 'POST',
  path: '/imports/write-template',
  permission: null,
  input: z
    .object(written)
    .omit({ id: true })
    .extend({ kind: z.enum(kindNames) }),
  output: done,
})
