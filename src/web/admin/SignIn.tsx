import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Declined } from '#web/ui/call.ts'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'
import { type AtDoor, signIn } from './door.ts'
import { Threshold } from './Threshold.tsx'

const DEMO_PASSWORD = 'keban-demo'

/** The first of each role: enough to look around. */
function oneOfEach(accounts: AtDoor['demoAccounts']): AtDoor['demoAccounts'] {
  const seen = new Set<string>()
  return accounts.filter(({ role }) => {
    const kind = role.split(' · ')[0]!
    return !seen.has(kind) && seen.add(kind)
  })
}

export function SignIn({ door, onDone }: { door: AtDoor | undefined; onDone(): void }) {
  const { t } = useWords()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState('')
  const [refused, setRefused] = useState('')
  const [forgotten, setForgotten] = useState(false)
  const [everybody, setEverybody] = useState(false)
  const enter = async (name: string, secret: string) => {
    setBusy(name)
    setRefused('')
    try {
      await signIn(name, secret)
      onDone()
    } catch (error) {
      const status = error instanceof Declined ? error.status : 0
      setRefused(
        status === 429
          ? t('试得太多了，一分钟后再试。', 'Too many attempts. Try again in a minute.')
          : status >= 400 && status < 500
            ? t('账号或密码不对。', 'The account or the password is wrong.')
            : (error as Error).message,
      )
    } finally {
      setBusy('')
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (account.trim() && password) enter(account.trim(), password)
    else setRefused(t('请填账号和密码。', 'Give your account and password.'))
  }
  return (
    <Threshold title={door?.company?.name ?? t('客伴', 'Keban')} sub={t('说到的，做到', 'Keeping our word')}>
      <form onSubmit={submit} className="kb-stack" style={{ gap: 16 }}>
        <Field label={t('账号', 'Account')}>
          {(id) => (
            <Input
              id={id}
              size="large"
              autoComplete="username"
              autoCapitalize="none"
              autoFocus
              value={account}
              onChange={(event) => setAccount(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('密码', 'Password')} error={refused}>
          {(id) => (
            <Input
              id={id}
              size="large"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={busy !== '' && busy === account.trim()}
        >
          {t('登录', 'Sign in')}
        </Button>
        <button
          type="button"
          className="kb-plain kb-link"
          style={{ alignSelf: 'center' }}
          onClick={() => setForgotten(!forgotten)}
        >
          {t('忘记密码', 'Forgotten password')}
        </button>
        {forgotten && (
          <p className="kb-muted" role="status">
            {t(
              '请系统管理员在「人员与分片」里重置，您会得到一个临时密码，登录后自己改。',
              'Ask your administrator to reset it under “Staff and homes”. You get a temporary password and change it after signing in.',
            )}
          </p>
        )}
      </form>
      {door && door.demoAccounts.length > 0 && (
        <section style={{ marginTop: 24, borderTop: '1px solid var(--kb-line)', paddingTop: 16 }}>
          <h2 style={{ fontSize: '1em', marginBottom: 10 }}>
            {t('演示：选一个人进去看', 'Demo: come in as')}
          </h2>
          <div className="kb-demo">
            {(everybody ? door.demoAccounts : oneOfEach(door.demoAccounts)).map((one) => (
              <Button
                key={one.account}
                block
                loading={busy === one.account}
                disabled={busy !== ''}
                onClick={() => enter(one.account, DEMO_PASSWORD)}
                style={{
                  justifyContent: 'flex-start',
                  height: 'auto',
                  paddingBlock: 7,
                  whiteSpace: 'normal',
                  textAlign: 'left',
                }}
              >
                <span>
                  {one.role} <span className="kb-muted">{one.name}</span>
                </span>
              </Button>
            ))}
          </div>
          {!everybody && oneOfEach(door.demoAccounts).length < door.demoAccounts.length && (
            <Button type="link" block style={{ marginTop: 6 }} onClick={() => setEverybody(true)}>
              {t(`看全部 ${door.demoAccounts.length} 人`, `All ${door.demoAccounts.length} people`)}
            </Button>
          )}
        </section>
      )}
    </Threshold>
  )
}
