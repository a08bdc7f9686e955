import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Words } from '#platform/operation.ts'
import { Declined } from '#web/ui/call.ts'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'
import { type AtDoor, signIn } from './door.ts'
import { SecondFactorAtDoor } from './SecondFactorAtDoor.tsx'
import { Threshold } from './Threshold.tsx'

const DEMO_PASSWORD = 'keban-demo'

const providers = {
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu' },
} as const

/** Why signing in through a provider came to nothing. */
const declinedWords: Record<string, Words> = {
  'not-linked': {
    zh: '您的账号还没有关联到客伴里的同事，请系统管理员在「通讯录」里关联，或用密码登录。',
    en: 'Your account is not linked to a colleague here yet. Ask the administrator to link it under “Directory”, or use your password.',
  },
  several: {
    zh: '您的账号对应多个登录，请用密码登录。',
    en: 'Your account belongs to more than one login. Use your password.',
  },
  expired: { zh: '这次登录过期了，请再点一次。', en: 'This attempt has expired. Try once more.' },
  unreachable: {
    zh: '现在连不上那边，请过一会儿再试，或用密码登录。',
    en: 'The provider cannot be reached now. Try later, or use your password.',
  },
  'not-set': { zh: '这种登录方式没有配置。', en: 'This way of signing in is not set up.' },
}

/** The first of each role: enough to look around. */
function oneOfEach(accounts: AtDoor['demoAccounts']): AtDoor['demoAccounts'] {
  const seen = new Set<string>()
  return accounts.filter(({ role }) => {
    const kind = role.split(' · ')[0]!
    return !seen.has(kind) && seen.add(kind)
  })
}

export function SignIn({ door, onDone }: { door: AtDoor | undefined; onDone(): void }) {
  const { say, t } = useWords()
  const declined = new URLSearchParams(location.search).get('declined')
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState('')
  const [busy, setBusy] = useState('')
  const [refused, setRefused] = useState('')
  const [forgotten, setForgotten] = useState(false)
  const [everybody, setEverybody] = useState(false)
  const enter = async (name: string, secret: string) => {
    setBusy(name)
    setRefused('')
    try {
      if ((await signIn(name, secret)) === 'in') onDone()
      else setAsked(name)
    } catch (error) {
      const status = error instanceof Declined ? error.status : 0
      setRefused(
        status === 429
          ? t('试得太多了，一分钟后再试。', 'Too many attempts. Try again in a minute.')
          : status === 423
            ? t(
                '连错 5 次，账号锁 15 分钟。急用请系统管理员重置密码。',
                'Five wrong passwords: the account rests for 15 minutes. An administrator can reset it.',
              )
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
  if (asked)
    return (
      <Threshold title={t('动态码', 'Second factor')} sub={asked}>
        <SecondFactorAtDoor account={asked} onDone={onDone} onBack={() => setAsked('')} />
      </Threshold>
    )
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
        {door && door.signInWith.length > 0 && (
          <div className="kb-wrap" style={{ justifyContent: 'center' }}>
            {door.signInWith.map((provider) => (
              <Button key={provider} href={`/api/auth/with/${provider}`}>
                {t('用', 'With ')}
                {say(providers[provider])}
                {t('登录', '')}
              </Button>
            ))}
          </div>
        )}
        {declined && (
          <p className="kb-late" role="alert">
            {say(declinedWords[declined] ?? declinedWords.expired!)}
          </p>
        )}
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
                <span lang="zh-CN">
                  {one.role}
                  <span className="kb-muted" style={{ display: 'block' }}>
                    {one.name}
                  </span>
                </span>
              </Button>
            ))}
          </div>
          <Button type="link" block href="/demo/demo-sent" style={{ marginTop: 6 }}>
            {t('看看手机上收到了什么（短信、企业微信）', 'What arrived on phones (texts, WeCom)')}
          </Button>
          <Button type="link" block href="/c/demo/" style={{ marginTop: 6 }}>
            {t('业主在手机上看到的（业主端）', 'What owners see on the phone (portal)')}
          </Button>
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
