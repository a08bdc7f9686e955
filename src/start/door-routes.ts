import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { ActorFinder } from '#modules/staff/find-actor.ts'
import { firstRun } from '#modules/tenants/contract.ts'
import { foundCompany } from '#modules/tenants/found-company.ts'
import type { Door } from '#platform/http.ts'
import { openapi } from '#platform/openapi.ts'
import { Refusal } from '#platform/refusal.ts'
import { hashPassword } from '#platform/sessions.ts'
import type { Settings } from '#platform/settings.ts'
import { operations } from '../app.ts'

interface Around {
  settings: Settings
  pool: pg.Pool
  actors: ActorFinder
}

/** What stands outside the operations: before a company is chosen there is no tenant to perform in. */
export async function addDoorRoutes(
  app: FastifyInstance,
  door: Door,
  { settings, pool, actors }: Around,
): Promise<void> {
  app.get('/api/door', async (request) => {
    const setup = await pool.query(`select value from keban.installation where name = 'demo'`)
    const { preparing } = await door.standing()
    const tenants = await pool.query(`select slug, name, demo from keban.tenants order by created_at`)
    const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
    const demo = tenants.rows.find((tenant) => tenant.demo)
    return {
      now: door.clock().toISOString(),
      preparing,
      firstRun: tenants.rowCount === 0 && !preparing,
      company: tenants.rowCount === 1 ? tenants.rows[0] : null,
      signInWith: (['wecom', 'dingtalk', 'feishu'] as const).filter((provider) => settings[provider]),
      demoAccounts: demo && (loopback || settings.demoAnywhere) ? (setup.rows[0]?.value?.accounts ?? []) : [],
    }
  })
  app.post('/api/door/first-run', async (request) => {
    const input = firstRun.parse(request.body)
    const { rowCount } = await pool.query('select from keban.tenants limit 1')
    if (rowCount !== 0) throw new Refusal('tenants.already_founded')
    const { name, account, password } = input.administrator
    await foundCompany(
      door.system,
      {
        name: input.company,
        slug: input.slug,
        goLiveOn: input.goLiveOn,
        hours: input.hours,
        administrator: { name, account, passwordHash: await hashPassword(password) },
      },
      door.clock().toISOString(),
    )
    return { ok: true }
  })
  app.get('/api/door/workplaces', async (request) => {
    const session = await door.sessions.find(request.headers.cookie, door.clock().getTime())
    if (!session) return { workplaces: null }
    const places = await actors.workplaces(session.loginId)
    return { workplaces: places.map(({ slug, name, demo }) => ({ slug, name, demo })) }
  })
  const documents = { staff: openapi(operations, 'staff'), customer: openapi(operations, 'customer') }
  await app.register(documentOf(documents.staff))
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP:
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'",
  })
  app.get('/api/staff/openapi.json', async () => documents.staff)
  app.get('/api/customer/openapi.json', async () => documents.customer)
}

/** The viewer wants its document from a plugin of this name; ours is generated from the contracts. */
function documentOf(document: Record<string, unknown>) {
  const plugin = async (app: FastifyInstance) => {
    app.decorate('swagger', () => document)
  }
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('plugin-meta')]: { name: '@fastify/swagger' },
  })
}
