import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import type { Words } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { call } from '#web/ui/call.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { markBellRead, readBell } from '../contract/bell.ts'
import { MatterSheets, useMatterSheets } from './MatterSheets.tsx'

const kinds: Record<string, Words> = {
  reminder: { zh: '快到期了', en: 'Due soon' },
  overdue: { zh: '超时了', en: 'Overdue' },
  escalation: { zh: '请督办', en: 'Please follow up' },
  urgent: { zh: '急，马上要办', en: 'Urgent: to be done now' },
  'handed-over': { zh: '房子交接给你了', en: 'Homes were handed over to you' },
  covering: { zh: '请你代班，那几天的清单里标着“代”', en: 'You cover for a colleague; the list marks it' },
  'passed-on': { zh: '转给你了', en: 'Passed on to you' },
  'export-asked': { zh: '导出等您同意', en: 'An export waits for your agreement' },
  'erasure-asked': { zh: '删除个人信息，等您同意', en: 'An erasure waits for your agreement' },
  'entry-asked': { zh: '有人说号码没登记，请确认', en: 'Somebody says his number is not on record' },
  'data-asked': { zh: '客户问自己的资料，请答复', en: 'A customer asks about his data' },
  'excuse-asked': { zh: '申请免除，等你同意', en: 'Asks to be excused' },
  excused: { zh: '同意免除', en: 'Excused' },
  result: { zh: '办成了，结果请您看看', en: 'Done; please look at the result' },
  'excuse-refused': { zh: '没有同意免除', en: 'Excuse refused' },
}

/** Where one decides on what is no obligation. */
const places: Record<string, string> = {
  'export-asked': 'exports',
  'erasure-asked': 'erasures',
  'entry-asked': 'entry-requests',
  'data-asked': 'data-requests',
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
      <PageHead title={t('提醒', 'Reminders')} />
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
                  disabled={!entry.obligationId && !places[entry.kind]}
                  style={{
                    display: 'block',
                    width: '100%',
                    padding: '12px 16px',
                    borderBottom: '1px solid var(--kb-line)',
                    fontWeight: entry.readAt ? 400 : 600,
                  }}
                  onClick={() => {
                    if (places[entry.kind]) return void go(here(places[entry.kind]!))
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
                      {kinds[entry.kind] ? say(kinds[entry.kind]!) : entry.kind}
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
