import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { saveHand } from '../contract/shifts.ts'

interface Props {
  person: { id: string; name: string; capacity: number; skills: string[] }
  /** Categories of the policy. */
  skills: string[]
  onClose(): void
}

/** How much he can take and what he is good at. */
export function HandSheet({ person, skills, onClose }: Props) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [capacity, setCapacity] = useState(person.capacity)
  const [good, setGood] = useState(person.skills)
  const write = useWrite(saveHand, ['dispatch'])
  const save = () =>
    write.mutate(
      { input: { staffId: person.id, capacity, skills: good } },
      { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Sheet
      open
      title={person.name}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={capacity < 1}
          loading={write.isPending}
          onClick={save}
        >
          {t('保存', 'Save')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('手上最多几件', 'On hand at most')} required>
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              value={capacity || ''}
              onChange={(event) =>
                setCapacity(Math.min(200, Number(event.target.value.replace(/\D/g, '')) || 0))
              }
            />
          )}
        </Field>
        <Field
          label={t('会修什么', 'Good at')}
          hint={t('有人会修的，轮派时先给会的人。', 'In turn, a job goes first to whoever is good at it.')}
        >
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              style={{ width: '100%' }}
              value={good}
              onChange={setGood}
              options={skills.map((value) => ({ value, label: value }))}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
