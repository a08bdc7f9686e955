import { EngineProblem } from './problem.ts'
import type { Node } from './tree.ts'

/** Something wrong in a pack: where, and the code and values its words are made from. */
export interface Finding {
  severity: 'error' | 'warning'
  code: string
  /** Keys from the root: `care/first-contact/due`. */
  path: string
  /** 1-based; 0 where the tree came from no file. */
  line: number
  column: number
  file?: string
  values: Record<string, string>
}

/** Collects findings; nothing throws while a pack is read. */
export class Findings {
  readonly all: Finding[] = []

  error(code: string, node: Node | undefined, path: string[], values: Record<string, unknown> = {}): void {
    this.add('error', code, node, path, values)
  }

  warn(code: string, node: Node | undefined, path: string[], values: Record<string, unknown> = {}): void {
    this.add('warning', code, node, path, values)
  }

  /** Turns an EngineProblem into a finding at its place in the text; anything else is a bug and is thrown on. */
  problem(error: unknown, node: Node | undefined, path: string[]): void {
    if (!(error instanceof EngineProblem)) throw error
    this.add('error', error.code, node, path, error.values, error.at)
  }

  /** Runs, and keeps the problem instead of throwing it. */
  attempt<Result>(node: Node | undefined, path: string[], run: () => Result): Result | undefined {
    try {
      return run()
    } catch (error) {
      this.problem(error, node, path)
      return undefined
    }
  }

  private add(
    severity: Finding['severity'],
    code: string,
    node: Node | undefined,
    path: string[],
    values: Record<string, unknown>,
    offset = 0,
  ): void {
    const text: Record<string, string> = {}
    for (const [name, value] of Object.entries(values))
      text[name] = Array.isArray(value) ? value.join(', ') : String(value)
    if (node?.kind === 'scalar' && !('text' in text)) text.text = node.text
    const finding: Finding = {
      severity,
      code,
      path: path.join('/'),
      line: node?.line ?? 0,
      column: (node?.column ?? 0) + offset,
      ...(node?.file ? { file: node.file } : {}),
      values: text,
    }
    this.all.push(finding)
  }
}
