/** A value that a problem names, for the words that explain it. */
export type ProblemValue = string | number | boolean | null | readonly string[]

/** Where a problem stands in the text that was read, in UTF-16 units. */
export interface ProblemPlace {
  at: number
  length: number
}

/**
 * Something the engine cannot accept, where it stands in the text and with the values its words need.
 * `code` is stable (`time.unknown_word`); the place is 0, 0 where no text was read. The caller finds words
 * for the code in its language.
 */
export class EngineProblem extends Error {
  readonly code: string
  readonly at: number
  readonly length: number
  readonly values: Readonly<Record<string, ProblemValue>>

  constructor(
    code: string,
    place: ProblemPlace = { at: 0, length: 0 },
    values: Readonly<Record<string, ProblemValue>> = {},
  ) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'EngineProblem'
    this.code = code
    this.at = place.at
    this.length = place.length
    this.values = values
  }
}
