export interface Waiver {
  allowed: boolean
  /** Role that agrees; null where the playbook names none. */
  by: string | null
  /** Reasons the clause accepts; empty where any written reason will do. */
  reasons: string[]
}

/** What a clause says about excusing: `none`, or by whom and for which reasons. */
export function waiverOf(waive: unknown): Waiver {
  if (waive === 'none') return { allowed: false, by: null, reasons: [] }
  if (typeof waive !== 'object' || waive === null || Array.isArray(waive))
    return { allowed: true, by: null, reasons: [] }
  const { by, reason } = waive as { by?: unknown; reason?: unknown }
  return {
    allowed: true,
    by: typeof by === 'string' ? by : null,
    reasons: Array.isArray(reason) ? reason.filter((each): each is string => typeof each === 'string') : [],
  }
}
