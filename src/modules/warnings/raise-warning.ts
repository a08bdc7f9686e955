import { sql } from 'kysely'
import { decide, followsOf } from '#engine/decide.ts'
import { raisedEvent } from '#engine/decide-warnings.ts'
import type { Effect } from '#engine/effects.ts'
import { indexOf } from '#engine/playbook-index.ts'
import type { Warning } from '#engine/warnings.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recipientOf } from '../messages/gate.ts'
import { fillTemplate, templateOf, verdictOf } from '../messages/prepare-message.ts'
import { type About, aboutNamed, subjectWords } from '../obligations/about-named.ts'
import { contextOf, happeningOf, putFact } from '../obligations/apply-playbook.ts'
import { heldIn } from '../obligations/held-in.ts'
import { loadWorld } from '../obligations/load-world.ts'
import { keepWarning } from '../obligations/raise-warning.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { isAutomatic } from '../obligations/write-effects.ts'
import { checkValues } from '../playbooks/check-values.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { listKinds, previewWarning, raiseWarning } from './contract.ts'

/** More than so many are not judged one by one before it is raised. */
const JUDGED = 1000

export const listKindsOperation = implement(listKinds, async (ctx) => {
  const kinds = []
  for (const { name, playbook } of await runningPlaybooks(ctx))
    for (const warning of playbook.warnings ?? [])
      if ((await heldIn(ctx, playbook, warning.byHand)).length > 0)
        kinds.push({
          playbook: name,
          warning: warning.name,
          title: warning.title,
          about: warning.about,
          fields: warning.fields.map(({ name, title, type, options, required }) => ({
            name,
            title,
            type,
            options,
            required: required !== undefined,
          })),
        })
  return { kinds }
})

interface Asked {
  playbook: string
  warning: string
  aboutId?: string | undefined
  values: Record<string, unknown>
}

interface Raised {
  running: Running
  warning: Warning
  about: About
  values: Record<string, unknown>
}

/** What this person may raise, about what, in which words. Throws `warnings.none`, `.not_by_hand`, `.about`, `.value`. */
async function readAsked(ctx: Ctx, input: Asked): Promise<Raised> {
  const running = (await runningPlaybooks(ctx)).find(({ name }) => name === input.playbook)
  const warning = running?.playbook.warnings?.find(({ name }) => name === input.warning)
  if (!running || !warning) throw new Refusal('warnings.none', { warning: input.warning })
  const held = await mayRaise(ctx, running, warning)
  const about = await aboutNamed(ctx, warning.about, held, input.aboutId)
  if (!about) throw new Refusal('warnings.about', { kind: subjectWords(warning.about) }, 'aboutId')
  const { values, wrong } = checkValues(warning.fields, input.values)
  if (wrong) throw new Refusal('warnings.value', { field: wrong.field, want: wrong.want }, wrong.name)
  return { running, warning, about, values }
}

/** Where this person may raise it. Throws `warnings.not_by_hand`. */
export async function mayRaise(
  ctx: Ctx,
  { playbook }: Running,
  warning: Warning,
): Promise<(string | null)[]> {
  const held = await heldIn(ctx, playbook, warning.byHand)
  if (held.length > 0) return held
  const roles = warning.byHand.flatMap((owner) =>
    owner.is === 'role' ? (playbook.roles.find(({ name }) => name === owner.role)?.title ?? []) : [],
  )
  throw new Refusal('warnings.not_by_hand', { warning: warning.title, who: roles.join('、') || '–' })
}

/** The fact it is: what is said of a person stays sealed with the warning, what is said of a place goes into messages. */
const factOf = (
  { warning, about, values }: Raised,
  severity: string,
  more: Record<string, unknown> = {},
) => ({
  kind: raisedEvent(warning.name),
  ...about,
  values: { ...(about.customerId ? {} : values), severity, signs: [], ...more },
})

export const previewWarningOperation = implement(previewWarning, async (ctx, input) => {
  const raised = await readAsked(ctx, input)
  const { running, about } = raised
  const { playbook } = running
  const fact = { id: ctx.tenantId, at: ctx.now, ...factOf(raised, input.severity) }
  const world = await loadWorld(ctx, playbook, {
    customers: about.customerId ? [about.customerId] : [],
    projects: about.projectId ? [about.projectId] : [],
    wholeProjects: about.subject.kind === 'project',
    everybody: about.subject.kind === 'company',
  })
  putFact(world, running, fact)
  const context = contextOf(ctx, running, about.projectId)
  const effects: Effect[] = decide(playbook, happeningOf(fact), world, context)
  const opened = effects.filter((effect) => effect.effect === 'open')
  const sends = opened.filter(isAutomatic)
  const notTold: Record<string, number> = {}
  let told = 0
  let example: string | null = null
  for (const effect of sends.slice(0, JUDGED)) {
    const { customer } = effect.about
    const template = await templateOf(ctx, running.name, running.version, String(effect.what))
    const to = customer && (await recipientOf(ctx, customer.id))
    const verdict = await verdictOf(ctx, 'open', template, to || undefined, true)
    if (verdict.pass) {
      told += 1
      example ??= fillTemplate(ctx, template!.text!, to!, fact.values).body
    } else notTold[verdict.reason] = (notTold[verdict.reason] ?? 0) + 1
  }
  const begun = followsOf(indexOf(playbook), effects).length
  return {
    owed: opened.length - sends.length + begun,
    told: told + Math.max(0, sends.length - JUDGED),
    notTold,
    judged: Math.min(sends.length, JUDGED),
    example,
  }
})

export const raiseWarningOperation = implement(raiseWarning, async (ctx, input) => {
  const raised = await readAsked(ctx, input)
  const { running, warning, about, values } = raised
  const missing = warning.fields.find(({ name, required }) => required && values[name] === undefined)
  if (missing) throw new Refusal('warnings.missing', { what: `“${missing.title}”` }, missing.name)
  const id = await keepWarning(ctx, running, {
    ...about,
    warning: warning.name,
    severity: input.severity,
    signs: [],
    said: ctx.vault.seal(JSON.stringify(values)),
    at: ctx.now,
    by: ctx.actor.id,
  })
  const { eventId, opened } = await recordEvent(ctx, factOf(raised, input.severity, { warning: id }))
  await sql`update warnings_raised set event_id = ${eventId} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  return { id: id!, opened: opened.length }
})
