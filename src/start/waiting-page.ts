import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { secureContext, type TlsFiles } from '#platform/host.ts'

const steps = {
  database: { zh: '数据库', en: 'Database' },
  screens: { zh: '页面', en: 'Screens' },
  server: { zh: '服务', en: 'Server' },
} as const
export type StartStep = keyof typeof steps

export interface WaitingPage {
  /** A step that is over. */
  done(step: StartStep): void
  /** Frees the address for the server. */
  close(): Promise<void>
}

/**
 * Answers at the address from the first second on, says what is ready and opens the server's page when that answers. Without
 * the address it says nothing: the server itself says why it cannot have it.
 */
export async function openWaitingPage(
  port: number,
  host: string | undefined,
  tls?: TlsFiles,
): Promise<WaitingPage> {
  const ready = new Set<StartStep>()
  const answer: RequestListener = (request, response) => {
    const asked = request.url ?? '/'
    response.setHeader('cache-control', 'no-store').setHeader('retry-after', '1')
    if (/^\/(?:api|healthz|readyz|metrics)/.test(asked)) {
      const body = JSON.stringify({ ok: false, starting: [...ready] })
      return response.writeHead(503, { 'content-type': 'application/json' }).end(body)
    }
    const english = /^en\b/.test(request.headers['accept-language'] ?? '')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(english))
  }
  const server = tls ? createSecureServer(secureContext(tls), answer) : createServer(answer)
  await new Promise<void>((resolve) => server.once('error', () => resolve()).listen(port, host, resolve))
  return {
    done: (step) => ready.add(step),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function page(english: boolean): string {
  const say = (zh: string, en: string) => (english ? en : zh)
  const lines = Object.entries(steps)
    .map(([step, { zh, en }]) => `<li id="${step}">${say(zh, en)}</li>`)
    .join('')
  return `<!doctype html>
<html lang="${say('zh-CN', 'en')}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('客伴正在启动', 'Keban is starting')}</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.6 system-ui, sans-serif; color: #2b2523; background: #faf8f5 }
  main { width: min(420px, calc(100vw - 48px)) }
  h1 { font-size: 24px; margin: 0 0 4px }
  p { margin: 0 0 20px; color: #6f6763 }
  ul { list-style: none; margin: 0; padding: 0 }
  li::before { content: '…'; display: inline-block; width: 1.6em; color: #b4532a }
  li.done::before { content: '✓' }
  @media (prefers-color-scheme: dark) { body { color: #ece7e3; background: #1c1917 } p { color: #a8a09b } }
</style>
<main>
  <h1>${say('客伴正在启动', 'Keban is starting')}</h1>
  <p>${say('好了会自己打开，不用刷新。第一次要十几秒。', 'The page opens by itself when ready. The first time takes a quarter of a minute.')}</p>
  <ul aria-live="polite">${lines}</ul>
</main>
<script>
  setInterval(async () => {
    const answer = await fetch('/healthz').catch(() => null)
    if (!answer) return
    if (answer.ok) return location.reload()
    for (const step of (await answer.json()).starting) document.getElementById(step).className = 'done'
  }, 500)
</script>
</html>`
}
