import type { Block } from '../shape.ts'
import { activitiesBlock } from './activities.ts'
import { approvalsBlock } from './approvals.ts'
import { careBlock } from './care.ts'
import { channelsBlock } from './channels.ts'
import { clausesBlock } from './clauses.ts'
import { documentsBlock } from './documents.ts'
import { fieldsBlock } from './fields.ts'
import { formsBlock } from './forms.ts'
import { gradesBlock } from './grades.ts'
import { journeysBlock } from './journeys.ts'
import { ledgersBlock } from './ledgers.ts'
import { measuresBlock } from './measures.ts'
import { messagesBlock } from './messages.ts'
import { parametersBlock } from './parameters.ts'
import { plansBlock } from './plans.ts'
import { proceduresBlock } from './procedures.ts'
import { promisesBlock } from './promises.ts'
import { reportsBlock } from './reports.ts'
import { rolesBlock } from './roles.ts'
import { scorecardsBlock } from './scorecards.ts'
import { surveysBlock } from './surveys.ts'
import { ticketsBlock } from './tickets.ts'
import { warningsBlock } from './warnings.ts'

/** The 23 blocks in the order a playbook shows them. */
export const blocks: readonly Block[] = [
  clausesBlock,
  parametersBlock,
  rolesBlock,
  fieldsBlock,
  channelsBlock,
  documentsBlock,
  journeysBlock,
  careBlock,
  promisesBlock,
  ticketsBlock,
  proceduresBlock,
  approvalsBlock,
  warningsBlock,
  activitiesBlock,
  plansBlock,
  reportsBlock,
  formsBlock,
  messagesBlock,
  surveysBlock,
  scorecardsBlock,
  gradesBlock,
  ledgersBlock,
  measuresBlock,
]

export const blockByName: ReadonlyMap<string, Block> = new Map(blocks.map((block) => [block.name, block]))
