import type { ReactNode } from 'react'
import { Policy, WithTitles } from '#web/admin/Policy.tsx'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { type MeasureSeen, sayFigure, sayParts } from '../contract.ts'

/** How a measure is counted, in words that stand up to a question. */
export function Formula({
  measure,
  onClose,
  children,
}: {
  measure: MeasureSeen | null
  onClose(): void
  children?: ReactNode
}) {
  const { t, say, listed } = useWords()
  const formula = measure?.formula
  return (
    <Sheet
      open={measure !== null}
      title={
        measure && (
          <>
            <Policy>{measure.title}</Policy> ·{' '}
            {t(`第 ${formula?.version} 版口径`, `definition ${formula?.version}`)}
          </>
        )
      }
      onClose={onClose}
    >
      {measure && formula && (
        <>
          <p style={{ fontSize: 20, margin: '0 0 12px' }}>
            {sayFigure(measure.is, measure.value)}{' '}
            <span className="kb-muted" style={{ fontSize: 14 }}>
              {sayParts(measure)}
            </span>
          </p>
          <dl className="kb-facts">
            {formula.numerator && (
              <>
                <dt>{t('分子', 'Numerator')}</dt>
                <dd>
                  <WithTitles text={say(formula.numerator)} />
                </dd>
              </>
            )}
            <dt>{formula.numerator ? t('分母', 'Denominator') : t('数的是', 'Counted')}</dt>
            <dd>
              <WithTitles text={say(formula.denominator)} />
            </dd>
            <dt>{t('算在哪个月', 'Which month')}</dt>
            <dd>{say(formula.period)}</dd>
            <dt>{t('不算进去的', 'Left out')}</dt>
            <dd>{say(formula.leftOut)}</dd>
            <dt>{t('条款', 'Clauses')}</dt>
            <dd>{listed(measure.clauses) || '–'}</dd>
          </dl>
          {children}
        </>
      )}
    </Sheet>
  )
}
