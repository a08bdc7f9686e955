import { readFileSync } from 'node:fs'
import { Agent, get, request } from 'node:http'
import { loadavg } from 'node:os'
import { cookieOf, type Seeded } from './place.ts'
import { projectId } from './samples.ts'

const STREAMS = 2000
const AT_ONCE = 50

/** (t) Open desks on one process: what they hold in memory, and how long until all of them hear of a filing. */
export async function openDesks(port: number, pid: number, seeded: Seeded): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const stewards = Math.max(1, Math.round(seeded.customers / 700))
  const before = residentMb(pid)
  let heard = 0
  let told = () => {}
  const open = (n: number) =>
    new Promise<() => void>((resolve, reject) => {
      const headers = { cookie: cookieOf(`bench-token-${n % stewards}`), 'keban-tenant': 'bench' }
      const asked = get(
        { port, host: '127.0.0.1', path: '/api/staff/desk-news?company=bench', headers, agent },
        (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`a stream was refused with ${answer.statusCode}`))
          answer.on('data', (bytes: Buffer) => {
            if (!bytes.includes('data: moved')) return
            heard += 1
            if (heard === STREAMS) told()
          })
          resolve(() => asked.destroy())
        },
      )
      asked.on('error', reject)
    })
  const closing: (() => void)[] = []
  for (let at = 0; at < STREAMS; at += AT_ONCE)
    closing.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => open(at + n)))))
  const all = new Promise<void>((resolve) => {
    told = resolve
  })
  const began = performance.now()
  await file(port, stewards)
  const filed = performance.now()
  await all
  const ms = performance.now() - began
  console.log(
    `(t) ${STREAMS} open desks on one process: ${before} MB before, ${residentMb(pid)} MB with them; a filing of ${Math.round(filed - began)} ms reached all ${Math.round(ms)} ms after it was sent   load ${loadavg()[0]!.toFixed(1)}`,
  )
  for (const close of closing) close()
  agent.destroy()
}

const residentMb = (pid: number) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

function file(port: number, stewards: number): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    cookie: cookieOf(`bench-token-${stewards + 1}`),
    'keban-tenant': 'bench',
  }
  const body = JSON.stringify({
    kind: 'repair',
    channel: 'phone',
    words: '大堂灯不亮',
    projectId: projectId(0),
    place: '大堂',
  })
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', path: '/api/staff/tickets', method: 'POST', headers },
      (answer) => {
        answer.resume()
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`filing: ${answer.statusCode}`)),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}
