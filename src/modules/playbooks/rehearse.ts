import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type { Happening } from '#engine/decide.ts'
import type { Playbook } from '#engine/playbook.ts'
import { diffRehearsals, nameOfOwner, type Rehearsal, type RehearsalPlan } from '#engine/rehearse.ts'
import type { FieldValue } from '#engine/world.ts'
import { newId } from '#platform/id.ts'
import type { OutputOf, Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { type BirthdayRow, birthdayFacts } from '../customers/birthday-facts.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { WEEKLY_CAPACITY } from '../obligations/say-moves.ts'
import { rehearsePlaybook, runRehearsal, seeRehearsal } from './contract/rehearsals.ts'
import { playbookVersion } from './running-playbooks.ts'
import { ownersOf } from './sentences.ts'
import { tooMuch } from './too-much.ts'

export const rehearsePlaybookOperation = implement(rehearsePlaybook, async (ctx, input) => {
  const { rows } = await sql<{ version: number }>`select coalesce(${input.version ?? null}::int,
      (select v.version from playbook_versions v where v.tenant_id = p.tenant_id and v.playbook = p.name and v.state = 'draft'), p.running) as version
    from playbooks p where p.tenant_id = ${ctx.tenantId} and p.name = ${input.name}`.execute(ctx.db)
  if (!rows[0]?.version) throw new Refusal('playbooks.unknown')
  const rehearsalId = newId(Date.parse(ctx.now))
  const span =
    input.against === 'next-year'
      ? [ctx.now, yearsLater(ctx.now, 1)]
      : [monthStart(ctx.now, -1), monthStart(ctx.now, 0)]
  await ctx.db
    .insertInto('rehearsals')
    .values({
      tenant_id: ctx.tenantId,
      id: rehearsalId,
      playbook: input.name,
      version: rows[0].version,
      against: input.against,
      from_at: span[0]!,
      until_at: span[1]!,
      started_by: ctx.actor.id,
      started_at: ctx.now,
    })
    .execute()
  await ctx.enqueue('playbooks.run-rehearsal', { id: rehearsalId }, { key: `rehearsal ${rehearsalId}` })
  return { rehearsalId }
})

const yearsLater = (moment: string, years: number) =>
  `${Number(moment.slice(0, 4)) + years}${moment.slice(4)}`

/** The UTC start of a month some months away; near enough to the local one for a report that names months. */
function monthStart(moment: string, shift: number): string {
  const index = Number(moment.slice(0, 4)) * 12 + Number(moment.slice(5, 7)) - 1 + shift
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01T00:00:00.000Z`
}

interface FactRow extends BirthdayRow {
  kind: string
  subject_kind: string
  subject_id: string
  at: string
  values: Record<string, FieldValue>
}

/** The company's facts in the order they happened. Birthdays are personal and stand with the person, not in the facts. */
export async function factsUntil(ctx: Ctx, until: string): Promise<Happening[]> {
  const { rows } = await sql<FactRow>`
    select e.kind, e.subject_kind, e.subject_id, e.at, e.values, c.birthday, c.lunar_month, c.lunar_day from events e
    left join customers c on c.tenant_id = ${ctx.tenantId} and c.id = e.subject_id and e.kind = 'customer.created'
    where e.tenant_id = ${ctx.tenantId} and e.at < ${until}::timestamptz and e.subject_kind <> 'obligation'
      and not (e.kind = 'project.node-reached' and exists (select from project_nodes n where n.tenant_id = e.tenant_id and n.event_id = e.id and n.taken_back_at is not null))
    order by e.at, e.id`.execute(ctx.db)
  return rows.map((row) => ({
    at: row.at,
    event: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id },
    values: row.kind === 'customer.created' ? { ...row.values, ...birthdayFacts(row) } : row.values,
  }))
}

/** Plays every fact of the company up to the end, against the version and against the running one. */
export const runRehearsalOperation = implement(runRehearsal, async (ctx, input) => {
  const { rows } = await sql<{
    playbook: string
    version: number
    running: number | null
    from_at: string
    until_at: string
    began: string | null
  }>`
    select r.playbook, r.version, p.running, r.from_at, r.until_at,
      (select min(v.published_at) from playbook_versions v where v.tenant_id = p.tenant_id and v.playbook = p.name) as began
    from rehearsals r join playbooks p on p.tenant_id = r.tenant_id and p.name = r.playbook
    where r.tenant_id = ${ctx.tenantId} and r.id = ${input.id}`.execute(ctx.db)
  const plan = rows[0]
  if (!plan) throw new Refusal('playbooks.unknown')
  const timeline = await factsUntil(ctx, plan.until_at)
  const options = {
    timeline,
    from: plan.began ?? plan.from_at,
    until: plan.until_at,
    goLive: ctx.tenant.goLiveOn,
    since: localDayOf(plan.began ?? plan.from_at, ctx.tenant.timeZone),
  }
  const playbook = await playbookVersion(ctx, plan.playbook, plan.version)
  const running =
    plan.running && plan.running !== plan.version
      ? await playbookVersion(ctx, plan.playbook, plan.running)
      : null
  const played = await inThread(running ? [playbook, running] : [playbook], options)
  const tried = within(played[0]!, plan.from_at)
  const before = within(played.at(-1)!, plan.from_at)
  const names = new Map(
    (
      await sql<{
        id: string
        name: string
      }>`select id, name from staff where tenant_id = ${ctx.tenantId}`.execute(ctx.db)
    ).rows.map((row) => [row.id, row.name]),
  )
  const result = resultOf(playbook, tried, before, names, timeline.length)
  await sql`update rehearsals set state = 'done', result = ${JSON.stringify(result)}::jsonb where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(
    ctx.db,
  )
  return { ok: true }
})

/** The sweep and the sending go on while a rehearsal computes. */
function inThread(playbooks: Playbook[], plan: RehearsalPlan): Promise<Rehearsal[]> {
  const thread = new Worker(new URL('./rehearse-thread.ts', import.meta.url), {
    workerData: { playbooks, plan },
  })
  return new Promise((resolve, reject) => {
    thread.once('message', (played: Rehearsal[]) => resolve(played))
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the rehearsal ended with ${code}`)))
  })
}

/** What opened from a moment on; what was owed before is background. */
function within(rehearsal: Rehearsal, from: string): Rehearsal {
  return {
    ...rehearsal,
    obligations: rehearsal.obligations.filter((duty) => duty.opened >= from && !duty.parent),
  }
}

function resultOf(
  playbook: Playbook,
  tried: Rehearsal,
  before: Rehearsal,
  names: Map<string, string>,
  facts: number,
): NonNullable<OutputOf<typeof seeRehearsal>['result']> {
  const title = (rule: string) => playbook.rules.find((each) => each.name === rule)?.title || rule
  const count = <T>(items: readonly T[], key: (item: T) => string) => {
    const counted = new Map<string, number>()
    for (const item of items) counted.set(key(item), (counted.get(key(item)) ?? 0) + 1)
    return counted
  }
  const months = count(
    tried.obligations.filter((duty) => duty.dueOn),
    (duty) => duty.dueOn!.slice(0, 7),
  )
  const clauses = count(tried.obligations, (duty) => duty.clause[0] ?? '')
  const were = count(before.obligations, (duty) => duty.clause[0] ?? '')
  const work = count(
    tried.obligations.filter((duty) => duty.dueOn),
    (duty) => `${duty.who[0] ? nameOfOwner(duty.who[0]) : ''}|${weekOf(duty.dueOn!)}`,
  )
  const leftOut = count(
    tried.leftOut.filter((each) => each.because !== 'already-open'),
    (each) => `${each.rule}|${each.because}`,
  )
  const differences = diffRehearsals(before, tried)
  const changes = { 'only-first': 'gone', 'only-second': 'added', changed: 'moved' } as const
  const ruleOf = (each: (typeof differences)[number]) => (each.first ?? each.second)?.rule ?? ''
  const grouped = count(differences, (each) => `${ruleOf(each)}|${changes[each.change]}`)
  return {
    months: [...months].sort().map(([month, owed]) => ({ month, owed })),
    clauses: playbook.clauses
      .filter((clause) => clauses.has(clause.id) || were.has(clause.id))
      .map((clause) => {
        const rule = playbook.rules.find((each) => each.clauses.includes(clause.id))
        return {
          clause: clause.id,
          title: clause.title,
          owed: clauses.get(clause.id) ?? 0,
          was: were.get(clause.id) ?? 0,
          who: rule ? ownersOf(playbook, rule) : { zh: '', en: '' },
        }
      }),
    work: [...work]
      .map(([key, owed]) => {
        const [who = '', week = ''] = key.split('|')
        return {
          who,
          name: names.get(who) ?? playbook.roles.find((role) => role.name === who)?.title ?? who,
          week,
          count: owed,
          over: owed > WEEKLY_CAPACITY && who !== 'system',
        }
      })
      .sort((a, b) => (a.week < b.week ? -1 : a.week > b.week ? 1 : b.count - a.count)),
    capacity: WEEKLY_CAPACITY,
    tooMuch: tooMuch(playbook, tried.obligations, WEEKLY_CAPACITY, weekOf).map((each) => ({
      ...each,
      name: names.get(each.who) ?? playbook.roles.find((role) => role.name === each.who)?.title ?? each.who,
    })),
    leftOut: [...leftOut].map(([key, owed]) => {
      const [rule = '', because = ''] = key.split('|')
      return { rule, title: title(rule), because, count: owed }
    }),
    differences: [...grouped].map(([key, changed]) => {
      const [rule = '', change = ''] = key.split('|')
      const example = differences.find((each) => ruleOf(each) === rule && changes[each.change] === change)
      return {
        rule,
        title: title(rule),
        change: change as 'added' | 'gone' | 'moved',
        count: changed,
        example: `${example?.first?.dueOn ?? '–'} → ${example?.second?.dueOn ?? '–'}`,
      }
    }),
    differing: differences.length,
    examples: tried.obligations.slice(0, 60).map((duty) => ({
      rule: duty.rule,
      title: title(duty.rule),
      clause: duty.clause[0] ?? '',
      subject: `${duty.subject.kind}:${duty.subject.id}`,
      opened: duty.opened,
      dueAt: duty.due,
      who: duty.who.map((owner) => names.get(nameOfOwner(owner)) ?? nameOfOwner(owner)).join('、'),
    })),
    owed: tried.obligations.length,
    facts,
  }
}

/** The Monday of a day's week: what people call a week by. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

export const seeRehearsalOperation = implement(seeRehearsal, async (ctx, input) => {
  const { rows } = await sql<
    OutputOf<typeof seeRehearsal>
  >`select id, playbook, version, against, from_at as "from", until_at as "until", state, started_at as "startedAt", result, problem
    from rehearsals where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Refusal('playbooks.unknown')
  return found.result ? { ...found, result: inBothLanguages(found.result) } : found
})

type Result = NonNullable<OutputOf<typeof seeRehearsal>['result']>

/** Results kept before owners were said in both languages. */
function inBothLanguages(result: Result): Result {
  const both = (who: Words | string) => (typeof who === 'string' ? { zh: who, en: who } : who)
  return { ...result, clauses: result.clauses.map((clause) => ({ ...clause, who: both(clause.who) })) }
}
