import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { addBatch } from '../contract/projects.ts'
import type { SeenProject } from './seen.tsx'

export function AddBatch({
  projectId,
  buildings,
  onClose,
}: {
  projectId: string
  buildings: SeenProject['buildings']
  onClose(): void
}) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const [buildingIds, setBuildingIds] = useState<string[]>([])
  const write = useWrite(addBatch, ['places'])
  const save = () =>
    write.mutate(
      { input: { projectId, name, buildingIds } },
      { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Sheet
      open
      title={t('添加批次', 'Add a batch')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!name.trim()}
          loading={write.isPending}
          onClick={save}
        >
          {t('添加', 'Add')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field
          label={t('名称', 'Name')}
          required
          hint={t('一起交付的楼栋算一个批次', 'Buildings handed over together')}
        >
          {(id) => (
            <Input id={id} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Checkbox.Group
          value={buildingIds}
          onChange={setBuildingIds}
          options={buildings.map(({ id, name: label }) => ({ value: id, label }))}
        />
      </div>
    </Sheet>
  )
}
