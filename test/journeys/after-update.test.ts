import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey?.close())

test('a page from before an update fetches itself anew once when a piece of it is gone, and says so when it stays gone', async () => {
  const page = await journey.signIn(journey.company.accounts.lead, 'today')
  await page.getByRole('link', { name: '客户', exact: true }).first().waitFor()
  let gone = 0
  await page.route(/assets\/Customers-.*\.js/, (route) => {
    gone += 1
    return gone === 1 ? route.fulfill({ status: 404 }) : route.continue()
  })
  await page.getByRole('link', { name: '客户', exact: true }).first().click()
  await page.getByRole('heading', { name: '客户' }).waitFor()
  expect(gone).toBe(2)

  let asked = 0
  await page.route(/assets\/Projects-.*\.js/, (route) => {
    asked += 1
    return route.fulfill({ status: 404 })
  })
  await page.getByRole('link', { name: '项目', exact: true }).first().click()
  await page.getByText('这一页没取到').waitFor()
  expect(asked).toBe(2)
})

test('a page kept by the browser whose beginning is gone is fetched anew', async () => {
  const page = await journey.signIn(journey.company.accounts.lead, 'today')
  let gone = 0
  await page.route(/assets\/index-.*\.js/, (route) => {
    gone += 1
    return gone === 1 ? route.fulfill({ status: 404 }) : route.continue()
  })
  await page.reload()
  await page.getByRole('link', { name: '客户', exact: true }).first().waitFor()
  expect(gone).toBeGreaterThanOrEqual(2)
})
