import { sayDay } from '#web/ui/clock.ts'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { seeMyWarranty } from '../contract/warranty.ts'

/** Part by part: still under warranty and until when, or over. Nothing is shown where no policy names parts. */
export function MyWarranty({ unitId }: { unitId: string }) {
  const { t, locale } = useWords()
  const query = useRead(seeMyWarranty, { unitId }, { staleTime: 600_000 })
  const parts = query.data?.parts ?? []
  if (parts.length === 0) return null
  const said = (endsOn: string | null, verdict: (typeof parts)[number]['verdict']) => {
    if (verdict === 'unknown' || endsOn === null) return t('以保修书为准', 'as your warranty says')
    return verdict === 'in'
      ? t(`保到 ${sayDay(endsOn, 'zh-CN')}`, `until ${sayDay(endsOn, locale)}`)
      : t(`${sayDay(endsOn, 'zh-CN')} 到期了`, `ended on ${sayDay(endsOn, locale)}`)
  }
  return (
    <section className="p-card">
      <h2>{t('保修', 'Warranty')}</h2>
      <div className="p-rows" lang="zh-CN">
        {parts.map(({ part, ownerEndsOn, verdict }) => (
          <div key={part} className="p-row">
            <span>{part}</span>
            <span className={verdict === 'in' ? undefined : 'kb-muted'}>{said(ownerEndsOn, verdict)}</span>
          </div>
        ))}
      </div>
      <p className="kb-muted p-small">
        {t(
          '从交付那天算，施工单位保得更久的按更久的算；人为损坏和不可抗力不在内。二手房接着原来的期限。',
          'From the handover, or as long as the builder answers if that is longer; damage done and force majeure are not covered. Who buys the home goes on with its term.',
        )}
      </p>
    </section>
  )
}
