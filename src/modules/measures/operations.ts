import type { Implementation } from '#platform/perform.ts'
import { cutMeasureOperation } from './cut-measure.ts'
import { seeMeasuresOperation } from './see-measures.ts'
import { seeReportOperation, writeParagraphOperation } from './see-report.ts'
import { seeMeasureRowsOperation } from './see-rows.ts'

/** Everything this module can be asked to do. */
export const measuresOperations: readonly Implementation[] = [
  seeMeasuresOperation,
  seeMeasureRowsOperation,
  cutMeasureOperation,
  seeReportOperation,
  writeParagraphOperation,
]
