import type { Condition } from './condition.ts'
import { type Facts, holds } from './condition-evaluate.ts'
import type { Owner } from './duty-rule.ts'
import type { RecordField } from './procedures.ts'

export const severities = ['low', 'normal', 'high'] as const
export type Severity = (typeof severities)[number]

/** Signs that something goes wrong, read from data every so often or raised by hand, as a compiled playbook keeps it. */
export interface Warning {
  name: string
  title: string
  clauses: string[]
  /** The kind of subject it is raised about. */
  about: string
  byHand: Owner[]
  /** What whoever raises it by hand says; messages name these as their gaps. */
  fields: RecordField[]
  signs: { name: string; if: Condition }[]
  /** The first that holds; without a condition: otherwise. */
  severity: { is: Severity; if?: Condition }[]
}

/** The signs that show in these facts; unknown is none. */
export const signsIn = ({ signs }: Pick<Warning, 'signs'>, facts: Facts): string[] =>
  signs.flatMap((sign) => (holds(sign.if.tree, facts) === true ? [sign.name] : []))

export const severityIn = ({ severity }: Pick<Warning, 'severity'>, facts: Facts): Severity =>
  severity.find((line) => line.if === undefined || holds(line.if.tree, facts) === true)?.is ?? 'normal'
