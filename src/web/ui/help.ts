import type { Words } from '#platform/operation.ts'

/** What a page says of itself; it stands in a file beside the page. */
export interface Help {
  /** What the page is for, in one sentence. */
  purpose: Words
  /** The three most usual things done here. */
  usual: readonly [Words, Words, Words]
  /** Words used on the page, each with what it means. */
  words: readonly { word: Words; means: Words }[]
}
