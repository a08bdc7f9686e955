import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { SendText } from '#modules/messages/admin/SendText.tsx'
import { appoint } from '#modules/obligations/contract/work.ts'
import { call } from '#web/ui/call.ts'
import { dayOf, now, timeOf } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { touch } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayWhen } from '#web/ui/say.ts'
import { momentAt } from '#web/ui/TimeInput.tsx'
import { many, useWords } from '#web/ui/words.ts'
import type { Target } from './target.tsx'
import { type Recorded, useTakingBack } from './useSaving.tsx'

const DAY_MS = 86_400_000

/** Nobody answered: the matter stays, and the next try is one tap away. */
export function AfterRecord({
  target,
  after,
  onClose,
}: {
  target: Target
  after: Recorded
  onClose(): void
}) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const takeBack = useTakingBack()
  const [texting, setTexting] = useState(false)
  const moment = now()
  const tomorrow = momentAt(`${dayOf(new Date(moment.getTime() + DAY_MS))}T10:00`)
  const tonight = timeOf(moment) < '18:45' ? momentAt(`${dayOf(moment)}T19:00`) : undefined
  const first = after.stillOpen[0]
  const again = async (at: string) => {
    try {
      for (const { id } of after.stillOpen.slice(0, 1)) await call(appoint, { id, at })
      message.success(t(`约好了：${sayWhen(at, locale)}`, `Set for ${sayWhen(at, locale)}`))
    } catch (error) {
      message.warning(saidBy(error))
    }
    touch(client, ['obligations'])
    onClose()
  }
  if (texting)
    return <SendText customerId={target.customerId!} who={target.customer ?? ''} onClose={onClose} />
  return (
    <Sheet open title={t('记下了', 'Saved')} onClose={onClose}>
      <div className="kb-stack">
        <p>
          {after.suggest === 'other-way'
            ? t(
                `${target.customer ?? ''}已打 ${first?.attempts ?? 3} 次没接。换个时候、上门，或在「···」里申请免除。`,
                `${many(first?.attempts ?? 3, 'call')} without an answer. Try another time, a visit, or ask to excuse it.`,
              )
            : t('没接通，这件事还在。什么时候再试？', 'No answer; the matter stays. When to try again?')}
        </p>
        {first && tonight && (
          <Button type="primary" size="large" block onClick={() => again(tonight)}>
            {t('今晚 19:00', 'Tonight 19:00')}
          </Button>
        )}
        {first && (
          <Button size="large" block type={tonight ? 'default' : 'primary'} onClick={() => again(tomorrow)}>
            {t('明天 10:00', 'Tomorrow 10:00')}
          </Button>
        )}
        {target.customerId && (
          <Button size="large" block onClick={() => setTexting(true)}>
            {t('发短信说一声', 'Send a text')}
          </Button>
        )}
        <Button size="large" block onClick={onClose}>
          {t('不用提醒', 'No reminder')}
        </Button>
        <Button
          type="link"
          onClick={() => {
            onClose()
            takeBack(after.id)
          }}
        >
          {t('撤回这条记录', 'Take this record back')}
        </Button>
      </div>
    </Sheet>
  )
}
