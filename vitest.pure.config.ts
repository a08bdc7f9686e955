import { defineConfig } from 'vitest/config'

// Rules, calendars and compilers need no database: `npm run test:pure -- <file>` answers in seconds.
export default defineConfig({
  test: {
    setupFiles: ['test/support/seed.ts'],
    include: [
      'src/engine/**/*.test.ts',
      'src/modules/**/rules.test.ts',
      'src/platform/{senders,directories}/*.test.ts',
    ],
  },
})
