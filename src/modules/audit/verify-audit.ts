import { type Ctx, implement } from '#platform/perform.ts'
import { type BrokenLine, verifyAudit } from './contract.ts'
import { recordAudit } from './record-audit.ts'
import { type Said, sealOf } from './seal.ts'

const LINES_A_READ = 2000

type Line = Said & {
  number: number
  previous: string
  digest: string
  expected: string
  seal: string | null
}

/** Follows the log from its first line to its end and stops at the first that is not what was written. */
export const verifyAuditOperation = implement(verifyAudit, async (ctx) => {
  const { rows } = await ctx.client.query<{ number: number; digest: string }>(
    'select number, digest from audit_ends where tenant_id = $1',
    [ctx.tenantId],
  )
  const end = rows[0] ?? { number: 0, digest: '' }
  const broken = (await follow(ctx, end)) ?? (await strayLine(ctx))
  await recordAudit(ctx, {
    action: 'audit.verified',
    detail: { lines: end.number, digest: end.digest, ...(broken ? { broken: broken.number ?? 0 } : {}) },
  })
  return { lines: end.number, digest: end.digest, broken, at: ctx.now }
})

async function follow(ctx: Ctx, end: { number: number; digest: string }): Promise<BrokenLine | null> {
  let [number, previous, sealed] = [0, '', false]
  while (number < end.number) {
    const { rows } = await ctx.client.query<Line>(
      `select e.*, keban.audit_digest(e) as expected from audit_entries e
       where e.tenant_id = $1 and e.number > $2 and e.number <= $3 order by e.number limit $4`,
      [ctx.tenantId, number, end.number, LINES_A_READ],
    )
    for (const line of rows) {
      number += 1
      if (line.number !== number) return missing(number)
      if (line.digest !== line.expected) return say('changed', line)
      if (line.previous !== previous) return say('out-of-order', line)
      if (line.seal === null && sealed) return say('not-ours', line)
      if (line.seal !== null && line.seal !== sealOf(ctx.vault, line)) return say('changed', line)
      sealed ||= line.seal !== null
      previous = line.digest
    }
    if (rows.length === 0) return missing(number + 1)
  }
  return previous === end.digest ? null : missing(number + 1)
}

/** A line that is there without a place, or behind the end. */
async function strayLine(ctx: Ctx): Promise<BrokenLine | null> {
  const { rows } = await ctx.client.query<Line>(
    `select e.* from audit_entries e left join audit_ends n on n.tenant_id = e.tenant_id
     where e.tenant_id = $1 and (e.number is null or n.number is null or e.number > n.number) order by e.id limit 1`,
    [ctx.tenantId],
  )
  return rows[0] ? say('not-ours', rows[0]) : null
}

const missing = (number: number): BrokenLine => ({
  what: 'missing',
  number,
  id: null,
  at: null,
  action: null,
})

const say = (what: BrokenLine['what'], { number, id, at, action }: Line): BrokenLine => ({
  what,
  number,
  id,
  at,
  action,
})
