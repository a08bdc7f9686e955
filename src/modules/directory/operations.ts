import type { Implementation } from '#platform/perform.ts'
import { claimSyncsOperation, keepPeopleOperation } from './keep-people.ts'
import { decideChangesOperation, linkPeopleOperation } from './link-people.ts'
import { askDirectoryOperation, seeDirectoryOperation } from './see-directory.ts'

/** Everything this module can be asked to do. */
export const directoryOperations: readonly Implementation[] = [
  seeDirectoryOperation,
  askDirectoryOperation,
  linkPeopleOperation,
  decideChangesOperation,
  claimSyncsOperation,
  keepPeopleOperation,
]
