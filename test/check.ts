import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

/** Format, lint, types, rules between folders, dead code: in seconds, without a database. */
const steps: [string, string[]][] = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['types', ['node_modules/typescript-native/bin/tsc', '--noEmit']],
  [
    'rules between folders',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
    ],
  ],
  ['dead code', ['node_modules/knip/bin/knip.js']],
]

let failed = 0
for (const [name, args] of steps) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  let problem = status === 0 ? '' : `${stdout}${stderr}`
  if (name.startsWith('rules') && status === 0) problem = tooFew(stdout)
  console.log(`${problem ? 'failed' : 'ok    '}  ${name} (${seconds} s)`)
  if (problem) {
    console.log(problem.split('\n').slice(0, 80).join('\n'))
    failed += 1
  }
}
process.exitCode = failed > 0 ? 1 : 0

/** The cruiser says "no violations" also when it could read nothing. */
function tooFew(output: string): string {
  const cruised = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  ).length
  return cruised >= files ? '' : `only ${cruised} modules were looked at, there are ${files} files`
}
