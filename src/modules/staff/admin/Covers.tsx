import { App, Button } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { sayDay } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { endCover, listCovers } from '../contract/covers.ts'
import { CoverSheet } from './CoverSheet.tsx'

/** Who covers for whom, today and in the days to come. */
export function Covers() {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const may = useMay('staff.assign')
  const [arranging, setArranging] = useState(false)
  const { data } = useRead(listCovers, {})
  const end = useWrite(endCover, ['staff', 'obligations', 'customers', 'places'])
  const covers = data?.covers ?? []
  if (!may && covers.length === 0) return null
  return (
    <section className="kb-card" aria-label={t('代班', 'Covers')}>
      <div className="kb-row">
        <h2 className="kb-grow">{t('代班', 'Covers')}</h2>
        {may && (
          <Button size="small" onClick={() => setArranging(true)}>
            {t('安排代班', 'Arrange a cover')}
          </Button>
        )}
      </div>
      {covers.length === 0 && <p className="kb-muted">{t('没有人请假。', 'Nobody is away.')}</p>}
      {covers.map((one) => (
        <p
          key={one.id}
          className="kb-wrap"
          style={{ borderBottom: '1px solid var(--kb-line)', padding: '6px 0' }}
        >
          <span className="kb-grow">
            {t(`${one.coveredBy} 代 ${one.staff}`, `${one.coveredBy} covers for ${one.staff}`)}{' '}
            <span className="kb-muted">
              {sayDay(one.fromOn, locale)} – {sayDay(one.untilOn, locale)} {one.building}
            </span>{' '}
            {one.now && <span className="kb-mark kb-mark-strong">{t('正在代', 'now')}</span>}
          </span>
          {may && (
            <Button
              size="small"
              disabled={end.isPending}
              onClick={() =>
                end.mutate({ input: { id: one.id } }, { onError: (error) => message.warning(saidBy(error)) })
              }
            >
              {t('结束', 'End')}
            </Button>
          )}
        </p>
      ))}
      {arranging && <CoverSheet onClose={() => setArranging(false)} />}
    </section>
  )
}
