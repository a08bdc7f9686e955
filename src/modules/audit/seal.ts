import type { Vault } from '#platform/encryption.ts'

/** What a line of the log says, without its place. */
export interface Said {
  tenant_id: string
  id: string
  at: string
  actor_kind: string
  actor_id: string | null
  action: string
  subject_kind: string | null
  subject_id: string | null
  reason: string | null
  detail: unknown
  ip: string | null
}

/** A keyed digest of the line: who has the database but not the keys can neither write a line nor change one. */
export function sealOf(vault: Vault, said: Said): string {
  const words = [
    said.tenant_id,
    said.id,
    said.at,
    said.actor_kind,
    said.actor_id,
    said.action,
    said.subject_kind,
    said.subject_id,
    said.reason,
    inOrder(said.detail),
    said.ip,
  ]
  return vault.index(`audit ${JSON.stringify(words)}`)
}

/** The database keeps the names of an object in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => [name, inOrder(inner)])
}
