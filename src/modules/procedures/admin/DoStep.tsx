import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Answers, FormQuestions } from '#modules/visits/admin/FormQuestions.tsx'
import { Photos } from '#modules/visits/admin/Photos.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { sendPhotos } from '#web/ui/photos.ts'
import { queries, touch } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { doStep } from '../contract.ts'
import { RecordAnswers } from './RecordAnswers.tsx'
import type { SeenRecord, SeenStep } from './seen.ts'

/** What this step fills in, what it decides, and the evidence the policy asks for. */
export function DoStep({ record, step, onClose }: { record: SeenRecord; step: SeenStep; onClose(): void }) {
  const { t } = useWords()
  const [values, setValues] = useState<Answers>(record.values)
  const [forms, setForms] = useState<Record<string, Answers>>({})
  const [decision, setDecision] = useState<string>()
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<Blob[]>([])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const own = record.fields.filter(({ name }) => step.fields.includes(name))
  const save = async () => {
    setBusy(true)
    setRefused('')
    try {
      const files = await sendPhotos(photos)
      const filled = Object.fromEntries(
        own.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]])),
      )
      await call(doStep, {
        id: record.id,
        version: record.version,
        step: step.name,
        values: filled,
        forms,
        files,
        ...(decision ? { decision } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      })
      touch(queries, ['procedures', 'obligations'])
      onClose()
    } catch (error) {
      setRefused(saidBy(error as Error))
      touch(queries, ['procedures'])
    }
    setBusy(false)
  }
  return (
    <Sheet
      open
      title={<Policy>{step.title}</Policy>}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={busy}
          disabled={step.options.length > 0 && !decision}
          onClick={save}
        >
          {t('完成', 'Done')}
        </Button>
      }
    >
      <div className="kb-stack">
        <RecordAnswers fields={own} values={values} onChange={setValues} />
        {step.forms.map(({ name }) => (
          <FormQuestions
            key={name}
            playbook={record.playbook}
            form={name}
            answers={forms[name] ?? {}}
            onChange={(answers) => setForms((before) => ({ ...before, [name]: answers }))}
          />
        ))}
        {step.options.length > 0 && (
          <Chips
            label={t('怎么定', 'Decision')}
            value={decision}
            onChange={setDecision}
            choices={step.options.map((value) => ({ value, label: <Policy>{value}</Policy> }))}
          />
        )}
        <Field label={t('说明', 'Note')} required={step.needs.note} error={refused}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {step.needs.files > 0 && (
          <p className="kb-muted kb-small">
            {t(
              `要 ${step.needs.files} 张照片或扫描件。`,
              `${step.needs.files} photos or scans are asked for.`,
            )}
          </p>
        )}
        <Photos photos={photos} onChange={setPhotos} />
      </div>
    </Sheet>
  )
}
