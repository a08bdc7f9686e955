import { App, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { Photos } from '#modules/visits/admin/Photos.tsx'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { sendPhoto } from '#web/ui/photos.ts'
import { queries, touch } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { giveGift } from '../contract/giving.ts'
import { type Reason, reasons } from '../contract/words.ts'
import { GiftChoice } from './GiftChoice.tsx'

/** Something given though no policy asks for it: for which reason, which, and what was said. */
export function GiveGift({ customerId, onClose }: { customerId: string; onClose(): void }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const [giftId, setGiftId] = useState<string | null>()
  const [reason, setReason] = useState<Reason>('condolence')
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<Blob[]>([])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const save = async () => {
    setBusy(true)
    setRefused('')
    try {
      const fileIds: string[] = []
      for (const photo of photos) fileIds.push(await sendPhoto(photo))
      const { stock } = await call(giveGift, {
        customerId,
        giftId: giftId!,
        reason,
        fileIds,
        ...(note.trim() ? { note: note.trim() } : {}),
      })
      message.success(t(`记下了，还剩 ${stock} 份。`, `Written down, ${stock} left.`))
      touch(queries, ['gifts', 'customers', 'obligations'])
      onClose()
    } catch (error) {
      setRefused(saidBy(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={t('送礼品', 'Give a gift')}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!giftId} loading={busy} onClick={save}>
          {t('送到了', 'Given')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('为什么送', 'Why')}>
          {(id) => (
            <Radio.Group
              id={id}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              options={(Object.keys(reasons) as Reason[]).map((value) => ({
                value,
                label: say(reasons[value]),
              }))}
            />
          )}
        </Field>
        <Field label={t('送什么', 'Which gift')} error={refused}>
          {() => <GiftChoice customerId={customerId} value={giftId} onChange={setGiftId} />}
        </Field>
        <Field
          label={t('当时的情况', 'What was said')}
          hint={t('写事实，不写评价；客户有权看。', 'Facts, not judgements: he may read it.')}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <Photos photos={photos} onChange={setPhotos} />
      </div>
    </Sheet>
  )
}
