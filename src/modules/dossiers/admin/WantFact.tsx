import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { wantFact } from '../contract/wanted.ts'
import { type Phase, phaseNames, phases } from '../contract/words.ts'
import type { DossierField, Wanted } from './shown.ts'

interface Props {
  before: Wanted | undefined
  fields: DossierField[]
  /** Where a new one stands among the others. */
  rank: number
  onClose(): void
}

const fresh = {
  field: '',
  questionZh: '',
  questionEn: '',
  phase: 'moved-in' as Phase,
  freshMonths: 24 as number | null,
}

export function WantFact({ before, fields, rank, onClose }: Props) {
  const { t, say } = useWords()
  const [said, setSaid] = useState({ rank, ...fresh, ...before })
  const put = (change: Partial<typeof said>) => setSaid((old) => ({ ...old, ...change }))
  const write = useWrite(wantFact, ['dossiers'])
  const ready = said.field && said.questionZh.trim().length > 1 && said.questionEn.trim().length > 1
  const choose = (name: string) => {
    const { title } = fields.find((each) => each.name === name)!
    put({
      field: name,
      questionZh: said.questionZh || `${title.zh}是？`,
      questionEn: said.questionEn || `What is your ${title.en.toLowerCase()}?`,
    })
  }
  return (
    <Sheet
      open
      title={before ? say(before.title) : t('加一项', 'Add a fact')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!ready}
          loading={write.isPending}
          onClick={() => write.mutate({ input: said }, { onSuccess: onClose })}
        >
          {t('记下', 'Save')}
        </Button>
      }
    >
      <div className="kb-stack">
        {!before && (
          <Field
            label={t('哪一项', 'Which fact')}
            required
            hint={t(
              '档案里的项目，和运行着的制度自己加的字段。',
              'Of the record, and fields that a running policy adds.',
            )}
          >
            {(id) => (
              <Select
                id={id}
                style={{ width: '100%' }}
                showSearch={{ optionFilterProp: 'label' }}
                value={said.field || null}
                onChange={choose}
                options={fields.map(({ name, title }) => ({ value: name, label: say(title) }))}
              />
            )}
          </Field>
        )}
        <Field label={t('怎么问（中文）', 'The question in Chinese')} required>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={said.questionZh}
              onChange={(event) => put({ questionZh: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('怎么问（英文）', 'The question in English')} required>
          {(id) => (
            <Input
              id={id}
              maxLength={160}
              value={said.questionEn}
              onChange={(event) => put({ questionEn: event.target.value })}
            />
          )}
        </Field>
        <div>
          <span className="kb-label">{t('什么时候要', 'From when on')} *</span>
          <Chips<Phase>
            label={t('什么时候要', 'From when on')}
            value={said.phase}
            onChange={(phase) => put({ phase })}
            choices={phaseNames.map((value) => ({ value, label: say(phases[value]) }))}
          />
        </div>
        <Field
          label={t('多少个月再问一次', 'Asked again after so many months')}
          hint={t('空着：问过就不再问。', 'Empty: once known it is not asked again.')}
        >
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={120}
              precision={0}
              value={said.freshMonths}
              onChange={(freshMonths) => put({ freshMonths })}
            />
          )}
        </Field>
        <Field
          label={t('第几个问', 'Its place in the order')}
          error={write.error ? saidBy(write.error) : undefined}
        >
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={99}
              precision={0}
              value={said.rank}
              onChange={(place) => put({ rank: place ?? rank })}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
