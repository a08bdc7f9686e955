import type { HTMLAttributes } from 'react'
import { Policy } from '#web/admin/Policy.tsx'
import { sayDay, timeOf } from '#web/ui/clock.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { HomeRow } from '../contract/matters.ts'
import { HomeActions } from './HomeActions.tsx'
import { Marks } from './Marks.tsx'
import { Attempts, WhyLine } from './Why.tsx'

interface Props {
  home: HomeRow
  chosen: boolean
  waiting: boolean
  /** Keys stand on this row. */
  here: boolean
  actions: boolean
  onOpen(): void
}

/** Not what has an action of its own, nor what it lays over the page. */
const ofTheCard = (pressed: Element, card: Element) =>
  card.contains(pressed) && !pressed.closest('button, .kb-home-actions')

/** One home: who, the first matter with its due time, why, and what was tried. */
export function HomeCard({ home, chosen, waiting, here, actions, onOpen }: Props) {
  const { t, locale } = useWords()
  const first = home.matters[0]
  if (!first) return null
  const appointed =
    home.group === 'appointed' ? home.matters.find(({ appointedAt }) => appointedAt)?.appointedAt : undefined
  const opens: HTMLAttributes<HTMLElement> = {
    onClick: ({ target, currentTarget }) => ofTheCard(target as Element, currentTarget) && onOpen(),
    onKeyDown: () => {},
  }
  return (
    <article className="kb-home" data-chosen={chosen} data-here={here} {...opens}>
      <div className="kb-row">
        {appointed && <strong className="kb-home-time">{timeOf(appointed)}</strong>}
        <button type="button" className="kb-plain kb-home-name kb-grow" onClick={onOpen}>
          <strong>{home.room ?? home.project}</strong> {home.customer}
        </button>
        {waiting && <span className="kb-mark kb-mark-strong">{t('待发送', 'Waiting')}</span>}
        <Marks marks={home.marks} cover={home.cover} />
      </div>
      <div className="kb-row">
        <span className="kb-grow">
          <Policy>{first.title}</Policy>
          {home.matters.length > 1 && (
            <span className="kb-muted">
              {' '}
              {t(`+${home.matters.length - 1} 件`, `+${home.matters.length - 1}`)}
            </span>
          )}
        </span>
        <Due at={first.closedAt ?? first.dueAt} closed={home.group === 'done'} />
      </div>
      <p className="kb-muted kb-small kb-one-line">
        <WhyLine matter={first} />
      </p>
      {first.doBy && home.group !== 'done' && (
        <p className="kb-soon kb-small">
          {t(
            `到期那天休班，请在${sayDay(first.doBy, locale)}前办`,
            `Due on a day off: do it by ${sayDay(first.doBy, locale)}`,
          )}
        </p>
      )}
      {first.attempts > 0 && (
        <p className="kb-muted kb-small">
          <Attempts matter={first} />
        </p>
      )}
      {actions && home.group !== 'done' && <HomeActions home={home} />}
    </article>
  )
}
