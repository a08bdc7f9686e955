import type { Env } from './check-env.ts'
import type { Condition } from './condition.ts'
import type { ParameterWord, Scope } from './condition-types.ts'
import type { Findings } from './findings.ts'
import type { PackNames } from './pack-names.ts'
import type { Shape } from './shape.ts'
import type { Node } from './tree.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a walk over a pack knows, for everything that judges or compiles a part of it. */
export interface Walk {
  readonly pack: Node
  readonly names: PackNames
  readonly vocabulary: Vocabulary
  readonly parameters: Map<string, ParameterWord>
  readonly findings: Findings
  /** Whether a pack has that care entry, for `same-as`; undefined when there is no such pack. */
  readonly elsewhere: (pack: string, name: string) => boolean | undefined
  readonly usedParameters: Set<string>
  /** Clauses named anywhere, with where. */
  readonly clauses: { id: string; path: string[] }[]
  scope(env: Env): Scope
  /** Reads a condition that the walk has already judged; undefined where it was refused. */
  condition(text: string | undefined, env: Env, want?: 'yesno' | 'number' | 'any'): Condition | undefined
  check(shape: Shape, node: Node, path: string[], env: Env): void
}
