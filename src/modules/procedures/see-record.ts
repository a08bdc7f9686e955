import { sql } from 'kysely'
import { keyOfRound, type Procedure, type ProcedureStep } from '#engine/procedures.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { type Done, filledOf } from '../obligations/load-records.ts'
import { ruleWords } from '../obligations/rule-words.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { type ListedRecord, listRecords, seeRecord } from './contract.ts'
import {
  dutiesOfRecord,
  procedureOf,
  type Row,
  recordColumns,
  recordInSight,
  type StepDuty,
  supervises,
  visibleRecords,
} from './queries.ts'

interface Shown extends Row {
  customer: string | null
  room: string | null
  project: string | null
  by: string | null
}

const joins = sql`left join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id
  left join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id left join projects p on p.tenant_id = r.tenant_id and p.id = r.project_id
  left join staff s on s.tenant_id = r.tenant_id and s.id = r.opened_by`

interface Standing {
  rule: string
  who: string | null
  dueAt: string | null
  mine: boolean
}

export const listRecordsOperation = implement(listRecords, async (ctx, input) => {
  const me = ctx.actor.id
  const standing = sql`select coalesce(json_agg(json_build_object('rule', o.rule, 'who', w.name, 'dueAt', o.due_at, 'mine', o.owed_by = ${me}::uuid) order by o.due_at), '[]')
    from obligations o left join staff w on w.tenant_id = o.tenant_id and w.id = o.owed_by
    where o.tenant_id = r.tenant_id and o.subject_id = r.subject_id and o.used->>'record' = r.id::text and o.state in ('open', 'waiting')`
  const owedToMe = sql`exists (select from obligations o where o.tenant_id = r.tenant_id and o.subject_id = r.subject_id and o.owed_by = ${me}::uuid
    and o.used->>'record' = r.id::text and o.state in ('open', 'waiting'))`
  const wanted = {
    mine: sql`r.state = 'open' and ${owedToMe}`,
    open: sql`r.state = 'open'`,
    over: sql`r.state <> 'open'`,
  }[input.which]
  const { rows } = await sql<Shown & { standing: Standing[] }>`
    select ${recordColumns}, c.name as customer, u.room, p.name as project, s.name as by, (${standing}) as standing from procedure_records r ${joins}
    where r.tenant_id = ${ctx.tenantId} and ${visibleRecords(ctx, 'r')} and ${input.customerId || input.ticketId ? sql`true` : wanted}
      ${input.customerId ? sql`and r.customer_id = ${input.customerId}` : sql``} ${input.ticketId ? sql`and r.subject_id = ${input.ticketId}` : sql``}
      ${input.after ? sql`and r.id < ${input.after}` : sql``}
    order by r.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, input.limit)
  const records = await Promise.all(
    page.map(async (row) => shown(row, (await wordsOf(ctx, row)).procedure, row.standing)),
  )
  return { records, after: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null }
})

/** A version that lost its procedure still shows by name. */
async function wordsOf(ctx: Ctx, row: Row): Promise<{ procedure: Procedure | undefined }> {
  const playbook = await playbookVersion(ctx, row.playbook, row.version)
  return { procedure: playbook.procedures?.find(({ name }) => name === row.procedure) }
}

function shown(row: Shown, procedure: Procedure | undefined, standing: readonly Standing[]): ListedRecord {
  return {
    id: row.id,
    procedure: row.procedure,
    title: procedure?.title ?? row.procedure,
    number: row.number,
    state: row.state,
    result: row.result,
    about: row.subject_kind,
    customer: row.customer,
    room: row.room,
    project: row.project,
    openedAt: row.opened_at,
    openedBy: row.by,
    closedAt: row.closed_at,
    now: standing.map(({ rule, who, dueAt }) => ({
      step: procedure?.steps.find((step) => step.rule === rule)?.title ?? rule,
      who,
      dueAt,
    })),
    mine: standing.some(({ mine }) => mine),
  }
}

export const seeRecordOperation = implement(seeRecord, async (ctx, { id }) => {
  const record = await recordInSight(ctx, id)
  const { playbook, procedure } = await procedureOf(ctx, record)
  const [{ rows }, duties, people] = await Promise.all([
    sql<Shown>`select ${recordColumns}, c.name as customer, u.room, p.name as project, s.name as by from procedure_records r ${joins}
      where r.tenant_id = ${ctx.tenantId} and r.id = ${id}`.execute(ctx.db),
    dutiesOfRecord(ctx, record),
    namesOf(ctx, Object.values(record.done)),
  ])
  const filled = filledOf(ctx, record.filled)
  const { now: _, mine: __, ...row } = shown(rows[0]!, procedure, [])
  const clauses = [...new Set([...procedure.clauses, ...duties.map(({ clause }) => clause)])]
  return {
    ...row,
    version: record.row_version,
    playbook: record.playbook,
    round: record.round,
    customerId: record.customer_id,
    unitId: record.unit_id,
    ticketId: record.subject_kind === 'ticket' ? record.subject_id : null,
    clauses: playbook.clauses
      .filter((clause) => clauses.includes(clause.id))
      .map(({ id, title, text }) => ({ id, title, text: text ?? null })),
    fields: procedure.fields.map(({ name, title, type, options, required }) => ({
      name,
      title,
      type,
      options,
      required: required?.tree.op === 'literal' && required.tree.value === true,
    })),
    values: { ...filled.values, ...filled.forms },
    steps: procedure.steps.map((step) => {
      const duty = duties.filter(({ rule }) => rule === step.rule).at(-1)
      return stepShown(ctx, record, step, duty, {
        title: (name: string) => playbook.roles.find((role) => role.name === name)?.title ?? null,
        needs: ruleWords(playbook, step.rule, duty?.clause ?? procedure.clauses[0] ?? '').needs,
        form: (name: string) => String((playbook.source as Sources).forms?.[name]?.title ?? name),
        note: filled.notes[step.name] ?? null,
        people,
      })
    }),
    reason: record.closing_reason,
    mayCancel: record.state === 'open' && (record.opened_by === ctx.actor.id || supervises(ctx)),
  }
})

type Sources = { forms?: Record<string, { title?: string }> }

interface Around {
  title(role: string): string | null
  needs: { note: boolean; files: number }
  form(name: string): string
  note: string | null
  people: ReadonlyMap<string, string>
}

function stepShown(ctx: Ctx, record: Row, step: ProcedureStep, duty: StepDuty | undefined, around: Around) {
  const done: Done | undefined = record.done[step.name]
  const stands =
    duty !== undefined &&
    duty.occurrence === keyOfRound(record) &&
    (duty.state === 'open' || duty.state === 'waiting')
  const state = record.skipped.includes(step.name)
    ? ('skipped' as const)
    : done
      ? duty?.state === 'waived'
        ? ('excused' as const)
        : ('done' as const)
      : stands && record.state === 'open'
        ? ('now' as const)
        : ('later' as const)
  return {
    name: step.name,
    title: step.title,
    state,
    who: stands || done ? (duty?.who ?? null) : null,
    role: duty ? around.title(duty.role) : null,
    dueAt: duty?.due_at ?? null,
    doneAt: done?.at ?? null,
    inTime: done && duty?.due_at ? done.at <= duty.due_at : null,
    by: done?.by ? (around.people.get(done.by) ?? null) : null,
    decision: done?.decision ?? null,
    note: around.note,
    files: done?.files ?? [],
    fields: step.fields,
    forms: step.forms.map((name) => ({ name, title: around.form(name) })),
    options: step.options,
    needs: { note: around.needs.note || step.opinion, files: around.needs.files },
    highlight: step.highlight !== undefined,
    mine: stands && (duty.owed_by === ctx.actor.id || supervises(ctx)),
  }
}

async function namesOf(ctx: Ctx, done: readonly Done[]): Promise<Map<string, string>> {
  const ids = [...new Set(done.flatMap(({ by }) => by ?? []))]
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from staff where tenant_id = ${ctx.tenantId} and id = any(${ids}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
