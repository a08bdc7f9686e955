import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { confirmPassword } from '#modules/security/contract.ts'
import { call, Declined } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'
import { signOut } from './door.ts'
import { useMyself } from './session.ts'
import { Threshold } from './Threshold.tsx'

const SEEN = 'keban.mine.seen'
const SIGNS = ['pointerdown', 'keydown', 'scroll'] as const
const idleFor = () =>
  performance.timeOrigin + performance.now() - Number(localStorage.getItem(SEEN) ?? performance.timeOrigin)
const seen = () => localStorage.setItem(SEEN, String(performance.timeOrigin + performance.now()))

/** Covers the screen after a while without a touch; a reload does not lift it. What was being written stays underneath. */
export function IdleLock({ minutes, children }: { minutes: number; children: ReactNode }) {
  const [locked, setLocked] = useState(() => minutes > 0 && idleFor() > minutes * 60_000)
  useEffect(() => {
    if (minutes <= 0 || locked) return
    seen()
    let last = performance.now()
    const touched = () => {
      if (performance.now() - last < 5000) return
      last = performance.now()
      seen()
    }
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true, capture: true })
    const timer = setInterval(() => setLocked(idleFor() > minutes * 60_000), 10_000)
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true })
      clearInterval(timer)
    }
  }, [minutes, locked])
  return (
    <>
      <div inert={locked} style={{ display: 'contents', visibility: locked ? 'hidden' : 'visible' }}>
        {children}
      </div>
      {locked && (
        <Locked
          onDone={() => {
            seen()
            setLocked(false)
          }}
        />
      )}
    </>
  )
}

function Locked({ onDone }: { onDone(): void }) {
  const { t } = useWords()
  const { name } = useMyself()
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState('')
  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const { right, resting } = await call(confirmPassword, { password })
      if (right) return onDone()
      setRefused(
        resting
          ? t('连错 5 次，15 分钟后再试。', 'Five wrong ones. Try again in 15 minutes.')
          : t('密码不对。', 'Wrong password.'),
      )
    } catch (error) {
      if (error instanceof Declined && error.status === 401) return void signOut()
      setRefused(saidBy(error))
    }
  }
  return (
    <div className="kb-lock kb-cover">
      <Threshold
        title={name}
        sub={t('一会儿没动，屏幕锁上了。', 'The screen locked after a while without use.')}
      >
        <form className="kb-stack" onSubmit={unlock}>
          <Field label={t('密码', 'Password')} error={refused}>
            {(id) => (
              <Input
                id={id}
                type="password"
                size="large"
                autoFocus
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <Button type="primary" htmlType="submit" size="large" block>
            {t('继续', 'Continue')}
          </Button>
          <Button type="text" block onClick={signOut}>
            {t('换个人登录', 'Sign in as somebody else')}
          </Button>
        </form>
      </Threshold>
    </div>
  )
}
