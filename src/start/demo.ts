import type { Opened } from './system.ts'

export async function buildDemoIfWanted(
  opened: Opened,
  clock: () => Date,
  progress: (step: string) => void,
): Promise<void> {
  const { rows } = await opened.pool.query(`select value from keban.installation where name = 'demo'`)
  if (rows[0]?.value?.state !== 'building') return
  progress(clock().toISOString())
}
