import { collectNotices } from '#modules/notices/contract/sending.ts'
import type { Sender } from '#platform/senders/sender.ts'
import { sendNotices } from '../remind.ts'
import type { DemoStage } from './stage.ts'

/** Colleagues get their digests of the last days, as they would. */
export async function remind(stage: DemoStage, senders: readonly Sender[]): Promise<void> {
  await stage.asSystem()(collectNotices, {})
  await sendNotices(stage.system, stage.tenantId, senders, () => stage.now)
}
