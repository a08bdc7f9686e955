/** Who asks. The only values that grant anything are made by the session gates, the key gate, the shell and the worker. */
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
      kind: 'customer'
      tenantId: string
      /** The person on record. */
      id: string
      name: string
      roles: readonly string[]
      permissions: ReadonlySet<string>
      reach: Reach
      /** What he holds at this moment: `perform` reads it anew for every operation. */
      homes: readonly Home[]
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

/** A home that a customer may see, and as what. */
export interface Home {
  unitId: string
  projectId: string
  role: string
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

/** A customer before his homes are read. */
export const customerActor = (tenantId: string, id: string, name: string): Actor => ({
  kind: 'customer',
  tenantId,
  id,
  name,
  roles: [],
  permissions: new Set(),
  reach: { company: false, projects: [], covers: [] },
  homes: [],
})
