import { Readable } from 'node:stream'
import { keepFile } from '#modules/files/contract.ts'
import { receiptOf } from '#modules/files/keep-file.ts'
import { seeWhy } from '#modules/obligations/contract/matters.ts'
import { confirmDone } from '#modules/obligations/contract/work.ts'
import { seeForm } from '#modules/playbooks/contract/documents.ts'
import type { Actor } from '#platform/actor.ts'
import type { OutputOf } from '#platform/operation.ts'
import type { Chance } from './invent.ts'
import type { DemoStage } from './stage.ts'

type Question = OutputOf<typeof seeForm>['questions'][number]

/** A grey square: the demo's photo of everything. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAAD0lEQVR42mNoQAcMQ0oAABbzQAFmrqRxAAAAAElFTkSuQmCC',
  'base64',
)

/** States a matter done with what the policy asks for: answers that fit, photos, a note. */
export async function doneWithEvidence(
  stage: DemoStage,
  chance: Chance,
  actor: Actor,
  id: string,
): Promise<void> {
  const ask = stage.as(actor)
  const { matter } = await ask(seeWhy, { id })
  const { form, files } = matter.needs
  const fileIds: string[] = []
  for (let nth = 1; nth <= files; nth += 1) fileIds.push(await photo(stage, actor, `照片${nth}.png`))
  const questions = form ? (await ask(seeForm, { name: matter.playbook, form })).questions : []
  const answers = Object.fromEntries(questions.map((each) => [each.name, answerTo(each, chance, stage)]))
  await ask(confirmDone, { id, note: '已完成', fileIds, ...(form ? { answers } : {}) })
}

async function photo(stage: DemoStage, actor: Actor, name: string): Promise<string> {
  const { files, vault } = stage.system
  const { digest, size } = await files.put(Readable.from([PHOTO]), PHOTO.length)
  const receipt = receiptOf(vault, stage.tenantId, actor.id, digest)
  return (await stage.as(actor)(keepFile, { digest, size, type: 'image/png', name, receipt })).id
}

function answerTo({ kind, choices, min, max }: Question, chance: Chance, stage: DemoStage): unknown {
  if (kind === 'yesno') return true
  if (kind === 'date') return stage.today()
  if (kind === 'rating') return (max ?? 5) - chance.below(2)
  if (kind === 'number') return Math.max(min ?? 0, 20 + chance.below(30))
  if (kind === 'one') return choices[0]?.value
  if (kind === 'many') return choices.slice(0, 1).map((choice) => choice.value)
  return '情况正常，已记录'
}
