import type { Implementation } from '#platform/perform.ts'
import { listConsentTextsOperation, publishConsentTextOperation } from './consent-texts.ts'
import {
  answerDataRequestOperation,
  askAboutMyDataOperation,
  listDataRequestsOperation,
  listMyDataRequestsOperation,
} from './data-requests.ts'

/** Everything this module can be asked to do. */
export const privacyOperations: readonly Implementation[] = [
  askAboutMyDataOperation,
  listMyDataRequestsOperation,
  listDataRequestsOperation,
  answerDataRequestOperation,
  listConsentTextsOperation,
  publishConsentTextOperation,
]
