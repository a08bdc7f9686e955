import { Button } from 'antd'
import { useRead, useWrite } from '#web/ui/query.ts'
import { sayPhone } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { seeRinging, takeCall } from '../contract/ringing.ts'
import { useDeskNews } from './useDeskNews.ts'

/** What rings: taken, its number goes into the box and the caller is looked for. */
export function IncomingCall({ onTake }: { onTake(phone: string): void }) {
  const { t } = useWords()
  useDeskNews()
  const { data } = useRead(seeRinging, {}, { staleTime: 0, refetchInterval: 60_000 })
  const take = useWrite(takeCall, ['tickets.ringing'])
  const call = data?.call
  if (!call) return null
  return (
    <div className="kb-strip kb-wrap" role="alert">
      <strong className="kb-grow">
        {t('来电', 'Call')} {sayPhone(call.phone)}
      </strong>
      <Button
        type="primary"
        onClick={() => {
          onTake(call.phone)
          take.mutate({ input: {} })
        }}
      >
        {t('登记', 'Take it down')}
      </Button>
      <Button onClick={() => take.mutate({ input: {} })}>{t('不用', 'Leave it')}</Button>
    </div>
  )
}
