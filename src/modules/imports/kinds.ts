import type { KindName } from './contract/words.ts'
import { consents } from './kinds/consents.ts'
import { contacts } from './kinds/contacts.ts'
import { customers } from './kinds/customers.ts'
import { facts } from './kinds/facts.ts'
import { homes } from './kinds/homes.ts'
import type { Kind } from './kinds/kind.ts'
import { logs } from './kinds/logs.ts'
import { requests } from './kinds/requests.ts'
import { staff } from './kinds/staff.ts'
import { tickets } from './kinds/tickets.ts'

const kinds: Record<KindName, Kind> = {
  customers,
  homes,
  staff,
  consents,
  contacts,
  tickets,
  requests,
  logs,
  facts,
}

export const kindOf = (name: KindName): Kind => kinds[name]
