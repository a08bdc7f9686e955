import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { askChange } from '../contract/changes.ts'
import { listWanted } from '../contract/wanted.ts'
import { ValueInput } from './ValueInput.tsx'

/** For who sees a record and may not change it: what shall be changed, and into what. */
export function AskChange({
  customerId,
  name,
  onClose,
}: {
  customerId: string
  name: string
  onClose(): void
}) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const query = useRead(listWanted, {})
  const [chosen, setChosen] = useState<string>()
  const [value, setValue] = useState('')
  const [why, setWhy] = useState('')
  const write = useWrite(askChange, ['dossiers'])
  const save = () =>
    write.mutate(
      {
        input: {
          id: customerId,
          field: chosen!,
          value: value.trim(),
          ...(why.trim() ? { why: why.trim() } : {}),
        },
      },
      {
        onSuccess: () => {
          message.success(t('提了，等负责的人答复。', 'Asked; whoever is responsible will answer.'))
          onClose()
        },
      },
    )
  return (
    <Sheet
      open
      title={t(`申请改资料 · ${name}`, `Ask for a change · ${name}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!chosen || !value.trim()}
          loading={write.isPending}
          onClick={save}
        >
          {t('申请', 'Ask')}
        </Button>
      }
    >
      <Asked query={query} bones={3}>
        {({ fields }) => {
          const field = fields.find((each) => each.name === chosen)
          return (
            <div className="kb-stack">
              <Field label={t('改哪一项', 'Which fact')} required>
                {(id) => (
                  <Select
                    id={id}
                    style={{ width: '100%' }}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={chosen ?? null}
                    onChange={(next) => {
                      setChosen(next ?? undefined)
                      setValue('')
                    }}
                    options={fields.map((each) => ({ value: each.name, label: say(each.title) }))}
                  />
                )}
              </Field>
              {field && (
                <Field label={t('改成', 'Into')} required>
                  {(id) => <ValueInput id={id} field={field} value={value} onChange={setValue} />}
                </Field>
              )}
              <Field
                label={t('为什么改', 'Why')}
                error={write.error ? saidBy(write.error) : undefined}
                hint={t('如：客户当面说换了号码', 'As: he said so in person')}
              >
                {(id) => (
                  <Input
                    id={id}
                    maxLength={300}
                    value={why}
                    onChange={(event) => setWhy(event.target.value)}
                  />
                )}
              </Field>
            </div>
          )
        }}
      </Asked>
    </Sheet>
  )
}
