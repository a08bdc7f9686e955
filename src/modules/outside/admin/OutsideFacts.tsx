import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listOutsideFacts, outsideSorts } from '../contract.ts'

/** What lists of other programs say of his homes, each with its day. Nothing here is a reason to refuse anything. */
export function OutsideFacts({ customerId }: { customerId: string }) {
  const { t, say, locale } = useWords()
  const query = useRead(listOutsideFacts, { id: customerId }, { staleTime: 300_000 })
  const facts = query.data?.facts ?? []
  if (facts.length === 0) return null
  const yuan = (amount: number) => `¥${amount.toLocaleString(locale, { minimumFractionDigits: 2 })}`
  return (
    <section
      className="kb-card kb-stack"
      style={{ gap: 4, padding: '10px 14px' }}
      aria-label={t('别处记着的', 'Kept elsewhere')}
    >
      {facts.map(({ id, sort, room, amount, words, asOf, missingSince }) => (
        <div key={id}>
          <strong>{say(outsideSorts[sort])}</strong> {room} {amount !== null && yuan(amount)} {words}{' '}
          <span className="kb-muted kb-small">
            {t(`截至 ${asOf}`, `as of ${asOf}`)}
            {missingSince && t(`，${missingSince} 的表里没有这一户`, `, not in the list of ${missingSince}`)}
          </span>
        </div>
      ))}
    </section>
  )
}
