import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Policy } from '#web/admin/Policy.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { changeClause, type SentencesShown } from '../contract/sentences.ts'

export interface Editing {
  name: string
  revision: number
  onChanged(view: SentencesShown): void
}

/** The clause as the policy words it. */
export function ClauseHead({ clause, ...editing }: Editing & { clause: SentencesShown['clauses'][number] }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div>
      <h2>
        <span className="kb-number">{clause.id}</span> <Policy>{clause.title}</Policy>
      </h2>
      {clause.text && (
        <p className="kb-muted">
          <Policy>{clause.text}</Policy>
        </p>
      )}
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {t('改条文', 'Change the words')}
      </Button>
      {open && <Words clause={clause} {...editing} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Words({
  clause,
  name,
  revision,
  onChanged,
  onClose,
}: Editing & { clause: SentencesShown['clauses'][number]; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [title, setTitle] = useState(clause.title)
  const [text, setText] = useState(clause.text)
  const [statement, setStatement] = useState(clause.statement)
  const write = useWrite(changeClause, ['playbooks.read-draft'])
  return (
    <Sheet
      open
      title={`${clause.id} ${clause.title}`}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={!title.trim()}
          loading={write.isPending}
          onClick={() =>
            write.mutate(
              { input: { name, revision, id: clause.id, title, text, statement } },
              {
                onSuccess: (view) => {
                  onChanged(view)
                  onClose()
                },
                onError: (error) => message.warning(saidBy(error)),
              },
            )
          }
        >
          {t('存下', 'Save')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('标题', 'Title')} required>
          {(id) => (
            <Input id={id} value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label={t('条文', 'Words')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={8}
              value={text}
              maxLength={4000}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Toggle on={statement} onChange={setStatement}>
          {t('仅声明：不要求谁做什么', 'A statement: it asks nobody for anything')}
        </Toggle>
      </div>
    </Sheet>
  )
}
