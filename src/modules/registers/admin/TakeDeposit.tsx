import { Button, Input } from 'antd'
import { useState } from 'react'
import { useProjectField } from '#modules/places/admin/useProjectField.tsx'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { takeDeposit } from '../contract/deposits.ts'

export function TakeDeposit({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const { projectId, field } = useProjectField()
  const [said, setSaid] = useState({ who: '', what: '', place: '' })
  const [expectedOn, setExpectedOn] = useState<string>()
  const write = useWrite(takeDeposit, ['registers.deposits'])
  const fields: [keyof typeof said, string, number][] = [
    ['who', t('谁寄存', 'Whose is it'), 60],
    ['what', t('什么东西、几件', 'What, how many'), 200],
    ['place', t('放在哪里', 'Where it lies'), 60],
  ]
  const ready = projectId && fields.every(([name]) => said[name].trim())
  const save = () =>
    write.mutate(
      { input: { projectId: projectId!, ...said, ...(expectedOn ? { expectedOn } : {}) } },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      open
      title={t('登记寄存', 'Take something in')}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!ready} loading={write.isPending} onClick={save}>
          {t('收下', 'Take it')}
        </Button>
      }
    >
      <div className="kb-stack">
        {field}
        {fields.map(([name, label, most]) => (
          <Field key={name} label={label} required>
            {(id) => (
              <Input
                id={id}
                maxLength={most}
                value={said[name]}
                onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field
          label={t('说好哪天来取', 'To be fetched by')}
          error={write.error ? saidBy(write.error) : undefined}
        >
          {(id) => <DayInput id={id} min={today()} value={expectedOn} onChange={setExpectedOn} />}
        </Field>
      </div>
    </Sheet>
  )
}
