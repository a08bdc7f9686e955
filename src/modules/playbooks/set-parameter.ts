import { sql } from 'kysely'
import type { Span } from '#engine/condition-types.ts'
import { readParameter } from '#engine/parameter.ts'
import { EngineProblem } from '#engine/problem.ts'
import { newId } from '#platform/id.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { sayDueText } from '../obligations/say-due.ts'
import { setParameter } from './contract/parameters.ts'
import { playbookVersion } from './running-playbooks.ts'

const days: Record<string, number> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  weeks: 7,
  months: 30.4,
  quarters: 91.3,
  years: 365.2,
}

/** Compares spans and numbers alike; undefined where a type has no order. */
function sizeOf(type: string, text: string): number | undefined {
  if (type === 'span') {
    const working = /^(\d+) working (\w+)$/.exec(text)
    if (working) return Number(working[1]) * (days[working[2]!.replace(/s?$/, 's')] ?? 1)
    const span = readParameter('span', text) as Span | string
    return typeof span === 'string' ? undefined : span.n * (days[span.unit] ?? 1)
  }
  if (type === 'number' || type === 'money' || type === 'percent') return readParameter(type, text) as number
  return undefined
}

/** Sets a parameter from a day on: checked against its type, options and bounds. Open obligations keep what they opened with. */
export const setParameterOperation = implement(setParameter, async (ctx, input) => {
  const { rows } = await sql<{
    running: number | null
  }>`select running from playbooks where tenant_id = ${ctx.tenantId} and name = ${input.name}`.execute(ctx.db)
  if (!rows[0]?.running) throw new Refusal('playbooks.unknown')
  const playbook = await playbookVersion(ctx, input.name, rows[0].running)
  const parameter = playbook.parameters.find((each) => each.name === input.parameter)
  if (!parameter) throw new Refusal('playbooks.parameter_unknown', { name: input.parameter })
  const example = typeof parameter.plain === 'string' ? parameter.plain : '…'
  let size: number | undefined
  try {
    readParameter(parameter.type, input.value, parameter.columns)
    size = sizeOf(parameter.type, input.value)
  } catch (problem) {
    if (!(problem instanceof EngineProblem)) throw problem
    throw new Refusal('playbooks.parameter_unreadable', { value: input.value, example }, 'value')
  }
  if (parameter.options && !parameter.options.includes(input.value))
    throw new Refusal(
      'playbooks.parameter_unreadable',
      { value: input.value, example: parameter.options.join(' / ') },
      'value',
    )
  const least = parameter.min ? sizeOf(parameter.type, parameter.min) : undefined
  const most = parameter.max ? sizeOf(parameter.type, parameter.max) : undefined
  if (size !== undefined && ((least !== undefined && size < least) || (most !== undefined && size > most)))
    throw new Refusal(
      'playbooks.parameter_out_of_bounds',
      {
        title: parameter.title,
        min: parameter.min ? sayDueText(parameter.min, {}) : '–',
        max: parameter.max ? sayDueText(parameter.max, {}) : '–',
      },
      'value',
    )
  await ctx.db
    .insertInto('parameter_values')
    .values({
      tenant_id: ctx.tenantId,
      id: newId(Date.parse(ctx.now)),
      playbook: input.name,
      name: input.parameter,
      project_id: input.projectId ?? null,
      value: input.value,
      from_on: input.fromOn,
      reason: input.reason,
      set_by: ctx.actor.id,
      set_at: ctx.now,
    })
    .execute()
  return { ok: true }
})
