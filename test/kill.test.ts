import { expect, test } from 'vitest'
import { killWhileWorking } from './support/faults.ts'

/** Long runs raise this: KEBAN_FAULT_ROUNDS=200 npm run test:faults. */
const rounds = Number(process.env.KEBAN_FAULT_ROUNDS ?? 20)

test.each(Array.from({ length: Math.ceil(rounds / 4) }, (_, at) => at + 1))(
  'a worker killed four times in the middle sends nothing twice and skips no rung (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const aftermath = await killWhileWorking(seed, 4)
    expect(aftermath).toMatchObject({
      sentTwice: [],
      unexplained: [],
      rungsMissing: 0,
      rungsTwice: 0,
      breachedTwice: 0,
      kills: 4,
    })
    expect(aftermath.messages).toBeGreaterThan(0)
    expect(aftermath.rungsOfTickets).toBeGreaterThanOrEqual(8)
  },
)
