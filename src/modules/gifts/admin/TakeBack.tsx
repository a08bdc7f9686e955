import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { takeGiftBack } from '../contract/giving.ts'

/** A gift that came back is in stock again, and may be given to him another time. */
export function TakeBack({ given, onClose }: { given: { id: string; gift: string }; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const write = useWrite(takeGiftBack, ['gifts'])
  const save = () =>
    write.mutate(
      { input: { id: given.id, note: note.trim() } },
      {
        onSuccess: ({ stock }) => {
          message.success(t(`退回了，现有 ${stock} 份。`, `Taken back, ${stock} left.`))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t(`退回 · ${given.gift}`, `Came back · ${given.gift}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={note.trim().length < 2}
          loading={write.isPending}
          onClick={save}
        >
          {t('退回', 'Take back')}
        </Button>
      }
    >
      <Field label={t('为什么退回', 'Why')} required>
        {(id) => (
          <Input
            id={id}
            autoFocus
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Sheet>
  )
}
