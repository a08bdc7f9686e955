import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { inScope } from '#modules/customers/customer-in-scope.ts'
import { livingHomes, projectOfPerson, recordsOfPerson } from '#modules/customers/erase-customers.ts'
import { messagesUnderWay } from '#modules/messages/erase-messages.ts'
import { openDuties } from '#modules/obligations/erase-duties.ts'
import { ringAtOnce } from '#modules/obligations/ring-at-once.ts'
import { whoMay } from '#modules/staff/who-may.ts'
import { newId } from '#platform/id.ts'
import type { Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { askErasure, decideErasure, listErasures, previewErasure } from './contract.ts'
import { erasePeople } from './erase-people.ts'

/** Why he cannot be erased now: what the law lets one keep as long as it lasts. */
async function heldBack(ctx: Ctx, ids: readonly string[]): Promise<Words[]> {
  const homes = await livingHomes(ctx, ids)
  const duties = await openDuties(ctx, ids)
  const messages = await messagesUnderWay(ctx, ids)
  const said: Words[] = []
  if (homes.length > 0)
    said.push({
      zh: `他名下还有 ${homes.join('、')}，履行合同要用他的资料（个人信息保护法第十三条）。先记过户或退租。`,
      en: `He still holds ${homes.join(', ')}; the contract needs his data (PIPL article 13). Record the transfer or the move out first.`,
    })
  if (duties > 0)
    said.push({
      zh: `还有 ${duties} 件事没有办完。先办成或免除。`,
      en: `${duties} obligations are open. Meet or excuse them first.`,
    })
  if (messages > 0)
    said.push({
      zh: `还有 ${messages} 条消息正要发给他。等发完再删。`,
      en: `${messages} messages are on their way to him. Wait until they are sent.`,
    })
  return said
}

const refuseHeldBack = async (ctx: Ctx, ids: readonly string[]) => {
  const why = await heldBack(ctx, ids)
  if (why.length > 0)
    throw new Refusal('erasures.held_back', {
      why: { zh: why.map(({ zh }) => zh).join(' '), en: why.map(({ en }) => en).join(' ') },
    })
}

const goes: Words[] = [
  {
    zh: '姓名、电话、证件、生日、地址、备注和全部档案字段',
    en: 'Name, numbers, documents, birthday, address, notes and every field of the record',
  },
  { zh: '往来里写的话、回答和照片；他的文件', en: 'Words, answers and photos of contacts; his files' },
  { zh: '诉求里的原话、来电人和照片', en: 'Words, callers and pictures of what he reported' },
  { zh: '发给他的消息正文；和家人的关系', en: 'The text of messages to him; his ties to family' },
  { zh: '导入的那一行，他所在的导入原件', en: 'His line of an import, and the file it came in' },
  {
    zh: '还存着的全部导出文件（谁的都删，可以再导）',
    en: 'Every exported file still kept (anybody’s; it can be exported again)',
  },
]

const stays: Words[] = [
  {
    zh: '做过什么、是否按时：只留编号和日期，制度兑现的数不变',
    en: 'What was done and whether in time: number and dates only, so that the figures of the proof stay',
  },
  {
    zh: '同意和撤回的时间：举证要用，只留编号',
    en: 'When he agreed and withdrew: needed as proof, by number only',
  },
  {
    zh: '查看与操作记录：法律要求保存至少六个月，也改不了；写在“为什么”里的话会留下',
    en: 'The audit log: the law wants it kept six months or more, and it cannot be changed; words given as reasons stay',
  },
  {
    zh: '别人的记录里提到他的话：系统认不出来，要人看',
    en: 'Words about him in other people’s records: they cannot be recognised, somebody has to look',
  },
  {
    zh: '以前的备份：到期销毁以前里面还有他；恢复旧备份后要再删一次',
    en: 'Earlier backups hold him until they are thrown away; after restoring one he has to be erased again',
  },
  {
    zh: '已经下载到同事电脑、已经发到他手机里的，收不回来',
    en: 'What colleagues have downloaded and what reached his phone cannot be called back',
  },
]

export const previewErasureOperation = implement(previewErasure, async (ctx, { id }) => {
  const ids = await recordsOfPerson(ctx, id)
  return { heldBack: await heldBack(ctx, ids), goes, stays }
})

export const askErasureOperation = implement(askErasure, async (ctx, input) => {
  await refuseHeldBack(ctx, await recordsOfPerson(ctx, input.id, true))
  const id = newId(Date.parse(ctx.now))
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('erasures')
    .values({
      tenant_id: ctx.tenantId,
      id,
      customer_id: input.id,
      reason: input.reason,
      asked_by: ctx.actor.id!,
      asked_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) throw new Refusal('erasures.asked_already')
  const others = await whoMay(ctx, ['customers.erase'], await projectOfPerson(ctx, input.id))
  await ringAtOnce(
    ctx,
    others.map((staffId) => ({ staffId, kind: 'erasure-asked' })),
  )
  await recordAudit(ctx, {
    action: 'person.erasure-asked',
    subject: { kind: 'customer', id: input.id },
    reason: input.reason,
  })
  return { id }
})

/** The second person sees the customer too. It is asked anew what holds it back: much may have happened since. */
export const decideErasureOperation = implement(decideErasure, async (ctx, input) => {
  const { rows } = await ctx.client.query<{ customer_id: string; state: string; asked_by: string }>(
    'select customer_id, state, asked_by from erasures where tenant_id = $1 and id = $2 for update',
    [ctx.tenantId, input.id],
  )
  const asked = rows[0]
  if (!asked) throw new Refusal('erasures.unknown')
  if (asked.state !== 'asked') throw new Refusal('erasures.decided')
  const ids = await recordsOfPerson(ctx, asked.customer_id, true)
  if (asked.asked_by === ctx.actor.id) throw new Refusal('erasures.own')
  if (input.agreed) await refuseHeldBack(ctx, ids)
  const went = input.agreed ? await erasePeople(ctx, ids) : {}
  await ctx.client.query(
    'update erasures set state = $3, decided_by = $4, decided_at = $5, went = $6 where tenant_id = $1 and id = $2',
    [ctx.tenantId, input.id, input.agreed ? 'done' : 'declined', ctx.actor.id, ctx.now, JSON.stringify(went)],
  )
  await recordAudit(ctx, {
    action: input.agreed ? 'person.erased' : 'person.erasure-declined',
    subject: { kind: 'customer', id: asked.customer_id },
    detail: went,
  })
  return { ok: true }
})

interface Listed {
  id: string
  customerId: string
  customer: string
  reason: string
  state: 'asked' | 'done' | 'declined'
  by: string
  askedBy: string
  at: string
  decidedBy: string | null
  decidedAt: string | null
  went: Record<string, number>
}

export const listErasuresOperation = implement(listErasures, async (ctx, input) => {
  const { rows } =
    await sql<Listed>`select e.id, e.customer_id as "customerId", c.name as customer, e.reason, e.state, s.name as by, e.asked_by as "askedBy",
      e.asked_at as at, d.name as "decidedBy", e.decided_at as "decidedAt", e.went
    from erasures e join customers c on c.tenant_id = e.tenant_id and c.id = e.customer_id join staff s on s.tenant_id = e.tenant_id and s.id = e.asked_by
    left join staff d on d.tenant_id = e.tenant_id and d.id = e.decided_by
    where e.tenant_id = ${ctx.tenantId} and ${inScope(ctx, 'c')} ${input.after ? sql`and e.id < ${input.after}::uuid` : sql``}
    order by e.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const shown = rows.slice(0, input.limit)
  return {
    erasures: shown.map(({ askedBy, ...row }) => ({ ...row, mine: askedBy === ctx.actor.id })),
    after: rows.length > input.limit ? shown.at(-1)!.id : null,
  }
})
