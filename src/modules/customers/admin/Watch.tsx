import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { watchCustomer } from '../contract/profile.ts'
import type { Seen } from './seen.tsx'

/** A mark needs a reason, an author and an end: people change. */
export function Watch({ customer, onClose }: { customer: Seen['customer']; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [reason, setReason] = useState(customer.watch?.reason ?? '')
  const [until, setUntil] = useState(customer.watch?.until)
  const write = useWrite(watchCustomer, ['customers', 'obligations'])
  const save = (words: string | null) =>
    write.mutate(
      { input: { id: customer.id, reason: words, ...(words && until ? { until } : {}) } },
      {
        onSuccess: () => {
          message.success(words ? t('标好了。', 'Marked.') : t('取消了。', 'Mark removed.'))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t(`重点关注 · ${customer.name}`, `Attention · ${customer.name}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={reason.trim().length < 2 || !until}
          loading={write.isPending}
          onClick={() => save(reason.trim())}
        >
          {t('标上', 'Mark')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field
          label={t('为什么', 'Why')}
          required
          hint={t(
            '写事实，不写评价；客户有权看到自己的资料。',
            'Facts, not judgements; customers may read what is written.',
          )}
        >
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('到哪天', 'Until')} required>
          {(id) => <DayInput id={id} min={today()} value={until} onChange={setUntil} />}
        </Field>
        {customer.watch && <Button onClick={() => save(null)}>{t('不用再关注', 'Remove the mark')}</Button>}
      </div>
    </Sheet>
  )
}
