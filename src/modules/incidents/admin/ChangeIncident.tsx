import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { changeIncident, type SeenIncident } from '../contract.ts'

/** What the desk says and what the cause was; nobody is told of such a change. */
export function ChangeIncident({ seen, onClose }: { seen: SeenIncident; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [title, setTitle] = useState(seen.title)
  const [say, setSay] = useState(seen.say)
  const [cause, setCause] = useState(seen.cause ?? '')
  const write = useWrite(changeIncident, ['incidents'])
  const save = () =>
    write.mutate(
      {
        input: {
          id: seen.id,
          version: seen.version,
          title: title.trim(),
          say: say.trim(),
          cause: cause.trim(),
        },
      },
      { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Sheet
      open
      title={t('改事件', 'Change the incident')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={write.isPending}
          disabled={!title.trim() || !say.trim()}
          onClick={save}
        >
          {t('记下', 'Keep')}
        </Button>
      }
    >
      <div className="kb-stack" style={{ gap: 14 }}>
        <Field label={t('什么事', 'What')} required>
          {(id) => (
            <Input id={id} value={title} onChange={(event) => setTitle(event.target.value)} maxLength={60} />
          )}
        </Field>
        <Field label={t('怎么说', 'What to say')} required>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              value={say}
              onChange={(event) => setSay(event.target.value)}
              maxLength={500}
            />
          )}
        </Field>
        <Field label={t('原因', 'Cause')}>
          {(id) => (
            <Input id={id} value={cause} onChange={(event) => setCause(event.target.value)} maxLength={120} />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
