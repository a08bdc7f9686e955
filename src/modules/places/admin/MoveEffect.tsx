import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { dayOf, sayDay } from '#web/ui/clock.ts'
import { many, useWords } from '#web/ui/words.ts'
import type { moveMilestone } from '../contract/milestones.ts'

type Effect = OutputOf<typeof moveMilestone>

/** What a moved date does: what follows it, what was already sent by the old one, whose week overflows. */
export function MoveEffect({ effect }: { effect: Effect }) {
  const { t, locale } = useWords()
  const { moved, opens, corrected, overflow, homes, wasOn, onDate } = effect
  const day = (on: string | null) => (on ? sayDay(on, locale) : t('没定', 'not set'))
  return (
    <section aria-label={t('改了会怎样', 'What it does')} className="kb-stack" style={{ gap: 8 }}>
      <p>
        <strong>
          {day(wasOn)} → {day(onDate)}
        </strong>
        {t(`，涉及 ${homes} 户：`, `, ${many(homes, 'home')}: `)}
        {t(`${moved} 件顺延`, `${many(moved, 'due time moves', 'due times move')}`)}
        {opens > 0 && t(`；新产生 ${opens} 件`, `; ${opens} open`)}
        {corrected > 0 &&
          t(
            `；${corrected} 件已按旧日期办过，需要更正`,
            `; ${corrected} were done by the old date and need a correction`,
          )}
        {overflow.length > 0 &&
          t(
            `；${new Set(overflow.map(({ staff }) => staff)).size} 位管家那一周超出能力`,
            `; ${new Set(overflow.map(({ staff }) => staff)).size} people get more than they can do`,
          )}
        {t('。', '.')}
      </p>
      {effect.corrections.slice(0, 20).map((one, index) => (
        <p key={index} className="kb-soon" style={{ fontWeight: 400 }}>
          {one.room} <Policy>{one.title}</Policy>
          {t('：', ': ')}
          {t(`${sayDay(dayOf(one.doneAt), locale)} 已办`, `done ${sayDay(dayOf(one.doneAt), locale)}`)}
        </p>
      ))}
      {overflow.map((one) => (
        <p key={`${one.staff}${one.week}`} className="kb-soon" style={{ fontWeight: 400 }}>
          {t(
            `${one.staff} ${sayDay(one.week, locale)}那一周 ${one.count} 件`,
            `${one.staff}: ${one.count} in the week of ${sayDay(one.week, locale)}`,
          )}
        </p>
      ))}
      {effect.moves.length > 0 && (
        <details>
          <summary>{t('看顺延的是哪些', 'Which due times move')}</summary>
          {effect.moves.map((one, index) => (
            <p
              key={index}
              className="kb-row"
              style={{ borderBottom: '1px solid var(--kb-line)', padding: '4px 0' }}
            >
              <span className="kb-grow kb-one-line">
                {one.room} <Policy>{one.title}</Policy>
              </span>
              <span className="kb-muted">
                {sayDay(dayOf(one.from), locale)} → {sayDay(dayOf(one.to), locale)}
              </span>
            </p>
          ))}
          {moved > effect.moves.length && (
            <p className="kb-muted">
              {t(`还有 ${moved - effect.moves.length} 件`, `${moved - effect.moves.length} more`)}
            </p>
          )}
        </details>
      )}
    </section>
  )
}
