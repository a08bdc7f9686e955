import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { handIn } from '../contract/handing-in.ts'
import { Changes } from './Changes.tsx'

/** Who may change but not publish hands the draft to those who may. */
export function HandInSheet({
  name,
  revision,
  onClose,
}: {
  name: string
  revision: number
  onClose(): void
}) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [words, setWords] = useState('')
  const write = useWrite(handIn, ['playbooks.changes'])
  const submit = () =>
    write.mutate(
      { input: { name, revision, words: words.trim() } },
      {
        onSuccess: ({ told }) => {
          message.success(
            t(`送到 ${told} 位能发布的同事，等他们发布或退回。`, `Handed to ${told} who may publish it.`),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t('送审', 'Hand in')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={words.trim().length < 2}
          loading={write.isPending}
          onClick={submit}
        >
          {t('送审', 'Hand in')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Changes name={name} />
        <Field label={t('改了什么、为什么', 'What changed and why')} required>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              maxLength={400}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
