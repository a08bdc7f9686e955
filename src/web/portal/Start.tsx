import { useEffect } from 'react'
import { Link } from 'react-router'
import { StewardCard } from '#modules/access/portal/StewardCard.tsx'
import { Happening } from '#modules/incidents/portal/Happening.tsx'
import { LatestNotices } from '#modules/messages/portal/LatestNotices.tsx'
import { OpenMatters } from '#modules/tickets/portal/OpenMatters.tsx'
import { ReportButtons } from '#modules/tickets/portal/ReportButtons.tsx'
import { chooseLook, useLook } from '#web/ui/look.ts'
import { useWords } from '#web/ui/words.ts'
import { useHere, useMe } from './me.ts'
import { UrgentLine } from './UrgentLine.tsx'

/** The first page: report, what becomes of my things, what I was told, my home. */
export function Start() {
  const { t } = useWords()
  const { me, home, choose } = useMe()
  const { textSize } = useLook()
  const here = useHere()
  useEffect(() => {
    document.title = me.company
  }, [me.company])
  return (
    <>
      <header className="p-head">
        <div className="p-grow">
          {me.homes.length > 1 ? (
            <select
              aria-label={t('哪套房', 'Which home')}
              value={home.unitId}
              onChange={(event) => choose(event.target.value)}
            >
              {me.homes.map(({ unitId, room, project }) => (
                <option key={unitId} value={unitId}>
                  {project} {room}
                </option>
              ))}
            </select>
          ) : (
            <strong>
              {home.project} {home.room}
            </strong>
          )}
        </div>
        <button
          type="button"
          className="p-link"
          aria-pressed={textSize === 'large'}
          onClick={() => chooseLook({ textSize: textSize === 'large' ? 'normal' : 'large' })}
        >
          {textSize === 'large' ? t('标准字', 'Normal text') : t('大字', 'Large text')}
        </button>
      </header>
      <div className="p-stack">
        <UrgentLine phone={home.emergencyPhone} />
        <ReportButtons />
        <Happening />
        <OpenMatters />
        <LatestNotices />
        <section className="p-card" aria-labelledby="my-home">
          <h2 id="my-home">{t('我的家', 'My home')}</h2>
          <StewardCard />
          <div className="p-wrap" style={{ marginTop: '0.6rem' }}>
            <Link className="p-link" to={here('my-home')}>
              {t('家人和资料', 'Family and details')}
            </Link>
            <Link className="p-link" to={here('my-data')}>
              {t('我的信息', 'My data')}
            </Link>
            <Link className="p-link" to={here('how-to-complain')}>
              {t('怎么投诉', 'How to complain')}
            </Link>
          </div>
        </section>
      </div>
    </>
  )
}
