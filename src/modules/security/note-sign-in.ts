import { implement } from '#platform/perform.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { noteSignIn } from './contract.ts'

const ACTIONS = {
  came: 'sessions.begun',
  refused: 'sessions.refused',
  'second-factor-on': 'second-factor.on',
  'second-factor-off': 'second-factor.off',
} as const
const LONGEST_DEVICE = 200

export const noteSignInOperation = implement(noteSignIn, async (ctx, { staffId, what, device }) => {
  await recordAudit(ctx, {
    action: ACTIONS[what],
    subject: { kind: 'staff', id: staffId },
    detail: device ? { device: device.slice(0, LONGEST_DEVICE) } : {},
    // Who comes in did that himself; with a wrong password nobody knows who it was.
    by: what === 'refused' ? undefined : staffId,
  })
  return { ok: true }
})
