import type { Ctx } from '#platform/perform.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'

/** Which roles may take what a role answers for: itself and whoever belongs to it. None where nobody in particular answers. */
export async function fittingRoles(ctx: Ctx): Promise<(accountable: string | null) => string[]> {
  const roles = (await runningPlaybooks(ctx)).flatMap(({ playbook }) => playbook.roles)
  return (accountable) => {
    if (accountable === null) return []
    const role = roles.find(({ name }) => name === accountable)
    return [accountable, ...(role?.members ?? []), ...(role?.team?.members ?? [])]
  }
}
