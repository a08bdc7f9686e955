import { systemActor } from '#platform/actor.ts'
import { dingtalkDirectory } from '#platform/directories/dingtalk-directory.ts'
import { type Directory, DirectoryRefused } from '#platform/directories/directory.ts'
import { feishuDirectory } from '#platform/directories/feishu-directory.ts'
import { wecomDirectory } from '#platform/directories/wecom-directory.ts'
import { perform, type System } from '#platform/perform.ts'
import { NoAnswer } from '#platform/senders/call-provider.ts'
import type { Settings } from '#platform/settings.ts'

/** The directories of the settings. */
export const openDirectories = (
  { wecom, dingtalk, feishu }: Pick<Settings, 'wecom' | 'dingtalk' | 'feishu'>,
  clock: () => Date,
): Directory[] => [
  ...(wecom ? [wecomDirectory(wecom, clock)] : []),
  ...(dingtalk ? [dingtalkDirectory(dingtalk, clock)] : []),
  ...(feishu ? [feishuDirectory(feishu, clock)] : []),
]

/** Asks the directories a company wants asked, and keeps all that they say or why they say nothing. */
export async function askDirectories(
  system: System,
  tenantId: string,
  directories: readonly Directory[],
  now: () => string,
): Promise<number> {
  const actor = systemActor(tenantId)
  const { providers } = (await perform(system, {
    operation: 'directory.claim-syncs',
    input: {},
    actor,
    now: now(),
  })) as { providers: string[] }
  for (const provider of providers) {
    const said = await peopleOf(directories.find((each) => each.provider === provider))
    await perform(system, { operation: 'directory.keep', input: { provider, ...said }, actor, now: now() })
  }
  return providers.length
}

async function peopleOf(directory: Directory | undefined) {
  try {
    return { people: (await directory?.people()) ?? null, problem: directory ? null : 'NO_DIRECTORY' }
  } catch (error) {
    if (error instanceof DirectoryRefused || error instanceof NoAnswer)
      return { people: null, problem: error.message }
    throw error
  }
}
