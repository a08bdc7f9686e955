import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '#web/ui/words.ts'
import { Waiting } from './Waiting.tsx'

interface Props<T> {
  query: UseQueryResult<T, Error>
  children(data: T): ReactNode
}

/** What was asked: grey rows until it is there, the server's words and another try when it declined. */
export function Answered<T>({ query, children }: Props<T>) {
  const { t } = useWords()
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (!query.error) return <Waiting />
  return (
    <div className="p-card p-stack" role="alert">
      <p>{query.error.message}</p>
      <button type="button" className="p-button" onClick={() => query.refetch()}>
        {t('再试一次', 'Try again')}
      </button>
    </div>
  )
}
