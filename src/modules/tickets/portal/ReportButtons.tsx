import { Link } from 'react-router'
import { useHere } from '#web/portal/me.ts'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listMyKinds } from '../contract/mine.ts'

/** What can be reported: the first two kinds of the policy large, the others small. */
export function ReportButtons() {
  const { t } = useWords()
  const here = useHere()
  const { data } = useRead(listMyKinds, {}, { staleTime: 600_000 })
  if (!data || data.kinds.length === 0) return null
  const to = (kind: string) => `${here('report')}?kind=${encodeURIComponent(kind)}`
  return (
    <section className="p-card" aria-labelledby="report">
      <h2 id="report">{t('报事', 'Report')}</h2>
      <div className="p-wrap">
        {data.kinds.slice(0, 2).map(({ name, title }) => (
          <Link key={name} className="p-button p-button-first p-button-big" to={to(name)} lang="zh-CN">
            {title}
          </Link>
        ))}
      </div>
      <div className="p-wrap">
        {data.kinds.slice(2).map(({ name, title }) => (
          <Link key={name} className="p-link" to={to(name)} lang="zh-CN">
            {title}
          </Link>
        ))}
      </div>
      <p className="kb-muted p-small">
        {t('拍照、说话、打字都行，一分钟', 'A picture, your voice or words: a minute')}
      </p>
    </section>
  )
}
