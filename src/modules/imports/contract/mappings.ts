import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'
import { importRefusals, kindNames, words } from './words.ts'

const refusals = { 'imports.mapping_unknown': importRefusals['imports.mapping_unknown'] }

export const listMappings = operation({
  name: 'imports.mappings',
  title: { zh: '记住的对列', en: 'Kept mappings' },
  audience: 'staff',
  method: 'GET',
  path: '/import-mappings',
  permission: 'imports.run',
  input: z.object({}),
  output: z.object({
    mappings: z.array(
      z.object({
        id,
        kind: z.enum(kindNames),
        name: z.string(),
        /** What each column of the file becomes; columns left out are not named. */
        columns: z.array(z.object({ header: z.string(), becomes: words })),
        savedBy: z.string(),
        savedAt: z.string(),
        usedAt: z.string().nullable(),
      }),
    ),
  }),
})

export const renameMapping = operation({
  name: 'imports.rename-mapping',
  title: { zh: '给对列改名', en: 'Rename a kept mapping' },
  audience: 'staff',
  method: 'POST',
  path: '/import-mappings/:id/name',
  permission: 'imports.run',
  input: z.object({ id, name: z.string().trim().min(1).max(60) }),
  output: done,
  refusals,
})

export const removeMapping = operation({
  name: 'imports.remove-mapping',
  title: { zh: '不再记住这个对列', en: 'Forget a kept mapping' },
  audience: 'staff',
  method: 'DELETE',
  path: '/import-mappings/:id',
  permission: 'imports.run',
  input: z.object({ id }),
  output: done,
  refusals,
})
