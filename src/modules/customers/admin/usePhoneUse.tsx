import { App } from 'antd'
import { useRecording } from '#modules/visits/admin/Recording.tsx'
import type { Target } from '#modules/visits/admin/target.tsx'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { sayPhone } from '#web/ui/say.ts'
import { copyText } from '#web/ui/tokens.ts'
import { useWords } from '#web/ui/words.ts'
import { revealPhone } from '../contract/profile.ts'
import type { Seen } from './seen.tsx'
import { useAskReason } from './useAskReason.tsx'

export function targetOfCustomer({ customer, holdings }: Seen): Target {
  const home =
    holdings.find(({ endedOn, room }) => endedOn === null && room === customer.room) ??
    holdings.find(({ endedOn }) => endedOn === null)
  return {
    customerId: customer.id,
    unitId: home?.unitId ?? null,
    room: customer.room,
    customer: customer.name,
    phone: customer.phones[0]?.masked ?? null,
    matters: [],
  }
}

/** Calling or copying with something open is its own reason; otherwise, and for showing, one is asked. */
export function usePhoneUse(seen: Seen) {
  const { t } = useWords()
  const { message, modal } = App.useApp()
  const { dial } = useRecording()
  const askReason = useAskReason()
  const open = seen.obligations.find(({ state }) => state === 'open')
  const whyOf = async (always: boolean) => {
    if (open && !always) return { obligationId: open.id }
    const reason = await askReason()
    return reason ? { reason } : undefined
  }
  return {
    async ring(pointId: string) {
      const why = await whyOf(false)
      if (why) await dial(targetOfCustomer(seen), why, pointId).catch(() => {})
    },
    async read(pointId: string, use: 'copy' | 'show') {
      const why = await whyOf(use === 'show')
      if (!why) return
      try {
        const { phone } = await call(revealPhone, { id: seen.customer.id, pointId, use, ...why })
        const copied = use === 'copy' && (await copyText(phone))
        if (copied) message.success(t('号码复制好了，已记下用途。', 'Copied; the use is logged.'))
        else
          modal.info({
            title: seen.customer.name,
            content: <strong style={{ fontSize: '1.4em', userSelect: 'all' }}>{sayPhone(phone)}</strong>,
            okText: t('看过了', 'Seen'),
          })
      } catch (error) {
        message.warning(saidBy(error))
      }
    },
  }
}
