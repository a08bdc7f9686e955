import { tenantRefusals } from '#modules/tenants/contract.ts'
import type { Refused } from '#platform/operation.ts'
import { platformRefusals } from '#platform/problem.ts'
import { operations } from '../app.ts'

/** The words of every refusal, of the machinery and of all contracts. */
export function refusalWords(): Map<string, Refused> {
  const words = new Map<string, Refused>([
    ...Object.entries(platformRefusals),
    ...Object.entries(tenantRefusals),
  ])
  for (const { operation } of operations)
    for (const [code, refused] of Object.entries(operation.refusals)) words.set(code, refused)
  return words
}
