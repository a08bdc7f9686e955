import { sql } from 'kysely'
import { holds } from '#engine/condition-evaluate.ts'
import { type Frame, factsOf, parametersFor } from '#engine/decide-frame.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { openedEvent, type Procedure } from '#engine/procedures.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { type About, aboutNamed, subjectWords } from '../obligations/about-named.ts'
import { contextOf } from '../obligations/apply-playbook.ts'
import { subjectIdOf } from '../obligations/database-world.ts'
import { heldIn } from '../obligations/held-in.ts'
import { loadWorld } from '../obligations/load-world.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { writeRecord } from '../obligations/records.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { listProcedures, startRecord } from './contract.ts'

export const listProceduresOperation = implement(listProcedures, async (ctx) => {
  const found = []
  for (const { name, playbook } of await runningPlaybooks(ctx))
    for (const procedure of playbook.procedures ?? [])
      if ((await heldIn(ctx, playbook, procedure.byHand)).length > 0)
        found.push({
          playbook: name,
          procedure: procedure.name,
          title: procedure.title,
          about: procedure.about,
          steps: procedure.steps.map(({ title }) => title),
        })
  return { procedures: found }
})

export const startRecordOperation = implement(startRecord, async (ctx, input) => {
  const running = (await runningPlaybooks(ctx)).find(({ name }) => name === input.playbook)
  const procedure = running?.playbook.procedures?.find(({ name }) => name === input.procedure)
  if (!running || !procedure) throw new Refusal('procedures.none', { procedure: input.procedure })
  const held = await heldIn(ctx, running.playbook, procedure.byHand)
  if (held.length === 0)
    throw new Refusal('procedures.not_by_hand', {
      procedure: procedure.title,
      who: titlesOf(running, procedure),
    })
  const about = await aboutNamed(ctx, procedure.about, held, input.aboutId)
  if (!about) throw new Refusal('procedures.about', { kind: subjectWords(procedure.about) }, 'aboutId')
  await refuseNotOpen(ctx, running, procedure, about)
  const id = await writeRecord(ctx, running, {
    procedure: procedure.name,
    subject: about.subject,
    at: ctx.now,
    customerId: about.customerId,
    unitId: about.unitId,
    projectId: about.projectId,
    by: ctx.actor.id,
  })
  if (!id) throw new Refusal('procedures.running', { procedure: procedure.title })
  const { subject, customerId, unitId, projectId } = about
  await recordEvent(ctx, {
    kind: openedEvent(procedure.name),
    subject,
    customerId,
    unitId,
    projectId,
    record: id,
    values: { record: id },
  })
  const { rows } = await sql<{
    number: string | null
  }>`select number from procedure_records where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  return { id, number: rows[0]?.number ?? null }
})

const titlesOf = ({ playbook }: Running, { byHand }: Procedure): string =>
  byHand
    .flatMap((owner) =>
      owner.is === 'role' ? (playbook.roles.find(({ name }) => name === owner.role)?.title ?? []) : [],
    )
    .join('、') || '–'

/** Throws `procedures.not_open` while the policy's condition does not hold, `procedures.running` where one is enough. */
async function refuseNotOpen(ctx: Ctx, running: Running, procedure: Procedure, about: About): Promise<void> {
  const { playbook } = running
  const subject = { kind: about.subject.kind, id: subjectIdOf(about.subject.kind, about.subject.id) }
  const world = await loadWorld(ctx, playbook, {
    customers: about.customerId ? [about.customerId] : [],
    projects: about.projectId ? [about.projectId] : [],
    tickets: subject.kind === 'ticket' ? [subject.id] : [],
  })
  const once = indexOf(playbook).rules.get(`procedures.${procedure.name}`)?.once
  if ((once?.open || procedure.once) && world.records(procedure.name, subject).length > 0)
    throw new Refusal('procedures.running', { procedure: procedure.title })
  if (!procedure.open) return
  const frame: Frame = {
    index: indexOf(playbook),
    world,
    context: contextOf(ctx, running, about.projectId),
    now: ctx.now,
  }
  if (holds(procedure.open.tree, factsOf(frame, subject, parametersFor(frame, subject))) !== true)
    throw new Refusal('procedures.not_open', { procedure: procedure.title, condition: procedure.open.text })
}
