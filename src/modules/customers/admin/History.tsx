import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { Bones } from '#web/ui/Bones.tsx'
import { call } from '#web/ui/call.ts'
import { dayOf, sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { listHistory } from '../contract/history.ts'
import { type Entry, HistoryLine } from './HistoryLine.tsx'

type Kind = 'all' | 'contacts' | 'messages' | 'changes' | 'obligations'

/** Everything that happened, newest first, by day. */
export function History({ id }: { id: string }) {
  const { t, locale } = useWords()
  const [kind, setKind] = useState<Kind>('all')
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim())
  const query = useInfiniteQuery({
    queryKey: [listHistory.name, id, kind, asked],
    queryFn: ({ pageParam, signal }) =>
      call(
        listHistory,
        { id, kind, ...(asked ? { text: asked } : {}), ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
  })
  const days = new Map<string, Entry[]>()
  for (const entry of query.data?.pages.flatMap((page) => page.entries) ?? []) {
    const day = dayOf(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return (
    <div>
      <div className="kb-wrap" style={{ marginBottom: 8 }}>
        <Segmented
          className="kb-fits"
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          options={[
            { value: 'all', label: t('全部', 'All') },
            { value: 'contacts', label: t('联系', 'Contacts') },
            { value: 'obligations', label: t('待办', 'Owed') },
            { value: 'messages', label: t('消息', 'Messages') },
            { value: 'changes', label: t('资料变更', 'Changes') },
          ]}
        />
        <Input
          style={{ width: 160 }}
          allowClear
          placeholder={t('在往来里找', 'Search here')}
          aria-label={t('在往来里找', 'Search the history')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {query.isPending && <Bones rows={5} height={40} />}
      {query.error && <Failed error={query.error} again={() => query.refetch()} />}
      {query.data && days.size === 0 && (
        <Empty>
          {t('还没有往来。打过电话、见过面就记一笔。', 'Nothing yet. Record a call or a meeting.')}
        </Empty>
      )}
      {[...days].map(([day, entries]) => (
        <section key={day} style={{ marginTop: 10 }}>
          <h3
            className="kb-muted"
            title={day}
            style={{ fontWeight: 500, borderBottom: '1px solid var(--kb-line)' }}
          >
            {sayDay(day, locale)}
          </h3>
          {entries.map((entry) => (
            <HistoryLine key={entry.id} entry={entry} />
          ))}
        </section>
      ))}
      {query.hasNextPage && (
        <Button type="text" block loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t('再早一些', 'Earlier')}
        </Button>
      )}
    </div>
  )
}
