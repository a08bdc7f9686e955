import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { sayDueText } from '../obligations/say-due.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { written, writtenAt } from '../playbooks/written.ts'
import { kindsFromOutside } from '../tickets/report-from-outside.ts'
import { seeEntrance } from './contract/entering.ts'
import { seeHowToComplain } from './contract/help-lines.ts'
import { companyLines } from './help-lines.ts'

export const seeEntranceOperation = implement(seeEntrance, async (ctx) => {
  const { outside: _outside, ...lines } = await companyLines(ctx)
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from projects where tenant_id = ${ctx.tenantId} order by name limit 200`.execute(ctx.db)
  return {
    company: ctx.tenant.name,
    demoPhone: ctx.tenant.demo ? await someOwnersPhone(ctx) : null,
    bySms: ctx.channels.includes('sms'),
    ...lines,
    projects: rows,
    kinds: await kindsFromOutside(ctx),
  }
})

/** Of the first owner of a demo, whose people are invented. */
async function someOwnersPhone(ctx: Ctx): Promise<string | null> {
  const { rows } = await sql<{ phone_sealed: string }>`
    select c.phone_sealed from customers c where c.tenant_id = ${ctx.tenantId} and c.merged_into is null and c.phone_sealed is not null
      and exists (select from holdings h where h.tenant_id = c.tenant_id and h.customer_id = c.id and h.ended_on is null and h.moved_in_on is not null)
    order by c.id limit 1`.execute(ctx.db)
  return rows[0] ? ctx.vault.open(rows[0].phone_sealed).replace(/^\+86/, '') : null
}

/** What the running policies say: where customers can complain, and how fast they are answered. */
export const seeHowToComplainOperation = implement(seeHowToComplain, async (ctx) => {
  const running = await runningPlaybooks(ctx)
  return {
    company: ctx.tenant.name,
    ...(await companyLines(ctx)),
    ways: running.flatMap((each) =>
      namesIn(each, 'channels')
        .filter((name) => writtenAt(each.playbook.source, 'channels', name, 'into') !== undefined)
        .map((name) => ({
          title: written(each.playbook.source, 'channels', name, 'title') ?? name,
          hours: written(each.playbook.source, 'channels', name, 'hours'),
        })),
    ),
    promises: running.flatMap((each) => promisesOf(each)),
  }
})

const namesIn = ({ playbook }: Running, block: string) =>
  Object.keys((writtenAt(playbook.source, block) ?? {}) as Record<string, unknown>)

function promisesOf(running: Running) {
  const { source } = running.playbook
  const parameters = Object.fromEntries(
    namesIn(running, 'parameters').map((name) => [
      name,
      String(running.parameter(name, undefined) ?? written(source, 'parameters', name, 'value') ?? ''),
    ]),
  )
  return namesIn(running, 'promises').flatMap((name) => {
    const due = written(source, 'promises', name, 'due')
    return due
      ? [{ title: written(source, 'promises', name, 'title') ?? name, within: sayDueText(due, parameters) }]
      : []
  })
}
