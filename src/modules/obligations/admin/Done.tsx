import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { GiftChoice } from '#modules/gifts/admin/GiftChoice.tsx'
import { giveGift } from '#modules/gifts/contract/giving.ts'
import { type Answers, FormQuestions } from '#modules/visits/admin/FormQuestions.tsx'
import { Photos } from '#modules/visits/admin/Photos.tsx'
import { WithTitles } from '#web/admin/Policy.tsx'
import { call } from '#web/ui/call.ts'
import { now } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { sendPhoto } from '#web/ui/photos.ts'
import { queries, touch } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { confirmDone } from '../contract/work.ts'
import type { SheetProps } from './sheetProps.tsx'

/** What no contact meets: stated done, with the evidence the policy wants. */
export function Done({ matter, home, onClose }: SheetProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const [at, setAt] = useState<string>()
  const [photos, setPhotos] = useState<Blob[]>([])
  const [giftId, setGiftId] = useState<string | null>()
  const [answers, setAnswers] = useState<Answers>({})
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const { form = null, files = 0, note: noted = false } = matter.needs ?? {}
  const save = async () => {
    setBusy(true)
    setRefused('')
    try {
      const fileIds: string[] = []
      for (const photo of photos) fileIds.push(await sendPhoto(photo))
      const brought = { fileIds, ...(note.trim() ? { note: note.trim() } : {}), ...(at ? { at } : {}) }
      const { inTime } =
        giftId && matter.customerId
          ? await call(giveGift, {
              customerId: matter.customerId,
              obligationId: matter.id,
              giftId,
              ...brought,
            })
          : await call(confirmDone, { id: matter.id, ...brought, ...(form ? { answers } : {}) })
      message.success(
        t(
          `「${matter.title}」完成（${inTime ? '按时' : '逾期'}）。`,
          `“${matter.title}” done (${inTime ? 'in time' : 'late'}).`,
        ),
      )
      touch(queries, ['obligations', 'customers', 'places', 'gifts'])
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
      title={<WithTitles text={t(`完成 · ${matter.title}`, `Done · ${matter.title}`)} />}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block loading={busy} onClick={save}>
          {t('完成', 'Done')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p className="kb-muted">{[home.room, home.customer].filter(Boolean).join(' ')}</p>
        {form && matter.playbook && (
          <FormQuestions playbook={matter.playbook} form={form} answers={answers} onChange={setAnswers} />
        )}
        {matter.verb === 'deliver' && matter.customerId && (
          <Field label={t('送什么', 'Which gift')}>
            {() => (
              <GiftChoice
                customerId={matter.customerId!}
                obligationId={matter.id}
                value={giftId}
                onChange={setGiftId}
              />
            )}
          </Field>
        )}
        <Field label={t('怎么办的', 'What was done')} required={noted} error={refused}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {files > 0 && (
          <p className="kb-muted kb-small">
            {t(
              `制度要求照片或扫描件至少 ${files} 张。`,
              `The policy asks for ${files === 1 ? 'a photo or scan' : `${files} photos or scans`}.`,
            )}
          </p>
        )}
        <Photos photos={photos} onChange={setPhotos} />
        <Field label={t('什么时候办的', 'When')} hint={t('不填就是刚刚', 'Empty means just now')}>
          {(id) => <MomentInput id={id} value={at} max={now().toISOString()} onChange={setAt} />}
        </Field>
      </div>
    </Sheet>
  )
}
