import { addMonths, dateOf, epochDay } from '#engine/days.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { answerFact } from './contract/dossier.ts'
import { fieldNamed } from './dossier-fields.ts'
import { noteDeclined, noteHeard } from './note-heard.ts'
import { recordValues } from './record-values.ts'
import { writeValue } from './write-value.ts'

/** Who would not say is not asked for so long. */
const SILENT_MONTHS = 6

export const answerFactOperation = implement(answerFact, async (ctx, { id, field: name, answer }) => {
  await customerInScope(ctx, id)
  const field = await fieldNamed(ctx, name)
  let askAgainOn: string | null = null
  if (answer.is === 'declined') {
    askAgainOn = dateOf(addMonths(epochDay(localDayOf(ctx.now, ctx.tenant.timeZone)), SILENT_MONTHS))
    await noteDeclined(ctx, id, name, askAgainOn)
  } else {
    const before = (await recordValues(ctx, id))(field)
    if (answer.is === 'same' && before === null)
      throw new Refusal('dossiers.nothing_known', { field: field.title })
    if (answer.is === 'told' && answer.value !== before) await writeValue(ctx, id, field, answer.value)
    await noteHeard(ctx, id, [name])
  }
  await recordEvent(ctx, {
    kind: 'customer.asked',
    subject: { kind: 'customer', id },
    values: { field: name, ...(field.own ? { fact: field.title.zh } : {}), answer: answer.is },
  })
  return { askAgainOn }
})
