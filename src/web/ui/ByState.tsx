import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Words } from '#platform/operation.ts'
import { Asked } from './Asked.tsx'
import { Chips } from './Chips.tsx'
import { Empty } from './Empty.tsx'
import { PageHead } from './PageHead.tsx'
import { useWords } from './words.ts'

interface Props<S extends string, T> {
  title: string
  states: { readonly [state in S]: Words }
  state: NoInfer<S>
  onState(state: NoInfer<S>): void
  query: UseQueryResult<{ requests: T[] }, Error>
  children(request: T): ReactNode
}

/** A page of what people ask for and somebody answers: those still open, those answered. */
export function ByState<S extends string, T>({
  title,
  states,
  state,
  onState,
  query,
  children,
}: Props<S, T>) {
  const { t, say } = useWords()
  return (
    <div className="kb-page" style={{ maxWidth: 760 }}>
      <PageHead title={title} />
      <div style={{ marginBottom: 12 }}>
        <Chips
          label={t('状态', 'State')}
          value={state}
          onChange={onState}
          choices={(Object.keys(states) as S[]).map((value) => ({ value, label: say(states[value]) }))}
        />
      </div>
      <Asked query={query} bones={4} height={96}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Empty>{t('没有。', 'None.')}</Empty>
          ) : (
            <div className="kb-stack">{requests.map(children)}</div>
          )
        }
      </Asked>
    </div>
  )
}
