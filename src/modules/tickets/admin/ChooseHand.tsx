import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listHands } from '../contract/desk.ts'

interface Props {
  ticketId: string
  value: string | undefined
  onChange(staffId: string): void
}

/** Who could take it, those whose role answers for it first, the least laden on top; who is away stands last. */
export function ChooseHand({ ticketId, value, onChange }: Props) {
  const { t, listed } = useWords()
  const query = useRead(listHands, { ticketId })
  return (
    <Asked query={query} bones={4}>
      {({ hands }) => (
        <div role="radiogroup" aria-label={t('派给谁', 'To whom')} className="kb-stack">
          {hands.map((hand) => (
            <button
              key={hand.id}
              type="button"
              role="radio"
              className="kb-chip"
              style={{ textAlign: 'start' }}
              aria-checked={hand.id === value}
              onClick={() => onChange(hand.id)}
            >
              <span className={hand.away ? 'kb-faint' : undefined}>
                {hand.name}{' '}
                <span className="kb-small">
                  <Policy>{listed(hand.roles)}</Policy> ·{' '}
                  {t(`手上 ${hand.onHand} 件`, `${hand.onHand} on hand`)}
                  {hand.away && t(' · 今天不在', ' · away today')}
                </span>
              </span>
            </button>
          ))}
        </div>
      )}
    </Asked>
  )
}
