import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Declined } from '#web/ui/call.ts'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'
import { giveSecondFactor } from './door.ts'

/** The six digits of the telephone, or one of the recovery codes. */
export function SecondFactorAtDoor({
  account,
  onDone,
  onBack,
}: {
  account: string
  onDone(): void
  onBack(): void
}) {
  const { t } = useWords()
  const [recovering, setRecovering] = useState(false)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await giveSecondFactor(account, code.trim(), recovering)
      onDone()
    } catch (error) {
      const { status = 0, message = '' } = error as Declined
      setRefused(
        status === 429
          ? t('试错太多，15 分钟后再试。', 'Too many wrong ones. Try again in 15 minutes.')
          : status === 401 || status === 400
            ? t('不对，或已经过期。可以返回重新登录。', 'Wrong, or expired. Go back and sign in anew.')
            : message,
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={submit} className="kb-stack" style={{ gap: 16 }}>
      <Field
        label={recovering ? t('恢复码', 'Recovery code') : t('动态码（6 位）', 'Code (6 digits)')}
        error={refused}
        hint={
          recovering
            ? t('每个只能用一次。', 'Each works once.')
            : t('打开手机里的验证器。', 'Open the authenticator on your phone.')
        }
      >
        {(id) => (
          <Input
            id={id}
            size="large"
            autoFocus
            autoComplete="one-time-code"
            inputMode={recovering ? 'text' : 'numeric'}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={busy}
        disabled={code.trim().length < 6}
      >
        {t('继续', 'Continue')}
      </Button>
      <div className="kb-wrap" style={{ justifyContent: 'center' }}>
        <Button
          type="link"
          onClick={() => {
            setRecovering(!recovering)
            setCode('')
            setRefused('')
          }}
        >
          {recovering
            ? t('用动态码', 'Use the code')
            : t('手机不在身边，用恢复码', 'No phone: use a recovery code')}
        </Button>
        <Button type="link" onClick={onBack}>
          {t('返回', 'Back')}
        </Button>
      </div>
    </form>
  )
}
