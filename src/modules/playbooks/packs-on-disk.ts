import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packTexts } from './read-pack.ts'

const PACKS = 'playbooks'

/** Packs that ship with Keban: a company adopts one and changes its copy. */
export function shippedPacks(): string[] {
  if (!existsSync(PACKS)) return []
  return readdirSync(PACKS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(PACKS, entry.name, 'playbook.yaml')))
    .map((entry) => entry.name)
    .sort()
}

/** The texts of a shipped pack by path; undefined when there is none of that name. */
export function shippedPack(name: string): Record<string, string> | undefined {
  return shippedPacks().includes(name) ? Object.fromEntries(packTexts(join(PACKS, name))) : undefined
}
