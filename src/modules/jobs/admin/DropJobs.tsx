import { Button, Input } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { discardJobs } from '../contract.ts'

interface Props {
  ids: readonly string[]
  onClose(dropped: boolean): void
}

/** Nothing is dropped without a reason. */
export function DropJobs({ ids, onClose }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState('')
  const drop = useWrite(discardJobs, ['jobs'])
  const submit = () =>
    drop.mutate(
      { input: { ids: [...ids], reason } },
      { onSuccess: () => onClose(true), onError: (error) => setRefused(saidBy(error)) },
    )
  return (
    <Sheet
      open
      title={t(`${ids.length} 件不办了`, `Drop ${ids.length}`)}
      onClose={() => onClose(false)}
      footer={
        <Button
          type="primary"
          danger
          block
          disabled={reason.trim().length < 2}
          loading={drop.isPending}
          onClick={submit}
        >
          {t('确定不办', 'Drop for good')}
        </Button>
      }
    >
      <Field
        label={t('为什么', 'Why')}
        required
        error={refused || undefined}
        hint={t('会记入操作记录。', 'This is logged.')}
      >
        {(id) => (
          <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </Sheet>
  )
}
