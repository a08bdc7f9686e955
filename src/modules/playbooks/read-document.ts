import { sql } from 'kysely'
import type { Playbook } from '#engine/playbook.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { sayDueText } from '../obligations/say-due.ts'
import { readPlaybookDocument } from './contract/documents.ts'
import { playbookVersion } from './running-playbooks.ts'
import { dueOf, ownersOf, parameterTexts, sayEvent, sayVerb, sentenceOf } from './sentences.ts'
import { written, writtenAt } from './written.ts'

type Shown = OutputOf<typeof readPlaybookDocument>

/** The policy as a document: clauses in order, what carries each out, how often it was kept in a month. */
export const readDocumentOperation = implement(readPlaybookDocument, async (ctx, input) => {
  const { rows } = await sql<{
    title: string
    running: number | null
    latest: number
  }>`select p.title, p.running,
      (select max(v.version) from playbook_versions v where v.tenant_id = p.tenant_id and v.playbook = p.name) as latest
    from playbooks p where p.tenant_id = ${ctx.tenantId} and p.name = ${input.name}`.execute(ctx.db)
  const found = rows[0]
  if (!found) throw new Refusal('playbooks.unknown')
  const version = input.version ?? found.running ?? found.latest
  if (version < 1 || version > found.latest) throw new Refusal('playbooks.version_unknown', { version })
  const playbook = await playbookVersion(ctx, input.name, version)
  const month = input.month ?? ctx.now.slice(0, 7)
  const kept = await keptByRule(ctx, input.name, month)
  return {
    name: input.name,
    title: found.title,
    version,
    running: found.running,
    language: playbook.locale,
    month,
    document: documentOf(playbook),
    clauses: playbook.clauses.map((clause) => ({
      id: clause.id,
      title: clause.title,
      text: clause.text ?? null,
      source: clause.source,
      statement: clause.statement,
      carriers: clause.carriedBy.map((carrier) => carrierOf(playbook, carrier, kept)),
    })),
    journeys: playbook.journeys.map((journey) => journeyOf(playbook, journey.name)),
    parameters: await parametersOf(ctx, playbook, input.name),
    roles: await rolesOf(ctx, playbook),
    messages: Object.keys(recordAt(playbook, 'messages')).map((name) => ({
      name,
      title: written(playbook.source, 'messages', name, 'title') ?? name,
      purpose: written(playbook.source, 'messages', name, 'purpose') ?? 'service',
      text: null,
    })),
    forms: Object.keys(recordAt(playbook, 'forms')).map((name) => ({
      name,
      title: written(playbook.source, 'forms', name, 'title') ?? name,
      kind: written(playbook.source, 'forms', name, 'kind') ?? 'record',
    })),
  } satisfies Shown
})

const recordAt = (playbook: Playbook, ...path: string[]): Record<string, unknown> => {
  const found = writtenAt(playbook.source, ...path)
  return typeof found === 'object' && found !== null && !Array.isArray(found)
    ? (found as Record<string, unknown>)
    : {}
}

function documentOf(playbook: Playbook): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordAt(playbook, 'document')).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}

interface Kept {
  owed: number
  inTime: number
}

/** A due time at midnight belongs to the day it ends, so the month's first instant is the month before's. */
async function keptByRule(ctx: Ctx, playbook: string, month: string): Promise<Map<string, Kept>> {
  const { rows } = await sql<
    { rule: string } & Kept
  >`select rule, count(*) filter (where state in ('met', 'open')) as owed,
      count(*) filter (where state = 'met' and met_at <= due_at) as "inTime" from obligations
    where tenant_id = ${ctx.tenantId} and playbook = ${playbook} and not parent
      and due_at > (${`${month}-01`}::timestamp at time zone ${ctx.tenant.timeZone}) and due_at <= ((${`${month}-01`}::date + interval '1 month')::timestamp at time zone ${ctx.tenant.timeZone})
    group by rule`.execute(ctx.db)
  return new Map(rows.map((row) => [row.rule, row]))
}

function carrierOf(
  playbook: Playbook,
  carrier: Playbook['clauses'][number]['carriedBy'][number],
  kept: Map<string, Kept>,
) {
  const name = `${carrier.block}.${carrier.entry}${carrier.part ? `.${carrier.part}` : ''}`
  const rule =
    playbook.rules.find((each) => each.name === name) ??
    playbook.rules.find((each) => each.block === carrier.block && each.entry === carrier.entry)
  const counts = rule ? kept.get(rule.name) : undefined
  return {
    block: carrier.block,
    entry: carrier.entry,
    title: rule?.title || titleOf(playbook, carrier),
    carried: carrier.carried,
    sentence: rule ? sentenceOf(playbook, rule) : null,
    who: rule ? ownersOf(playbook, rule) : null,
    due: rule?.due ? dueOf(playbook, rule) : null,
    assumed: carrier.assumed,
    owed: counts?.owed ?? 0,
    inTime: counts?.inTime ?? 0,
  }
}

/** What people call a carrier: its own title, that of what holds it, or the word for the subject it is about. */
function titleOf(
  playbook: Playbook,
  { block, entry, part = '' }: Playbook['clauses'][number]['carriedBy'][number],
): string {
  const parts = part.split('/').filter((each) => each !== '')
  const own = written(playbook.source, block, entry, ...parts, 'title')
  const chinese = parts.findLast((each) => /\p{Script=Han}/u.test(each))
  const subject = block === 'fields' ? baseVocabulary().subjects.get(entry)?.zh : undefined
  return (
    own ?? chinese ?? written(playbook.source, block, entry, 'title') ?? (subject ? `${subject}资料` : entry)
  )
}

function journeyOf(playbook: Playbook, name: string): Shown['journeys'][number] {
  const journey = playbook.journeys.find((each) => each.name === name)!
  return {
    name,
    title: journey.title,
    stages: journey.stages.map((stage) => {
      const enter = journey.enter.find((each) => each.stage === stage)
      const own = (key: string) => written(playbook.source, 'journeys', name, 'stages', stage, key)
      const lead = own('lead')
      const clause = own('clause')
      return {
        name: stage,
        title: own('title') ?? stage,
        purpose: own('purpose'),
        lead: lead ? (playbook.roles.find((role) => role.name === lead)?.title ?? lead) : null,
        clause,
        enters: enter?.event
          ? sayEvent(enter.event)
          : enter?.due
            ? sayDueText(enter.due, parameterTexts(playbook))
            : null,
        touchpoints: clause
          ? playbook.rules
              .filter((rule) => rule.clauses.some((each) => each === clause || each.startsWith(`${clause}-`)))
              .map((rule) => ({ title: rule.title || sayVerb(rule.verb).zh, clause: rule.clauses[0] ?? '' }))
          : [],
      }
    }),
  }
}

async function parametersOf(ctx: Ctx, playbook: Playbook, name: string): Promise<Shown['parameters']> {
  const { rows } = await sql<{
    name: string
    value: string
  }>`select distinct on (name) name, value from parameter_values
    where tenant_id = ${ctx.tenantId} and playbook = ${name} and project_id is null and from_on <= ${ctx.now.slice(0, 10)}::date order by name, from_on desc, set_at desc`.execute(
    ctx.db,
  )
  const set = new Map(rows.map((row) => [row.name, row.value]))
  return playbook.parameters.map((parameter) => {
    const value = typeof parameter.plain === 'string' ? parameter.plain : JSON.stringify(parameter.plain)
    const now = set.get(parameter.name) ?? value
    return {
      name: parameter.name,
      title: parameter.title,
      type: parameter.type,
      value,
      said:
        parameter.type === 'span' || parameter.type === 'window' ? sayDueText(now, {}) : { zh: now, en: now },
      set: set.get(parameter.name) ?? null,
      min: parameter.min ?? null,
      max: parameter.max ?? null,
      options: parameter.options ?? [],
      by: parameter.by || null,
      assumed: parameter.assumed,
    }
  })
}

async function rolesOf(ctx: Ctx, playbook: Playbook): Promise<Shown['roles']> {
  const { rows } = await sql<{
    role: string
    held: number
  }>`select h.role, count(*) as held from staff_roles h join staff s on s.tenant_id = h.tenant_id and s.id = h.staff_id
    where h.tenant_id = ${ctx.tenantId} and h.until_on is null and s.left_on is null group by h.role`.execute(
    ctx.db,
  )
  const held = new Map(rows.map((row) => [row.role, row.held]))
  return playbook.roles.map((role) => ({
    name: role.name,
    title: role.title,
    scope: role.scope ?? 'company',
    held: held.get(role.name) ?? 0,
  }))
}
