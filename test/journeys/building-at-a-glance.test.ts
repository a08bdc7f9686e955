import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addBuilding } from '#modules/places/contract/projects.ts'
import { assignGrid } from '#modules/staff/contract/grids.ts'
import { recordContact } from '#modules/visits/contract.ts'
import { type Journey, openJourney } from '../support/journey.ts'
import { subscribe } from '../support/small-company.ts'

let journey: Journey
let tower: string
beforeAll(async () => {
  journey = await openJourney()
  const { world, company } = journey
  await subscribe(world, company)
  const rooms = { entrances: ['1', '2', '3', '4'], floors: 'B2-B1,1-33', perFloor: 4 }
  tower = (await world.as(world.admin)(addBuilding, { projectId: company.projectId, name: '8栋', rooms })).id
  await world.as(world.admin)(assignGrid, {
    buildingId: tower,
    staffId: company.steward.id!,
    fromOn: '2026-03-02',
  })
})
afterAll(() => journey?.close())

const pageIsWider = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('.kb-main')!
    return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth)
  })

test('from the project to the building: the home that was never met is found, opened, met, and turns', async () => {
  const { world, company } = journey
  const page = await journey.signIn(company.accounts.lead, `projects/${company.projectId}`)
  await page.getByRole('link', { name: '5栋' }).click()
  const sold = page.getByRole('link', { name: /5-1-301 · 王芳/ })
  await sold.waitFor()
  await page.getByText('共 6 户 · 有住户 1 · 没见过面的 1').waitFor()
  await page.getByRole('radio', { name: '有没有欠' }).click()
  expect(await sold.getAttribute('aria-label')).toMatch(/没办 \d+ 件/)
  await page.getByLabel('没见过面的').click()
  await page.getByRole('link', { name: /5-1-101/ }).waitFor({ state: 'hidden' })
  expect(await page.getByRole('table').getByRole('link').count()).toBe(1)
  await sold.click()
  await page.getByRole('heading', { name: '5-1-301' }).waitFor()
  await world.as(company.steward)(recordContact, {
    customerId: company.customerId,
    unitId: company.unitId,
    by: 'face',
    result: 'reached',
  })
  await page.getByRole('link', { name: '5栋房态图' }).click()
  await page.getByRole('radio', { name: '今年见过没有' }).click()
  await page.reload()
  expect(await page.getByRole('radio', { name: '今年见过没有' }).getAttribute('aria-checked')).toBe('true')
  await page.getByRole('link', { name: '5-1-301 · 王芳 · 今年见过' }).waitFor()
})

test('a tower of four entrances scrolls within itself on a phone, top floor first and B2 last', async () => {
  const { company } = journey
  const phone = await journey.signIn(company.accounts.steward, `buildings/${tower}`, [390, 844])
  await phone.getByText('共 560 户').waitFor()
  expect(await pageIsWider(phone)).toBeLessThanOrEqual(0)
  const floors = await phone.getByRole('rowheader').allTextContents()
  expect([floors[0], ...floors.slice(-3)]).toEqual(['33', '1', 'B1', 'B2'])
  expect(await phone.getByRole('columnheader').allTextContents()).toEqual([
    '楼层',
    '1 单元',
    '2 单元',
    '3 单元',
    '4 单元',
  ])
  const last = phone.getByRole('link', { name: /8-4-3304/ })
  await last.scrollIntoViewIfNeeded()
  await last.click()
  await phone.getByRole('heading', { name: '8-4-3304' }).waitFor()
})
