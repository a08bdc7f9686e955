import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { call } from '#web/ui/call.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { bellKinds, markBellRead, readBell } from '../contract/bell.ts'
import { MatterSheets, useMatterSheets } from './MatterSheets.tsx'

/** Where one decides on what is no obligation; the playbook it is about is put in. */
const places: Record<string, string> = {
  'policy-asked': 'playbooks/*/draft',
  'policy-returned': 'playbooks/*/draft',
  'policy-published': 'playbooks/*',
  'export-asked': 'exports',
  'erasure-asked': 'erasures',
  'entry-asked': 'entry-requests',
  'data-asked': 'data-requests',
  'change-asked': 'changes',
  'change-accepted': 'changes?state=accepted',
  'change-declined': 'changes?state=declined',
}

export function Bell() {
  return (
    <MatterSheets>
      <BellPage />
    </MatterSheets>
  )
}

function BellPage() {
  const { say, t, then } = useWords()
  const ask = useMatterSheets()
  const go = useNavigate()
  const here = useHere()
  const query = useInfiniteQuery({
    queryKey: [readBell.name],
    queryFn: ({ pageParam, signal }) => call(readBell, pageParam ? { after: pageParam } : {}, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
  })
  const { mutate: markRead } = useWrite(markBellRead, ['staff.me'])
  const unread = query.data?.pages[0]?.unread ?? 0
  useEffect(() => {
    if (unread > 0) markRead({ input: {} })
  }, [unread, markRead])
  const first = { ...query, data: query.data?.pages } as Parameters<
    typeof Asked<NonNullable<typeof query.data>['pages']>
  >[0]['query']
  return (
    <div className="kb-page" style={{ maxWidth: 760 }}>
      <PageHead title={t('提醒', 'Reminders')}>
        <ExportButton what="bell" />
      </PageHead>
      <Asked query={first} bones={6} height={64}>
        {(pages) => {
          const entries = pages.flatMap((page) => page.entries)
          if (entries.length === 0)
            return (
              <Empty>
                {t(
                  '没有提醒。到期前和转给你的事会出现在这里。',
                  'No reminders. What is nearly due or passed on to you appears here.',
                )}
              </Empty>
            )
          return (
            <div className="kb-card" style={{ padding: 0 }}>
              {entries.map((entry) => (
                <button
                  key={entry.id}
                  type="button"
                  className="kb-plain"
                  disabled={!entry.obligationId && !entry.ticketId && !places[entry.kind]}
                  style={{
                    display: 'block',
                    width: '100%',
                    padding: '12px 16px',
                    borderBottom: '1px solid var(--kb-line)',
                    fontWeight: entry.readAt ? 400 : 600,
                  }}
                  onClick={() => {
                    const place = places[entry.kind]
                    if (place) return void go(here(place.replace('*', entry.playbook ?? '')))
                    if (entry.ticketId) return void go(here(`tickets/${entry.ticketId}`))
                    if (!entry.obligationId) return
                    ask(
                      'why',
                      { id: entry.obligationId, title: entry.title ?? '', appointedAt: null },
                      { room: entry.room, customer: entry.customer, matters: [] },
                    )
                  }}
                >
                  <span className="kb-row">
                    <span className="kb-grow">
                      {bellKinds[entry.kind] ? say(bellKinds[entry.kind]!) : entry.kind}
                      {entry.title && <Policy>{then(entry.title)}</Policy>}
                    </span>
                    <span className="kb-muted kb-small" style={{ fontWeight: 400 }}>
                      <When at={entry.at} />
                    </span>
                  </span>
                  <span className="kb-muted kb-small" style={{ fontWeight: 400 }}>
                    {[entry.room, entry.customer, entry.owedBy].filter(Boolean).join(' · ')}{' '}
                    {entry.dueAt && (
                      <Due at={entry.dueAt} closed={entry.state !== null && entry.state !== 'open'} />
                    )}
                  </span>
                </button>
              ))}
              {query.hasNextPage && (
                <Button
                  type="text"
                  block
                  loading={query.isFetchingNextPage}
                  onClick={() => query.fetchNextPage()}
                >
                  {t('再早一些', 'Earlier')}
                </Button>
              )}
            </div>
          )
        }}
      </Asked>
    </div>
  )
}
