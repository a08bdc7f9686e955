import type { Choices, Sentence, Written } from '../../contract/sentences.ts'

/** What an editor of a gap is given: what stands there, what may, and where it tells of a change. */
export interface GapProps {
  value: Written | null
  onChange(value: Written | null): void
  choices: Choices
  sentence: Sentence
}

/** One text or a list of texts, as a list. */
export const textsOf = (value: Written | null): string[] =>
  value === null
    ? []
    : typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? value.filter((each): each is string => typeof each === 'string')
        : []

/** A list of one is written as one. */
export const oneOrMore = (all: readonly string[]): Written | null =>
  all.length === 0 ? null : all.length === 1 ? all[0]! : [...all]

export const mapOf = (value: Written | null): { [key: string]: Written } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
