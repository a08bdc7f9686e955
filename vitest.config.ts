import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/support/seed.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two files at a time: the processes that tests kill and the browsers leave little room for more.
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
  },
})
