import type pg from 'pg'
import { Refusal } from './refusal.ts'

export interface TenantFacts {
  id: string
  slug: string
  name: string
  locale: string
  timeZone: string
  /** Facts dated earlier are history. */
  goLiveOn: string
  demo: boolean
  /** Days of rest and of work that the company published, by year. */
  publishedDays: { year: number; off: string[]; work: string[] }[]
}

export interface TenantRegister {
  get(id: string): Promise<TenantFacts>
  bySlug(slug: string): Promise<TenantFacts>
  /** Forgets what is remembered, after a tenant changed. */
  forget(): void
}

const COLUMNS = `id, slug, name, locale, time_zone as "timeZone", go_live_on as "goLiveOn", demo, published_days as "publishedDays"`

/** Facts of tenants change rarely; they are remembered until somebody says that they changed. */
export function tenantRegister(pool: pg.Pool): TenantRegister {
  const byId = new Map<string, TenantFacts>()
  const bySlug = new Map<string, TenantFacts>()
  const load = async (column: 'id' | 'slug', value: string) => {
    const { rows } = await pool.query(`select ${COLUMNS} from keban.tenants where ${column} = $1`, [value])
    const found = rows[0] as TenantFacts | undefined
    if (!found) throw new Refusal('tenant.unknown', { tenant: value })
    byId.set(found.id, found)
    bySlug.set(found.slug, found)
    return found
  }
  return {
    get: async (id) => byId.get(id) ?? load('id', id),
    bySlug: async (slug) => bySlug.get(slug) ?? load('slug', slug),
    forget: () => {
      byId.clear()
      bySlug.clear()
    },
  }
}
