import type { Profile } from './rules.ts'

/** The profile a playbook role starts with: its reach tells most, leading others tells the rest. */
export function profileOfRole(role: { scope: string; leads: boolean }): Profile {
  if (role.scope === 'company') return role.leads ? 'manager' : 'specialist'
  if (role.leads) return 'supervisor'
  return role.scope === 'own-grid' ? 'frontline' : 'specialist'
}
