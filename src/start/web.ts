import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const BUILT = resolve('dist/admin')

/** Serves the built screens; an address without a file is a page of the application. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(BUILT, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: BUILT,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      response.setHeader(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound()
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}

/** Builds the screens when they are missing or older than their sources. */
export function buildWebIfStale(): boolean {
  const stamp = join('dist', 'stamp')
  const now = sourceDigest()
  if (existsSync(join(BUILT, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now)
    return false
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: 'inherit',
  })
  writeFileSync(stamp, now)
  return true
}

function sourceDigest(): string {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    const stat = statSync(path)
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else if (/\.(tsx?|css|html|json)$/.test(path) && !path.endsWith('.test.ts'))
      hash.update(path).update(readFileSync(path))
  }
  for (const path of ['src', 'vite.config.ts', 'package-lock.json', 'index.html'])
    if (existsSync(path)) visit(path)
  return hash.digest('hex')
}
