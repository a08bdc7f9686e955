import type { Words } from './operation.ts'

/** What fills the gaps of a refusal; `Words` are said in the reader's language. */
export type Values = Record<string, string | number | Words>

/** A reason the system declines that the caller can act on. Its words stand in the contract that declares `code`. */
export class Refusal extends Error {
  readonly code: string
  readonly values: Values
  /** Which part of the input, as `phone` or `rows.3.room`. */
  readonly field: string | undefined

  constructor(code: string, values: Values = {}, field?: string) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.values = values
    this.field = field
  }
}
