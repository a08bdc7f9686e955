import { sql } from 'kysely'
import { channelWords } from '#modules/notices/contract/words.ts'
import { contactWays } from '#modules/visits/contract.ts'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { sayEvent } from '../playbooks/sentences.ts'

export type Done = {
  met_kind: string | null
  contact_by: string | null
  contact_form: string | null
  message_channel: string | null
}

/** The fact that met an obligation `o`, and what record or message it was. */
export const doneColumns = sql`e.kind as met_kind, k.by as contact_by, k.form as contact_form, m.channel as message_channel`

export const doneJoins = (ctx: Ctx) => sql`
  left join events e on e.tenant_id = ${ctx.tenantId} and e.id = o.met_event_id
  left join contacts k on k.tenant_id = ${ctx.tenantId} and k.id = e.subject_id and e.subject_kind in ('contact', 'visit')
  left join messages m on m.tenant_id = ${ctx.tenantId} and m.id = e.subject_id and e.subject_kind = 'message'`

const messageBy: Record<string, Words> = channelWords
const contactBy: Record<string, Words> = contactWays

/** Facts that are the deed itself. */
const deeds: Record<string, Words> = {
  'form.submitted': { zh: '表单', en: 'Form' },
  'inspection.made': { zh: '检查', en: 'Inspection' },
  'delivery.made': { zh: '送达', en: 'Delivery' },
  'message.signed-for': { zh: '签收', en: 'Signed for' },
  'duty.done': { zh: '办理', en: 'Stated done' },
  'message.delivered': { zh: '消息', en: 'Message' },
}
const sayDeed = (event: string) => deeds[event] ?? sayEvent(event)

/** By phone, by a visit, by a message, with a form; null while nothing met it. */
export function sayHowDone(done: Done): Words | null {
  if (done.message_channel) return messageBy[done.message_channel] ?? sayDeed('message.delivered')
  const way = contactBy[done.contact_by ?? '']
  if (!way) return done.met_kind ? sayDeed(done.met_kind) : null
  return done.contact_form ? { zh: `${way.zh}，填了表`, en: `${way.en}, with a form` } : way
}
