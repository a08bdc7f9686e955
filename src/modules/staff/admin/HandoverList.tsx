import type { z } from 'zod'
import { Policy } from '#web/admin/Policy.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { Due } from '#web/ui/When.tsx'
import { many, useWords } from '#web/ui/words.ts'
import type { handover } from '../contract/grids.ts'

/** What changes hands: homes, people, and every open matter by name. */
export function HandoverList({ handover: over }: { handover: z.infer<typeof handover> }) {
  const { t, locale } = useWords()
  return (
    <section aria-label={t('交接清单', 'Handover list')}>
      <p>
        {t(
          `${over.homes} 户，${over.customers} 位客户，未办 ${over.open} 件`,
          `${many(over.homes, 'home')}, ${many(over.customers, 'customer')}, ${over.open} open`,
        )}
        {over.overdue > 0 && (
          <span className="kb-late"> {t(`其中逾期 ${over.overdue}`, `${over.overdue} overdue`)}</span>
        )}
      </p>
      {over.covers.map((cover) => (
        <p key={`${cover.staff}${cover.coveredBy}${cover.fromOn}`} className="kb-soon">
          {t(
            `代班：${cover.coveredBy} 代 ${cover.staff}，${sayDay(cover.fromOn, locale)}到${sayDay(cover.untilOn, locale)}`,
            `Cover: ${cover.coveredBy} for ${cover.staff}, ${sayDay(cover.fromOn, locale)} to ${sayDay(cover.untilOn, locale)}`,
          )}
        </p>
      ))}
      {over.list.map((one) => (
        <p
          key={one.obligationId}
          className="kb-row"
          style={{ borderBottom: '1px solid var(--kb-line)', padding: '5px 0' }}
        >
          <span className="kb-grow kb-one-line">
            {one.room} {one.customer} · <Policy>{one.title}</Policy>
          </span>
          <Due at={one.dueAt} />
        </p>
      ))}
      {over.open > over.list.length && (
        <p className="kb-muted">
          {t(`还有 ${over.open - over.list.length} 件`, `${over.open - over.list.length} more`)}
        </p>
      )}
    </section>
  )
}
