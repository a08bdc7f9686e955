import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { call } from '#web/ui/call.ts'
import { type Column, DataTable } from '#web/ui/DataTable.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { usePhone } from '#web/ui/look.ts'
import { useKeys } from '#web/ui/use-keys.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listQueue, type TicketRow } from '../contract/lists.ts'
import { clockWords, stateWords } from '../contract/words.ts'
import type { State } from '../rules.ts'
import { useDeskNews } from './useDeskNews.ts'
import './desk.css'

const which = ['open', 'mine', 'unassigned', 'solved', 'all'] as const

/** What is next: the promise that ends first on top; the list follows what colleagues do. */
export function Queue() {
  const { t } = useWords()
  const here = useHere()
  const go = useNavigate()
  const phone = usePhone()
  const mayFile = useMay('work.do')
  const [params, setParams] = useSearchParams()
  const shown = which.find((each) => each === params.get('which')) ?? 'open'
  const text = useDebounced((params.get('text') ?? '').trim())
  useDeskNews()
  const put = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const query = useInfiniteQuery({
    queryKey: [listQueue.name, shown, text],
    queryFn: ({ pageParam, signal }) =>
      call(
        listQueue,
        { which: shown, limit: 50, ...(text ? { text } : {}), ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
  })
  useKeys({ '/': () => document.getElementById('kb-queue-search')?.focus() })
  const rows = query.data?.pages.flatMap((page) => page.tickets) ?? []
  const columns = useQueueColumns(phone)
  const labels = {
    open: t('未结', 'Open'),
    mine: t('我办的', 'Mine'),
    unassigned: t('没人办', 'Nobody’s'),
    solved: t('待回访', 'To call back'),
    all: t('全部', 'All'),
  }
  return (
    <div className="kb-page kb-queue">
      <div className="kb-wrap kb-queue-head">
        {!phone && <h1>{t('队列', 'Queue')}</h1>}
        <Input
          id="kb-queue-search"
          className="kb-grow"
          style={{ minWidth: 160, maxWidth: 360 }}
          allowClear
          prefix={<Icon name="search" size={16} />}
          placeholder={t('编号、房号、说了什么', 'Number, home, words')}
          aria-label={t('找诉求', 'Find tickets')}
          value={params.get('text') ?? ''}
          onChange={(event) => put('text', event.target.value || undefined)}
        />
        <Chips
          label={t('看哪些', 'Which')}
          value={shown}
          onChange={(value) => put('which', value === 'open' ? undefined : value)}
          choices={which.map((value) => ({ value, label: labels[value] }))}
        />
        {mayFile && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => go(here('desk'))}>
            {t('登记', 'File')}
          </Button>
        )}
      </div>
      <div className="kb-queue-list">
        {query.error ? (
          <Failed error={query.error} again={() => query.refetch()} />
        ) : query.isPending ? (
          <div className="kb-card" style={{ padding: 0 }}>
            <Bones rows={12} height={46} />
          </div>
        ) : (
          <DataTable
            name={`queue:${shown}`}
            label={t('诉求', 'Tickets')}
            rows={rows}
            columns={columns}
            keyOf={(row) => row.id}
            onOpen={(row) => go(here(`tickets/${row.id}`))}
            more={
              query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined
            }
            empty={<Empty>{t('这里没有诉求。', 'No tickets here.')}</Empty>}
          />
        )}
      </div>
    </div>
  )
}

function useQueueColumns(phone: boolean): Column<TicketRow>[] {
  const { t, say } = useWords()
  const what: Column<TicketRow> = {
    key: 'what',
    title: t('什么事', 'What'),
    width: 220,
    grows: true,
    show: (row) => (
      <span className="kb-one-line">
        {row.urgent && <span className="kb-late">{t('急', 'urgent')} </span>}
        {row.severity && (
          <span className="kb-mark kb-mark-strong">
            <Policy>{row.severity}</Policy>
          </span>
        )}{' '}
        <Policy>{row.category ?? row.kindTitle}</Policy> <span className="kb-muted">{row.words}</span>
      </span>
    ),
  }
  const number: Column<TicketRow> = {
    key: 'number',
    title: t('编号', 'Number'),
    width: 96,
    show: (row) => <strong>{row.number}</strong>,
  }
  const due: Column<TicketRow> = {
    key: 'due',
    title: t('下一个时限', 'Next clock'),
    width: 190,
    show: (row) =>
      row.dueAt ? (
        <>
          {say(clockWords[row.clock ?? ''] ?? { zh: '', en: '' })} <Due at={row.dueAt} />
        </>
      ) : (
        <span className="kb-muted">–</span>
      ),
  }
  const state: Column<TicketRow> = {
    key: 'state',
    title: t('到哪一步', 'How far'),
    width: 150,
    show: (row) => say(stateWords[row.state as State]),
  }
  if (phone)
    return [
      {
        ...number,
        show: (row) => (
          <>
            <strong>{row.room ?? row.place ?? row.number}</strong> {row.customer}{' '}
            <span className="kb-muted kb-small">{row.number}</span>
          </>
        ),
      },
      due,
      what,
    ]
  return [
    number,
    {
      key: 'where',
      title: t('谁 · 哪里', 'Who, where'),
      width: 170,
      show: (row) => [row.room ?? row.place, row.customer].filter(Boolean).join(' '),
    },
    what,
    state,
    due,
    {
      key: 'assignee',
      title: t('谁在办', 'Handler'),
      width: 90,
      show: (row) => row.assignee ?? <span className="kb-muted">{t('还没有', 'nobody')}</span>,
    },
  ]
}
