/** Who asks. The only values that grant anything are made by the session gate, the key gate, the shell and the worker. */
export type Actor =
  | {
      kind: 'staff'
      tenantId: string
      id: string
      name: string
      roles: readonly string[]
      permissions: ReadonlySet<string>
      reach: Reach
    }
  | {
      kind: 'system'
      tenantId: string
      id: null
      name: 'system'
      roles: readonly string[]
      permissions: 'all'
      reach: Reach
    }
  | {
      kind: 'public'
      tenantId: string
      id: null
      name: 'public'
      roles: readonly string[]
      permissions: ReadonlySet<string>
      reach: Reach
    }

/** How far a person sees: the whole company, or some projects and the homes in his own care. */
export interface Reach {
  company: boolean
  projects: readonly string[]
  /** For whom this person does the work today, because they are away. */
  covers: readonly Covered[]
}

export interface Covered {
  staffId: string
  /** Only what belongs to this building; null: everything. */
  buildingId: string | null
}

export const systemActor = (tenantId: string): Actor => ({
  kind: 'system',
  tenantId,
  id: null,
  name: 'system',
  roles: [],
  permissions: 'all',
  reach: { company: true, projects: [], covers: [] },
})
