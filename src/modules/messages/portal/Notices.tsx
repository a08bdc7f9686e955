import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Answered } from '#web/portal/Answered.tsx'
import { Page } from '#web/portal/Page.tsx'
import { call } from '#web/ui/call.ts'
import { useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listMyMessages, readMyMessages } from '../contract/mine.ts'
import { plainText } from './plainText.ts'

/** What the company told me, newest first. */
export function Notices() {
  const { t } = useWords()
  const query = useInfiniteQuery({
    queryKey: [listMyMessages.name, 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(listMyMessages, pageParam ? { after: pageParam } : {}, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
  })
  const { mutate: read } = useWrite(readMyMessages)
  const messages = query.data?.pages.flatMap((page) => page.messages)
  const unread = messages?.filter(({ readAt }) => readAt === null).map(({ id }) => id) ?? []
  const known = unread.join()
  useEffect(() => {
    if (known) read({ input: { ids: known.split(',').slice(0, 50) } })
  }, [known, read])
  const first = { ...query, data: messages } as Parameters<
    typeof Answered<NonNullable<typeof messages>>
  >[0]['query']
  return (
    <Page title={t('通知', 'Notices')}>
      <Answered query={first}>
        {(shown) =>
          shown.length === 0 ? (
            <p className="kb-muted">{t('还没有通知。', 'No notices yet.')}</p>
          ) : (
            <>
              {shown.map(({ id, at, body }) => (
                <article key={id} className="p-card">
                  <p className="p-lines">{plainText(body)}</p>
                  <p className="kb-muted p-small">
                    <When at={at} />
                  </p>
                </article>
              ))}
              {query.hasNextPage && (
                <button
                  type="button"
                  className="p-button"
                  disabled={query.isFetchingNextPage}
                  onClick={() => query.fetchNextPage()}
                >
                  {t('再早一些', 'Earlier')}
                </button>
              )}
            </>
          )
        }
      </Answered>
    </Page>
  )
}
