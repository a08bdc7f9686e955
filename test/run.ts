import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { generate } from '../src/cli/generate.ts'
import { buildWebIfStale } from '../src/start/web.ts'
import { findBrowser } from './support/browser.ts'

/** Everything but `check`: generated files are up to date, the screens build, every test passes. The last line counts. */
const different = await generate('check')
if (different.length > 0) console.log(`out of date, run npm run generate: ${different.join(', ')}`)
await buildWebIfStale()
await findBrowser()
const report = `/tmp/keban-report-${process.pid}.json`
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, NO_COLOR: '1' } },
)
const result = JSON.parse(readFileSync(report, 'utf8')) as {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  success: boolean
}
rmSync(report)
const failed =
  result.numFailedTests +
  different.length +
  (result.success || result.numFailedTests > 0 ? 0 : Math.max(1, result.numFailedTestSuites))
console.log(`${result.numPassedTests} passed, ${failed} failed`)
process.exitCode = status === 0 && failed === 0 ? 0 : 1
