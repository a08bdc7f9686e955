import type { Matter } from '#modules/obligations/contract/matters.ts'
import type { contactWays } from '../contract.ts'

/** Whom a record is about: a home, a customer, and what is open there. */
export interface Target {
  customerId: string | null
  unitId: string | null
  room: string | null
  customer: string | null
  phone: string | null
  matters: Matter[]
}

export type Way = keyof typeof contactWays

/** A call that was begun. It outlives the page: phones throw pages away while one talks. */
export interface Called {
  target: Target
  at: string
  number: string
}
