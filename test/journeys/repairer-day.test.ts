import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import { dispatchTicket } from '#modules/tickets/contract/moves.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey?.close())

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a repairer in the basement: accepts, arrives, finishes with photos and a signature without a line; all of it is sent once', async () => {
  const { world, company } = journey
  const fitter = await journey.hire('赵强', 'service-centre')
  const lead = world.as(company.lead)
  const { id } = await lead(fileTicket, {
    kind: 'repair',
    channel: 'phone',
    category: '下水堵塞',
    unitId: company.unitId,
    customerId: company.customerId,
    words: '厨房下水不通',
    convenient: '下午都在',
  })
  await lead(dispatchTicket, { id, version: 1, staffId: fitter.actor.id! })

  const phone = await journey.signIn(fitter.account, 'my-jobs', [390, 844])
  await phone.getByText('厨房下水不通').waitFor()
  await phone.getByText('下午都在').waitFor()
  await phone.getByRole('button', { name: '接单' }).click()
  await phone.getByRole('button', { name: '详情' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: '到了' }).waitFor()
  // The code of the sheets is on the phone before the line goes, as after a morning of use.
  await phone.context().setOffline(true)
  await phone.getByRole('dialog').getByRole('button', { name: '到了' }).click()
  await phone.getByRole('button', { name: '我到了' }).click()
  await phone.getByText('待发送', { exact: true }).waitFor()
  await phone.getByRole('dialog').getByRole('button', { name: '完成' }).click()
  const sheet = phone.getByRole('dialog', { name: /^完成/ })
  await sheet
    .getByLabel(/拍照或选照片/)
    .first()
    .setInputFiles({ name: 'before.png', mimeType: 'image/png', buffer: picture })
  await sheet.getByRole('radio', { name: '保外，收费' }).click()
  for (const _ of ['one', 'another']) {
    await sheet.getByLabel('料或工').fill('疏通主管')
    await sheet.getByLabel('单价（元）').fill('180')
    await sheet.getByRole('button', { name: '加上' }).click()
  }
  // The same again is one line of two.
  await sheet.getByRole('button', { name: '少一个 疏通主管' }).click()
  await sheet.getByRole('button', { name: '客户同意付 180 元' }).click()
  await sheet.getByRole('button', { name: '疏通了，水下得去' }).click()
  const glass = sheet.getByRole('img', { name: '请客户签字' })
  await glass.scrollIntoViewIfNeeded()
  const box = (await glass.boundingBox())!
  await phone.mouse.move(box.x + 40, box.y + 60)
  await phone.mouse.down()
  await phone.mouse.move(box.x + 160, box.y + 100, { steps: 5 })
  await phone.mouse.up()
  await sheet.getByRole('button', { name: '重签' }).waitFor()
  await sheet.getByRole('button', { name: '完成', exact: true }).click()
  await phone.getByText('办完了，等着发送', { exact: false }).waitFor()
  expect((await lead(seeTicket, { id })).state).toBe('accepted')

  await phone.context().setOffline(false)
  await phone.getByText('手上没有活了', { exact: false }).waitFor()
  await phone.getByText('今天办完 1 件', { exact: false }).waitFor()
  const seen = await lead(seeTicket, { id })
  expect(seen.state).toBe('solved')
  for (const move of ['accept', 'arrive', 'solve'])
    expect(seen.steps.filter((step) => step.move === move)).toHaveLength(1)

  const desk = await journey.signIn(company.accounts.lead, `tickets/${id}`)
  await desk.getByText('客户付 180 元', { exact: false }).waitFor()
  const sheets = desk.getByRole('region', { name: '维修记录' })
  await sheets.getByRole('group', { name: '客户签字' }).getByRole('img').waitFor()
  await sheets.getByRole('group', { name: '修之前' }).getByRole('button').click()
  await desk.locator('.ant-image-preview').first().waitFor()
})
