import { figureOf } from './condition-tokens.ts'
import type { Block } from './shape.ts'
import { at, entriesOf, type Node, textAt, textsOf } from './tree.ts'
import type { Walk } from './walk.ts'

/** Sums and scales that must come out: points of a scorecard, rows of a grade's rule. */
export function checkSchemes(walk: Walk, block: Block, entry: Node, path: string[]): void {
  if (block.name === 'scorecards' && at(entry, 'items')) checkScores(walk, entry, path)
  if (block.name === 'grades') checkScale(walk, entry, path)
}

function checkScores(walk: Walk, entry: Node, path: string[]): void {
  const raw = figureOf(textAt(entry, 'total', 'raw') ?? '') ?? 0
  const byGroup = new Map<string, number>()
  let sum = 0
  for (const [name, item] of entriesOf(at(entry, 'items'))) {
    const max = figureOf(textAt(item, 'max') ?? '') ?? 0
    sum += max
    const group = textAt(item, 'group') ?? ''
    byGroup.set(group, (byGroup.get(group) ?? 0) + max)
    const scores = entriesOf(at(item, 'options')).map(([, node]) => figureOf(textAt(node) ?? '') ?? 0)
    if (scores.length > 0 && Math.max(...scores) !== max)
      walk.findings.error('score.options', item, [...path, 'items', name], { max, best: Math.max(...scores) })
    if (scores.length === 0 && !at(item, 'bands') && !at(item, 'points'))
      walk.findings.error('score.no_points', item, [...path, 'items', name], { name })
  }
  if (Math.abs(sum - raw) > 1e-9)
    walk.findings.error('score.sum', at(entry, 'total'), [...path, 'total'], { raw, sum })
  for (const [group, node] of entriesOf(at(entry, 'groups'))) {
    const weight = figureOf(textAt(node) ?? '') ?? 0
    if (Math.abs((byGroup.get(group) ?? 0) - weight) > 1e-9)
      walk.findings.error('score.group', node, [...path, 'groups', group], {
        group,
        weight,
        sum: byGroup.get(group) ?? 0,
      })
  }
}

/** Every result of a grade's bands is a word of its scale. */
function checkScale(walk: Walk, entry: Node, path: string[]): void {
  const scale = textsOf(at(entry, 'scale'))
  const parameter = textAt(entry, 'rule', 'bands')
  const bands = parameter?.startsWith('$')
    ? at(walk.pack, 'parameters', parameter.slice(1), 'value')
    : at(entry, 'rule', 'bands')
  for (const band of textsOf(bands)) {
    const result = band.split(/\s+/)[0] ?? ''
    if (!scale.includes(result))
      walk.findings.error('pack.unknown_word', bands, [...path, 'rule'], { found: result, known: scale })
  }
}
