import { Radio } from 'antd'
import { useEffect } from 'react'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { proposeGifts } from '../contract/giving.ts'

const isGone = ({ stock, hadOn }: { stock: number; hadOn: string | null }) => hadOn !== null || stock === 0

/** Which gift: the one proposed is chosen already; those he has had, and those that ran out, say so and cannot be. */
export function GiftChoice({
  customerId,
  obligationId,
  value,
  onChange,
}: {
  customerId: string
  obligationId?: string
  /** null: something that is not in the list. */
  value: string | null | undefined
  onChange(giftId: string | null): void
}) {
  const { t } = useWords()
  const query = useRead(
    proposeGifts,
    { customerId, ...(obligationId ? { obligationId } : {}) },
    { staleTime: 0 },
  )
  const proposed = query.data?.proposed
  const chosen = query.data?.choices.find(({ id }) => id === value)
  // What was proposed a moment ago may have been given since.
  const gone = chosen !== undefined && isGone(chosen)
  useEffect(() => {
    if (proposed !== undefined && (value === undefined || gone)) onChange(proposed)
  }, [proposed, value, gone, onChange])
  return (
    <Asked query={query} bones={2}>
      {({ choices }) => (
        <Radio.Group
          vertical
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={[
            ...choices.map(({ id, name, stock, hadOn }) => ({
              value: id as string | null,
              disabled: isGone({ stock, hadOn }),
              label: (
                <>
                  {name}{' '}
                  <span className="kb-muted kb-small">
                    {hadOn
                      ? t(`${hadOn} 送过`, `given on ${hadOn}`)
                      : stock === 0
                        ? t('没有了', 'none left')
                        : t(`还剩 ${stock} 份`, `${stock} left`)}
                    {id === proposed && t(' · 建议', ' · proposed')}
                  </span>
                </>
              ),
            })),
            ...(obligationId ? [{ value: null, label: t('不在清单里的', 'Something not in the list') }] : []),
          ]}
        />
      )}
    </Asked>
  )
}
