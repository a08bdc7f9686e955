import { Link } from 'react-router'
import { useHere } from '#web/portal/me.ts'
import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listMyMessages } from '../contract/mine.ts'
import { plainText } from './plainText.ts'

/** The newest of what I was told; nothing at all where there is nothing. */
export function LatestNotices() {
  const { t } = useWords()
  const here = useHere()
  const { data } = useRead(listMyMessages, { limit: 3 })
  if (!data || data.messages.length === 0) return null
  return (
    <section className="p-card" aria-labelledby="latest-notices">
      <h2 id="latest-notices">{t('物业告诉您', 'News for you')}</h2>
      <div className="p-rows">
        {data.messages.map(({ id, at, body, readAt }) => (
          <Link key={id} className="p-row" to={here('notices')} style={{ fontWeight: readAt ? 400 : 600 }}>
            <span className="p-grow kb-one-line">{plainText(body)}</span>
            <span className="kb-muted p-small">
              <When at={at} />
            </span>
          </Link>
        ))}
      </div>
    </section>
  )
}
