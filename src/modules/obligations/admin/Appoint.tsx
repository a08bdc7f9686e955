import { App, Button } from 'antd'
import { useState } from 'react'
import { WithTitles } from '#web/admin/Policy.tsx'
import { now } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayWhen } from '#web/ui/say.ts'
import { MomentInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { appoint } from '../contract/work.ts'
import type { SheetProps } from './sheetProps.tsx'

export function Appoint({ matter, home, onClose }: SheetProps) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const [at, setAt] = useState(matter.appointedAt ?? undefined)
  const write = useWrite(appoint, ['obligations', 'customers.see'])
  const save = (moment: string | null) =>
    write.mutate(
      { input: { id: matter.id, at: moment } },
      {
        onSuccess: () => {
          message.success(
            moment
              ? t(`约好了：${sayWhen(moment, locale)}`, `Set for ${sayWhen(moment, locale)}`)
              : t('不约了，按原来的期限办。', 'Appointment dropped; the due time stands.'),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={<WithTitles text={t(`改约 · ${matter.title}`, `Appoint · ${matter.title}`)} />}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!at}
          loading={write.isPending}
          onClick={() => save(at!)}
        >
          {t('约好了', 'Set the appointment')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p className="kb-muted">{[home.room, home.customer].filter(Boolean).join(' ')}</p>
        <Field
          label={t('约到什么时候', 'When')}
          required
          hint={t('期限不变；到时会排在「有约」里。', 'The due time stays; it will stand under “appointed”.')}
        >
          {(id) => <MomentInput id={id} value={at} min={now().toISOString()} onChange={setAt} />}
        </Field>
        {matter.appointedAt && (
          <Button onClick={() => save(null)}>{t('不约了', 'Drop the appointment')}</Button>
        )}
      </div>
    </Sheet>
  )
}
