import { baseVocabulary } from '#engine/vocabulary.ts'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'

export interface About {
  subject: { kind: string; id: string }
  customerId: string | null
  unitId: string | null
  projectId: string | null
}

const places: Record<string, string> = {
  project:
    'select id, null::uuid as customer_id, null::uuid as unit_id, id as project_id from projects where tenant_id = $1 and id = $2',
  customer:
    'select id, id as customer_id, main_unit_id as unit_id, project_id from customers where tenant_id = $1 and id = $2 and merged_into is null',
  holding: 'select id, customer_id, unit_id, project_id from holdings where tenant_id = $1 and id = $2',
  ticket: 'select id, customer_id, unit_id, project_id from tickets where tenant_id = $1 and id = $2',
}

/** What something is about, where this person holds the role that may begin it; null where it is not to be found there. */
export async function aboutNamed(
  ctx: Ctx,
  about: string,
  held: readonly (string | null)[],
  id: string | undefined,
): Promise<About | null> {
  if (about === 'company')
    return {
      subject: { kind: 'company', id: ctx.tenantId },
      customerId: null,
      unitId: null,
      projectId: null,
    }
  const text = places[about]
  if (!text || !id) return null
  const { rows } = await ctx.client.query<{
    customer_id: string | null
    unit_id: string | null
    project_id: string | null
  }>(text, [ctx.tenantId, id])
  const [row] = rows
  if (!row || !(held.includes(null) || held.includes(row.project_id))) return null
  return {
    subject: { kind: about, id },
    customerId: row.customer_id,
    unitId: row.unit_id,
    projectId: row.project_id,
  }
}

/** What a kind of subject is called. */
export function subjectWords(kind: string): Words {
  const word = baseVocabulary().subjects.get(kind)
  return { zh: word?.zh ?? kind, en: word?.en ?? kind }
}
