import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { changeOwnPassword } from '../contract/account.ts'

export function ChangePassword({ onDone }: { onDone(): void }) {
  const { t } = useWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [refused, setRefused] = useState('')
  const change = useWrite(changeOwnPassword, ['staff.me'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (next.length < 8) return setRefused(t('新密码至少 8 位。', 'At least 8 characters.'))
    if (next !== again) return setRefused(t('两次填的不一样。', 'The two do not match.'))
    setRefused('')
    change.mutate(
      { input: { current, next } },
      { onSuccess: onDone, onError: (error) => setRefused(saidBy(error)) },
    )
  }
  const box = (
    label: string,
    value: string,
    put: (text: string) => void,
    autoComplete: string,
    error?: string,
  ) => (
    <Field label={label} error={error}>
      {(id) => (
        <Input
          id={id}
          type="password"
          autoComplete={autoComplete}
          value={value}
          onChange={(event) => put(event.target.value)}
        />
      )}
    </Field>
  )
  return (
    <form className="kb-stack" onSubmit={submit}>
      {box(t('现在的密码', 'Current password'), current, setCurrent, 'current-password')}
      {box(t('新密码（至少 8 位）', 'New password (at least 8)'), next, setNext, 'new-password')}
      {box(t('再填一次', 'Once more'), again, setAgain, 'new-password', refused)}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('改密码', 'Change password')}
      </Button>
    </form>
  )
}
