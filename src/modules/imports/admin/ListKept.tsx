import { Input, Select } from 'antd'
import { outsideSortNames, outsideSorts } from '#modules/outside/contract.ts'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'
import type { SeenImport } from './seen.tsx'

export type ListOptions = Pick<SeenImport['options'], 'sort' | 'asOf'>

/** What a list kept elsewhere is about and which day it stands for, where no column of it says so. */
export function ListKept({ list, onChange }: { list: ListOptions; onChange(list: ListOptions): void }) {
  const { t, say } = useWords()
  return (
    <div className="kb-wrap" style={{ gap: 16 }}>
      <Field label={t('表里没写类别的，都是', 'Rows that do not say what they are')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: 180 }}
            {...(list.sort ? { value: list.sort } : {})}
            onChange={(sort) => onChange({ ...list, sort })}
            options={outsideSortNames.map((value) => ({ value, label: say(outsideSorts[value]) }))}
          />
        )}
      </Field>
      <Field label={t('截至哪一天', 'As of which day')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            style={{ width: 180 }}
            value={list.asOf ?? ''}
            onChange={(event) => {
              const { asOf: _before, ...rest } = list
              onChange(event.target.value ? { ...rest, asOf: event.target.value } : rest)
            }}
          />
        )}
      </Field>
    </div>
  )
}
