import { Input, Select } from 'antd'
import { Field } from '#web/ui/Field.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { customerFields } from '../contract/words.ts'

export interface Filled {
  name?: string
  kind?: 'person' | 'household' | 'organisation'
  salutation?: string
  sex?: 'male' | 'female' | undefined
  phone?: string
  document?: string
  birthday?: string
  email?: string
  address?: string
  bestTime?: string
  bestWay?: string
  note?: string
  level?: string
  since?: string | undefined
  externalNumber?: string
}

interface Props {
  filled: Filled
  put(change: Partial<Filled>): void
  wrong: Record<string, string>
  /** Hints for values that are hidden and stay as they are when left empty. */
  hidden?: Partial<Record<keyof Filled, string>>
  short?: boolean
}

type Text = Exclude<keyof Filled, 'kind' | 'sex' | 'since'>

export function CustomerForm({ filled, put, wrong, hidden = {}, short = false }: Props) {
  const { say, t } = useWords()
  const text = (key: Text, hint?: string, area = false) => (
    <Field
      label={say(customerFields[key])}
      error={wrong[key]}
      hint={hint ?? hidden[key]}
      required={key === 'name'}
    >
      {(id) =>
        area ? (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={4000}
            value={filled[key] ?? ''}
            onChange={(event) => put({ [key]: event.target.value })}
          />
        ) : (
          <Input
            id={id}
            maxLength={200}
            value={filled[key] ?? ''}
            onChange={(event) => put({ [key]: event.target.value })}
          />
        )
      }
    </Field>
  )
  return (
    <>
      <div className="kb-two-columns">
        {text('name')}
        {text('phone')}
        <Field label={say(customerFields.sex)}>
          {(id) => (
            <Select
              id={id}
              allowClear
              style={{ width: '100%' }}
              value={filled.sex}
              onChange={(sex: Filled['sex']) => put({ sex })}
              options={[
                { value: 'female', label: t('女', 'Female') },
                { value: 'male', label: t('男', 'Male') },
              ]}
            />
          )}
        </Field>
        {text(
          'birthday',
          hidden.birthday ?? t('1980-09-24，或 八月十五（农历）', '1980-09-24, or by the lunar calendar'),
        )}
        {!short && text('salutation')}
        {!short &&
          text('document', hidden.document ?? t('加密保存，可以不填', 'Kept encrypted; may stay empty'))}
        {!short && text('bestTime')}
        {!short && text('bestWay')}
        {!short && text('email')}
        {!short && text('level')}
        {!short && (
          <Field label={t('认识我们的日期', 'Customer since')}>
            {(id) => <DayInput id={id} value={filled.since} onChange={(since) => put({ since })} />}
          </Field>
        )}
        {!short && text('externalNumber')}
      </div>
      {!short && text('address')}
      {text(
        'note',
        t(
          '写事实，不写评价；客户有权看到自己的资料。',
          'Facts, not judgements; customers may read what is written.',
        ),
        true,
      )}
    </>
  )
}
