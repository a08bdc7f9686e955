import type { OutputOf } from '#platform/operation.ts'
import { useWords } from '#web/ui/words.ts'
import type { seeBuilding } from '../contract/building.ts'

export type Plan = OutputOf<typeof seeBuilding>
export type PlanHome = Plan['homes'][number]

export const colourings = ['stage', 'met', 'owed'] as const
export type Colouring = (typeof colourings)[number]

export const notMet = (home: PlanHome) => home.holder !== null && !home.metThisYear

interface Shade {
  key: string
  tint: string
  words: string
}

const TINTS = 8

/** What the colour of a home says: the same words stand in its cell and in the legend. */
export function useShades(plan: Plan, colouring: Colouring): { all: Shade[]; of(home: PlanHome): Shade } {
  const { t } = useWords()
  const nobody = { key: 'none', tint: 'none', words: t('没有住户', 'No holder') }
  const shades: Record<Colouring, Shade[]> = {
    stage: [
      ...plan.stages.map((stage, at) => ({ key: `:${stage}`, tint: String(at % TINTS), words: stage })),
      { key: 'plain', tint: 'plain', words: t('没有阶段', 'No stage') },
      nobody,
    ],
    met: [
      { key: 'met', tint: '1', words: t('今年见过', 'Met') },
      { key: 'unmet', tint: '2', words: t('没见过', 'Not met') },
      nobody,
    ],
    owed: [
      { key: 'overdue', tint: 'late', words: t('超时', 'Overdue') },
      { key: 'open', tint: 'soon', words: t('有事没办', 'Open') },
      { key: 'plain', tint: 'plain', words: t('不欠', 'Nothing') },
    ],
  }
  const all = shades[colouring]
  const keyOf = (home: PlanHome) => {
    if (colouring === 'owed') return home.overdue > 0 ? 'overdue' : home.open > 0 ? 'open' : 'plain'
    if (home.holder === null) return 'none'
    if (colouring === 'met') return home.metThisYear ? 'met' : 'unmet'
    return home.stage ? `:${home.stage}` : 'plain'
  }
  return { all, of: (home) => all.find(({ key }) => key === keyOf(home))! }
}
