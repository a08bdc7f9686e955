import type { Implementation } from '#platform/perform.ts'
import { collectNoticesOperation } from './collect-notices.ts'
import { addRobotOperation, removeRobotOperation } from './group-robots.ts'
import { listNoticesOperation } from './list-notices.ts'
import { seeDemoSentOperation } from './see-demo-sent.ts'
import { listOutletsOperation, seeWaysOperation } from './see-outlets.ts'
import {
  claimNoticesOperation,
  listUnansweredNoticesOperation,
  settleNoticeOperation,
} from './send-notices.ts'
import { sendTestOperation } from './send-test.ts'

/** Everything this module can be asked to do. */
export const noticesOperations: readonly Implementation[] = [
  collectNoticesOperation,
  claimNoticesOperation,
  listUnansweredNoticesOperation,
  settleNoticeOperation,
  listNoticesOperation,
  seeWaysOperation,
  listOutletsOperation,
  sendTestOperation,
  addRobotOperation,
  removeRobotOperation,
  seeDemoSentOperation,
]
