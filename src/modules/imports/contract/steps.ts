import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'
import { options } from './runs.ts'
import { importRefusals, notNow, unknown } from './words.ts'

export const mapImport = operation({
  name: 'imports.map',
  title: { zh: '对列', en: 'Map the columns' },
  audience: 'staff',
  method: 'POST',
  path: '/imports/:id/mapping',
  permission: 'imports.run',
  input: z.object({
    id,
    mapping: z.record(z.string().regex(/^\d{1,3}$/), z.string().min(1).max(60)).optional(),
    onDuplicate: z.enum(['skip', 'update', 'merge']).optional(),
    projectId: id.nullish(),
    options: options.optional(),
    /** Offer the same for the next file with these headers. */
    remember: z.boolean().default(true),
  }),
  output: done,
  refusals: {
    'imports.unknown': unknown,
    'imports.not_now': notNow,
    'imports.mapping_wrong': importRefusals['imports.mapping_wrong'],
    'imports.file_gone': importRefusals['imports.file_gone'],
    'imports.project_unknown': importRefusals['imports.project_unknown'],
  },
})

const onIt = (name: string, title: { zh: string; en: string }, path: string, refusals = {}) =>
  operation({
    name,
    title,
    audience: 'staff',
    method: 'POST',
    path,
    permission: 'imports.run',
    input: z.object({ id }),
    output: done,
    refusals: { 'imports.unknown': unknown, 'imports.not_now': notNow, ...refusals },
  })

export const checkImport = onIt(
  'imports.check',
  { zh: '试导入', en: 'Try out an import' },
  '/imports/:id/check',
  {
    'imports.mapping_wrong': importRefusals['imports.mapping_wrong'],
  },
)

export const confirmImport = onIt(
  'imports.confirm',
  { zh: '确认导入', en: 'Confirm an import' },
  '/imports/:id/confirm',
  {
    'imports.nothing_to_import': importRefusals['imports.nothing_to_import'],
  },
)

export const previewUndo = operation({
  name: 'imports.preview-undo',
  title: { zh: '撤销会怎样', en: 'What undoing would do' },
  audience: 'staff',
  method: 'GET',
  path: '/imports/:id/undo',
  permission: 'imports.run',
  input: z.object({ id }),
  output: z.object({
    /** Records that were new and nobody has worked on. */
    remove: z.number(),
    /** New ones that stay, for somebody has worked on them. */
    keep: z.number(),
    /** Changed ones that get their former values back. */
    restore: z.number(),
    /** Changed ones that were changed again since: they stay as they are. */
    leave: z.number(),
    kept: z.array(z.object({ id: id.nullable(), name: z.string(), room: z.string().nullable() })),
  }),
  refusals: { 'imports.unknown': unknown, 'imports.not_now': notNow },
})

export const undoImport = onIt(
  'imports.undo',
  { zh: '撤销本次导入', en: 'Undo an import' },
  '/imports/:id/undo',
  {
    'imports.too_late_to_undo': importRefusals['imports.too_late_to_undo'],
  },
)

const notStopped = { 'imports.not_stopped': importRefusals['imports.not_stopped'] }

/** For an import whose job was set aside: tries the same job again. */
export const resumeImport = onIt(
  'imports.resume',
  { zh: '再试停下的导入', en: 'Try a stopped import again' },
  '/imports/:id/resume',
  notStopped,
)

/** For an import whose job was set aside: gives it up. What it had brought in is taken back by a job. */
export const discardImport = onIt(
  'imports.discard',
  { zh: '放弃停下的导入', en: 'Give up a stopped import' },
  '/imports/:id/discard',
  { ...notStopped, 'imports.undo_goes_on': importRefusals['imports.undo_goes_on'] },
)
