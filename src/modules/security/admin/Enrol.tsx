import { Alert, Button, Input, QRCode } from 'antd'
import { type FormEvent, useState } from 'react'
import { postDoor } from '#web/admin/door.ts'
import type { Declined } from '#web/ui/call.ts'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'

interface Offered {
  totpURI: string
  backupCodes: string[]
}

/** Three steps: the password, the picture with the first code, the recovery codes that are shown this once. */
export function Enrol({ account, company, onDone }: { account: string; company: string; onDone(): void }) {
  const { t } = useWords()
  const [offered, setOffered] = useState<Offered>()
  const [kept, setKept] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [refused, setRefused] = useState('')
  const attempt = async (work: () => Promise<void>, wrong: string) => {
    setRefused('')
    try {
      await work()
    } catch (error) {
      const { status } = error as Declined
      setRefused(status === 400 || status === 401 ? wrong : (error as Error).message)
    }
  }
  const begin = (event: FormEvent) => {
    event.preventDefault()
    attempt(
      async () => setOffered((await postDoor('/api/auth/two-factor/enable', { password })) as Offered),
      t('密码不对。', 'Wrong password.'),
    )
  }
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    attempt(
      async () => {
        await postDoor('/api/auth/two-factor/verify-totp', { code: code.trim() })
        setKept(true)
      },
      t('不对。看看手机的时间准不准。', 'Wrong. Is the clock of the phone right?'),
    )
  }
  if (kept) return <RecoveryCodes codes={offered!.backupCodes} onDone={onDone} />
  if (!offered)
    return (
      <form className="kb-stack" onSubmit={begin}>
        <p>
          {t(
            '手机上装一个验证器（系统自带的、微信小程序的都可以），以后登录时多填一个 6 位动态码。',
            'With an authenticator on your phone, signing in asks for six digits besides the password.',
          )}
        </p>
        <Field label={t('现在的密码', 'Current password')} error={refused}>
          {(id) => (
            <Input
              id={id}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" disabled={!password}>
          {t('下一步', 'Next')}
        </Button>
      </form>
    )
  const uri = named(offered.totpURI, company, account)
  return (
    <form className="kb-stack" onSubmit={confirm}>
      <p>{t('用验证器扫这张图：', 'Scan this with the authenticator:')}</p>
      <div style={{ background: '#fff', width: 'fit-content', borderRadius: 8 }}>
        <QRCode value={uri} size={200} color="#000" bgColor="#fff" />
      </div>
      <p className="kb-muted kb-small" style={{ overflowWrap: 'anywhere' }}>
        {t('扫不了就手工填：', 'Or type it in: ')}
        <code data-testid="secret">{new URL(uri).searchParams.get('secret')}</code>
      </p>
      <Field label={t('动态码（6 位）', 'Code (6 digits)')} error={refused}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" disabled={code.trim().length !== 6}>
        {t('确认', 'Confirm')}
      </Button>
    </form>
  )
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const { t } = useWords()
  return (
    <div className="kb-stack">
      <Alert
        type="warning"
        showIcon
        title={t(
          '恢复码只显示这一次。抄下来放好：手机丢了，用它登录。',
          'These recovery codes are shown this once. Write them down: they let you in without the phone.',
        )}
      />
      <ol style={{ columns: 2, fontFamily: 'monospace', paddingInlineStart: 24 }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="kb-wrap">
        <Button onClick={() => window.print()}>{t('打印', 'Print')}</Button>
        <Button type="primary" onClick={onDone}>
          {t('抄好了', 'I have them')}
        </Button>
      </div>
    </div>
  )
}

/** The library labels it with an address that nobody knows; people know the company and their account. */
function named(uri: string, company: string, account: string): string {
  const label = encodeURIComponent(`${company}:${account}`)
  return uri.replace(/^(otpauth:\/\/totp\/)[^?]*/, `$1${label}`)
}
