import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { type HomePart, seeWarranty } from '../contract/warranty.ts'

interface Props {
  unitId: string
  /** Of the report; none: nothing is said until it is known. */
  category: string | null
  /** The day of the report. */
  on?: string
}

/** 保内 or 保外 for what is reported, until when, and whether its contractor still answers. */
export function WarrantyHint({ unitId, category, on }: Props) {
  const { t } = useWords()
  const query = useRead(seeWarranty, { unitId, ...(on ? { on } : {}) }, { staleTime: 300_000 })
  const part = category && query.data?.parts.find(({ categories }) => categories.includes(category))
  if (!part) return null
  return (
    <p>
      <Verdict part={part} /> <span className="kb-muted">{part.part}</span>
      {part.contractor && (
        <span className="kb-muted">
          {t(` · 承修 ${part.contractor.name}`, ` · by ${part.contractor.name}`)}
        </span>
      )}
      {part.verdict === 'in' && part.recourse === false && (
        <>
          <br />
          <span className="kb-soon">
            {t(
              `施工单位的保修到 ${part.contractorEndsOn} 已满，费用由我们出`,
              `The contractor answered until ${part.contractorEndsOn}: the cost is ours`,
            )}
          </span>
        </>
      )}
      {part.verdict === 'unknown' && (
        <>
          <br />
          <span className="kb-muted kb-small">
            {t(
              '缺竣工验收日或交付日，算不出来。在「承修单位」里补。',
              'The day of the acceptance or the handover is missing: add it under Contractors.',
            )}
          </span>
        </>
      )}
    </p>
  )
}

export function Verdict({ part }: { part: HomePart }) {
  const { t } = useWords()
  if (part.verdict === 'in')
    return (
      <strong className="kb-mark kb-mark-strong">
        {t(`保内，到 ${part.ownerEndsOn}`, `Under warranty until ${part.ownerEndsOn}`)}
      </strong>
    )
  if (part.verdict === 'out')
    return (
      <span className="kb-mark">{t(`保外，${part.ownerEndsOn} 已满`, `Ended on ${part.ownerEndsOn}`)}</span>
    )
  return <span className="kb-mark">{t('保修期不清', 'Warranty unknown')}</span>
}
