import { implement } from '#platform/perform.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { noteSignIn } from './contract.ts'

const LONGEST_DEVICE = 200

export const noteSignInOperation = implement(noteSignIn, async (ctx, { staffId, came, device }) => {
  await recordAudit(ctx, {
    action: came ? 'sessions.begun' : 'sessions.refused',
    subject: { kind: 'staff', id: staffId },
    detail: device ? { device: device.slice(0, LONGEST_DEVICE) } : {},
  })
  return { ok: true }
})
