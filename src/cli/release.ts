import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { buildWebIfStale } from '../start/web.ts'

const run = promisify(execFile)
const CPUS = ['x64', 'arm64'] as const
/** What runs and what its keeper reads; no tests, nothing that only builds. */
const TAKEN =
  'src db/migrations playbooks locales docs dist index.html portal.html vite.config.ts package.json package-lock.json README.md README.zh-CN.md'

/** Makes an archive for each processor that installs and runs without a network: sources, screens, packages, Node, PostgreSQL. */
export async function runRelease(args: string[]): Promise<number> {
  const value = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const to = value('--to')
  const cpus = CPUS.filter((cpu) => (value('--cpu') ?? cpu) === cpu)
  if (!to || cpus.length === 0) {
    console.error('usage: npm run -s release -- --to <folder> [--cpu x64|arm64]')
    return 2
  }
  mkdirSync(to, { recursive: true })
  await buildWebIfStale()
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  for (const cpu of cpus) await makeArchive(resolve(to), `keban-${version}-linux-${cpu}`, cpu)
  return 0
}

async function makeArchive(to: string, name: string, cpu: (typeof CPUS)[number]): Promise<void> {
  const stage = join(to, name)
  rmSync(stage, { recursive: true, force: true })
  for (const part of TAKEN.split(' ').filter((each) => existsSync(each)))
    cpSync(part, join(stage, part), { recursive: true, filter: (path) => !/\.test\.ts$/.test(path) })
  for (const part of ['install.sh', 'keban.service']) cpSync(join('release', part), join(stage, part))
  mkdirSync(join(stage, 'bin'))
  cpSync(join('release', 'keban'), join(stage, 'bin', 'keban'))
  for (const part of ['install.sh', 'bin/keban']) chmodSync(join(stage, part), 0o755)
  const packages = [
    'ci',
    '--omit=dev',
    '--os=linux',
    `--cpu=${cpu}`,
    '--libc=glibc',
    '--no-audit',
    '--no-fund',
  ]
  await run('npm', packages, { cwd: stage, maxBuffer: 1e8 })
  const archive = `${stage}.tar.gz`
  await run('tar', ['-czf', archive, '-C', to, '--owner=0', '--group=0', name], { maxBuffer: 1e8 })
  rmSync(stage, { recursive: true })
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(archive)) hash.update(chunk as Buffer)
  writeFileSync(`${archive}.sha256`, `${hash.digest('hex')}  ${name}.tar.gz\n`)
  console.log(archive)
}
