import { chmodSync, mkdtempSync } from 'node:fs'

/** A folder of a test's own that the database's user can reach too. */
export function ownFolder(name: string): string {
  const folder = mkdtempSync(`/tmp/keban-${name}-`)
  chmodSync(folder, 0o755)
  return folder
}
