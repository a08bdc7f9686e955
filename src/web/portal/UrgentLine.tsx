import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'

export const dial = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`

/** Danger first: always on top, one tap calls. */
export function UrgentLine({ phone }: { phone: string | null }) {
  const { t } = useWords()
  if (!phone) return null
  return (
    <a className="p-urgent" href={dial(phone)}>
      <Icon name="phone" size={22} />
      <span>
        {t('漏水·停电·困人请先打 ', 'Water, power, people in a lift: first call ')}
        <span style={{ whiteSpace: 'nowrap' }}>{phone}</span>
      </span>
    </a>
  )
}
