import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { takeExport, writeExport } from '../exports/contract.ts'
import { seeFile } from '../files/contract.ts'
import { addStaffMember, changeRoles } from '../staff/contract/people.ts'
import { searchAudit, verifyAudit } from './contract.ts'

let world: World
let auditor: Actor
let owner: pg.Pool
beforeAll(async () => {
  world = await makeWorld()
  const hire = async (name: string, role: string) =>
    world.as(world.admin)(addStaffMember, {
      name,
      account: `${world.slug}-${role}`,
      password: 'long-enough',
      roles: [{ role }],
    })
  auditor = await world.person((await hire('武律', 'audit-administrator')).id)
  owner = new pg.Pool({ ...world.place.connection, max: 2 })
  for (let time = 0; time < 6; time++)
    await world.as(world.admin)(changeRoles, { id: auditor.id!, roles: [{ role: 'audit-administrator' }] })
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

/** Does something to the log as who owns the database, verifies, and takes it back. */
async function tampered(statements: (string | [string, unknown[]])[]) {
  const saved = await owner.query('select * from audit_entries where tenant_id = $1', [world.tenantId])
  const end = await owner.query('select * from audit_ends where tenant_id = $1', [world.tenantId])
  for (const one of statements) {
    const [text, values] = typeof one === 'string' ? [one, []] : one
    await owner.query(text, values)
  }
  const { broken } = await world.as(auditor)(verifyAudit, {})
  await owner.query('delete from audit_entries where tenant_id = $1', [world.tenantId])
  await owner.query(
    'insert into audit_entries select * from json_populate_recordset(null::audit_entries, $1::json)',
    [JSON.stringify(saved.rows)],
  )
  await owner.query('update audit_ends set number = $2, digest = $3 where tenant_id = $1', [
    world.tenantId,
    end.rows[0].number,
    end.rows[0].digest,
  ])
  return broken
}
const of = (rest: string) => `tenant_id = '${world.tenantId}' and ${rest}`

test('an untouched log verifies from its first line to its last, and verifying is a line of it', async () => {
  const first = await world.as(auditor)(verifyAudit, {})
  expect(first).toMatchObject({ broken: null })
  expect(first.lines).toBeGreaterThanOrEqual(7)
  const again = await world.as(auditor)(verifyAudit, {})
  expect(again).toMatchObject({ broken: null, lines: first.lines + 1 })
  const { entries } = await world.as(auditor)(searchAudit, { action: 'audit.verified' })
  expect(entries.map(({ detail }) => detail)).toContainEqual({ lines: first.lines, digest: first.digest })
})

test('a line that was changed is named', async () => {
  expect(
    await tampered([`update audit_entries set reason = 'nothing happened' where ${of('number = 3')}`]),
  ).toMatchObject({ what: 'changed', number: 3, action: 'staff.changed' })
})

test('a line that was changed is named even where all digests after it were made anew', async () => {
  const anew = `do $$ declare e audit_entries; p text := ''; begin
    for e in select * from audit_entries where tenant_id = '${world.tenantId}' order by number loop
      e.previous := p; e.digest := keban.audit_digest(e); p := e.digest;
      update audit_entries set previous = e.previous, digest = e.digest where tenant_id = e.tenant_id and id = e.id;
    end loop;
    update audit_ends set digest = p where tenant_id = '${world.tenantId}';
  end $$`
  expect(
    await tampered([`update audit_entries set actor_id = null where ${of('number = 4')}`, anew]),
  ).toMatchObject({ what: 'changed', number: 4 })
})

test('a line that was taken out is missed, in the middle and at the end', async () => {
  expect(await tampered([`delete from audit_entries where ${of('number = 2')}`])).toMatchObject({
    what: 'missing',
    number: 2,
  })
  const last = (await owner.query(`select number from audit_ends where ${of('true')}`)).rows[0].number
  expect(await tampered([`delete from audit_entries where ${of(`number = ${last}`)}`])).toMatchObject({
    what: 'missing',
    number: Number(last),
  })
})

test('a line that was put in is named', async () => {
  const put = `insert into audit_entries (tenant_id, id, at, actor_kind, action, detail) values ($1, gen_random_uuid(), '2026-03-01', 'system', 'phone.revealed', '{}')`
  expect(await tampered([[put, [world.tenantId]]])).toMatchObject({
    what: 'not-ours',
    action: 'phone.revealed',
  })
  const behind = put.replace('detail)', 'detail, number)').replace("'{}')", "'{}', 9999)")
  expect(await tampered([[behind, [world.tenantId]]])).toMatchObject({ what: 'not-ours', number: 9999 })
})

test('lines that changed places are named', async () => {
  const swap = [
    `update audit_entries set number = -5 where ${of('number = 5')}`,
    `update audit_entries set number = 5 where ${of('number = 6')}`,
    `update audit_entries set number = 6 where ${of('number = -5')}`,
  ]
  expect(await tampered(swap)).toMatchObject({ what: 'changed', number: 5 })
  expect(
    await tampered([
      ...swap,
      `update audit_entries e set digest = keban.audit_digest(e) where ${of('number in (5, 6)')}`,
    ]),
  ).toMatchObject({ what: 'out-of-order', number: 5 })
})

test('the application can write a line and neither change, delete, place nor empty', async () => {
  for (const text of [
    `update audit_entries set reason = 'x' where ${of('true')}`,
    `delete from audit_entries where ${of('true')}`,
    `truncate audit_entries`,
    `insert into audit_entries (tenant_id, id, at, actor_kind, action, number) values ('${world.tenantId}', gen_random_uuid(), '2026-03-01', 'system', 'x', 99)`,
    `update audit_ends set number = 0 where ${of('true')}`,
    `delete from audit_ends where ${of('true')}`,
    `call keban.place_audit_entry(null)`,
  ])
    await expect(world.opened.pool.query(text), text).rejects.toMatchObject({ code: '42501' })
})

test('many at once each find a place of their own', async () => {
  await Promise.all(
    Array.from({ length: 24 }, () =>
      world.as(world.admin)(changeRoles, { id: auditor.id!, roles: [{ role: 'audit-administrator' }] }),
    ),
  )
  expect(await world.as(auditor)(verifyAudit, {})).toMatchObject({ broken: null })
})

test('a month of the log goes out with the digests that chain it, for the auditor alone', async () => {
  const ask = world.as(auditor)
  const month = { from: '2026-03-01T00:00:00+08:00', until: '2026-04-01T00:00:00+08:00' }
  const taken = await ask(takeExport, { what: 'audit', format: 'csv', filter: month })
  await world.system(writeExport, { id: taken.id, language: 'zh-CN' })
  const file = await ask(seeFile, { id: taken.fileId })
  const text = (await buffer(await world.opened.system.files.read(file.digest))).toString('utf8')
  const { rows } = await owner.query(
    `select previous, digest, seal from audit_entries where ${of('number between 2 and 5')}`,
  )
  expect(rows).toHaveLength(4)
  for (const { previous, digest, seal } of rows)
    expect(text).toContain(`${previous},${digest},${Buffer.from(seal, 'base64url').toString('hex')}`)
  await expect(world.as(world.admin)(takeExport, { what: 'audit' })).rejects.toMatchObject({
    code: 'exports.list_not_allowed',
  })
  const none = { from: '2025-03-01T00:00:00+08:00', until: '2025-04-01T00:00:00+08:00' }
  await expect(ask(takeExport, { what: 'audit', filter: none })).rejects.toMatchObject({
    code: 'exports.nothing',
  })
})
