import type { Browser, Page } from 'playwright-core'
import { changeOwnPassword } from '#modules/staff/contract/account.ts'
import { addStaffMember } from '#modules/staff/contract/people.ts'
import type { Actor } from '#platform/actor.ts'
import type { Settings } from '#platform/settings.ts'
import { openBrowser } from './browser.ts'
import { serve } from './running-server.ts'
import { PASSWORD, type SmallCompany, smallCompany } from './small-company.ts'
import { makeWorld, type Place, type World } from './world.ts'

export interface Journey {
  world: World
  company: SmallCompany
  /** Somebody more works here, and may sign in. */
  hire(name: string, role: string, everywhere?: boolean): Promise<{ actor: Actor; account: string }>
  /** The door in a browser of its own, nobody signed in. */
  open(size?: [width: number, height: number]): Promise<Page>
  /** A person in a browser of his own, signed in, at `path`. */
  signIn(account: string, path?: string, size?: [width: number, height: number]): Promise<Page>
  close(): Promise<void>
}

/** A small company of its own, served and looked at in a real browser; its clock only moves when turned. */
export async function openJourney(
  now = '2026-03-02T01:00:00.000Z',
  place?: Place,
  settings: Partial<Settings> = {},
): Promise<Journey> {
  const world = await makeWorld(now, '2026-01-01', place)
  const company = await smallCompany(world, { signIn: true })
  const server = await serve(world, settings)
  const browser: Browser = await openBrowser()
  let hired = 0
  const open: Journey['open'] = async ([width, height] = [1440, 900]) => {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(server.address)
    return page
  }
  return {
    world,
    company,
    async hire(name, role, everywhere = false) {
      const account = `${world.slug}-${role}-${++hired}`
      const { id } = await world.as(world.admin)(addStaffMember, {
        name,
        account,
        password: `first-${PASSWORD}`,
        roles: [{ role, projectId: everywhere ? null : company.projectId }],
      })
      const actor = await world.person(id)
      await world.as(actor)(changeOwnPassword, { current: `first-${PASSWORD}`, next: PASSWORD })
      return { actor, account }
    },
    open,
    async signIn(account, path = '', size = [1440, 900]) {
      const page = await open(size)
      await page.getByLabel('账号').fill(account)
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: '登录' }).click()
      await page.waitForURL(new RegExp(world.slug))
      if (path) await page.goto(`${server.address}/${world.slug}/${path}`)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
      await world.close()
    },
  }
}
