import { defineConfig } from 'vitest/config'

const shared = { setupFiles: ['test/support/seed.ts'], testTimeout: 60_000, hookTimeout: 120_000 }

/** Those that sign in at a door: it counts who tries too often for its whole process, so each has one of its own. */
const atADoor = [
  'test/**/*.test.ts',
  'src/start/*.test.ts',
  'src/modules/{access,directory,security}/*.test.ts',
]

export default defineConfig({
  test: {
    // Two files at a time: the processes that tests kill and the browsers leave little room for more.
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      { test: { ...shared, name: 'doors', include: atADoor } },
      {
        test: {
          ...shared,
          name: 'modules',
          include: ['src/**/*.test.ts'],
          exclude: atADoor,
          // Every test makes its own company, so files share the loaded modules of their process.
          isolate: false,
        },
      },
    ],
  },
})
