import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Every build of the screens has a folder of its own here; `stamp` names the newest. */
const BUILDS = resolve('dist')
/** Builds kept, so that a server started before an update finds its own. */
const KEPT = 3

/** Serves the newest build as of now, also when a newer one is made meanwhile; an address without a file is a page of the application. */
export async function serveWeb(app: FastifyInstance, builds = BUILDS): Promise<void> {
  const stamp = join(builds, 'stamp')
  const root = join(builds, existsSync(stamp) ? readFileSync(stamp, 'utf8') : '')
  if (!existsSync(join(root, 'index.html'))) return
  await app.register(fastifyStatic, {
    root,
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
    // A piece of another build is gone; a page in its place would be an empty screen.
    if (/^\/(?:api|assets)\//.test(request.url)) return reply.callNotFound()
    const page = /^\/c\/[a-z0-9-]+(?:[/?]|$)/.test(request.url) ? 'portal.html' : 'index.html'
    return reply.header('cache-control', 'no-cache').sendFile(page)
  })
}

/** Builds the screens when there is no build of these sources. */
export async function buildWebIfStale(): Promise<void> {
  const build = sourceDigest().slice(0, 12)
  const folder = join(BUILDS, build)
  const missing = !existsSync(join(folder, 'index.html'))
  if (missing) {
    const making = `${folder}-${process.pid}`
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', making]
    // Whoever builds, a test too, builds what is served: otherwise React would be its larger and slower development self.
    const env = { ...process.env, NODE_ENV: 'production' }
    const [status] = await once(spawn(process.execPath, vite, { stdio: 'inherit', env }), 'exit')
    if (status !== 0) throw new Error('the screens could not be built')
    rmSync(folder, { recursive: true, force: true })
    renameSync(making, folder)
  }
  const stamp = join(BUILDS, 'stamp')
  // A release is installed where its user may not write.
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== build) writeFileSync(stamp, build)
  if (missing) forgetOldBuilds()
}

function forgetOldBuilds(): void {
  const builds = readdirSync(BUILDS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(BUILDS, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of builds.slice(KEPT)) rmSync(old, { recursive: true, force: true })
}

function sourceDigest(): string {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    const stat = statSync(path)
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else if (/\.(tsx?|css|html|json)$/.test(path) && !path.endsWith('.test.ts'))
      hash.update(path).update(readFileSync(path))
  }
  for (const path of ['src', 'vite.config.ts', 'package-lock.json', 'index.html', 'portal.html'])
    if (existsSync(path)) visit(path)
  return hash.digest('hex')
}
