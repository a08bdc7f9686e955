import { type FormEvent, useEffect, useState } from 'react'
import { call, Declined } from '#web/ui/call.ts'
import { now } from '#web/ui/clock.ts'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'
import { sendCode } from '../contract/entering.ts'
import { CODE_MINUTES } from '../contract/words.ts'
import { type People, useEnter } from './useEnter.ts'

const PHONE_KEY = 'keban.mine.phone'
/** Looking at the text may make the phone load this page anew: that a code is under way must not be forgotten. */
const SENT_KEY = 'keban.mine.code-sent-at'
const underWay = () => now().getTime() - Number(localStorage.getItem(SENT_KEY) ?? 0) < CODE_MINUTES * 60_000

/** Number, code, in. The number is kept on this phone, so that next time it stands there already. */
export function ByPhone() {
  const { t } = useWords()
  const enter = useEnter()
  const [phone, setPhone] = useState(localStorage.getItem(PHONE_KEY) ?? '')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState(underWay)
  const [pause, setPause] = useState(0)
  const [refused, setRefused] = useState<{ at: 'phone' | 'code'; words: string }>()
  const [who, setWho] = useState<People>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (pause <= 0) return
    const timer = setTimeout(() => setPause(pause - 1), 1000)
    return () => clearTimeout(timer)
  }, [pause])
  const attempt = async (at: 'phone' | 'code', work: () => Promise<void>) => {
    setBusy(true)
    setRefused(undefined)
    await work().catch((error: Error) => {
      setRefused({ at, words: error.message })
      if (error instanceof Declined && error.code === 'access.too_soon') setSent(true)
    })
    setBusy(false)
  }
  const send = () =>
    attempt('phone', async () => {
      const { seconds } = await call(sendCode, { phone })
      localStorage.setItem(PHONE_KEY, phone)
      localStorage.setItem(SENT_KEY, String(now().getTime()))
      setSent(true)
      setPause(seconds)
    })
  const comeIn = (customerId?: string) =>
    attempt('code', async () => {
      setWho(await enter({ phone, code, ...(customerId ? { customerId } : {}) }))
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sent) comeIn()
    else send()
  }
  if (who)
    return (
      <section className="p-card p-stack">
        <h2>{t('这个号码有几位在用，您是哪一位？', 'Several people use this number. Who are you?')}</h2>
        {who.map(({ id, name, rooms }) => (
          <button key={id} type="button" className="p-button" disabled={busy} onClick={() => comeIn(id)}>
            {name} · {rooms.join(t('、', ', '))}
          </button>
        ))}
        {refused && (
          <p className="p-refused" role="alert">
            {refused.words}
          </p>
        )}
      </section>
    )
  return (
    <form className="p-card p-stack" onSubmit={submit}>
      <Field label={t('手机号', 'Mobile number')} error={refused?.at === 'phone' ? refused.words : undefined}>
        {(id) => (
          <input
            id={id}
            className="p-input"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={30}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Field>
      {sent && (
        <Field
          label={t('短信里的 6 位验证码', 'The 6 digits from the text')}
          error={refused?.at === 'code' ? refused.words : undefined}
          hint={t(
            '没收到？可能这个号码没有登记，请点下面的“我的号码没登记”。',
            'Nothing came? The number may not be on record: choose “My number is not on record” below.',
          )}
        >
          {(id) => (
            <input
              id={id}
              className="p-input p-code"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="\d{6}"
              maxLength={6}
              value={code}
              onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
            />
          )}
        </Field>
      )}
      <div className="p-wrap">
        <button
          type={sent ? 'button' : 'submit'}
          className={sent ? 'p-button' : 'p-button p-button-first p-button-wide'}
          disabled={busy || pause > 0 || phone.replace(/\D/g, '').length < 8}
          onClick={sent ? send : undefined}
        >
          {pause > 0
            ? t(`${pause} 秒后可以再发`, `Again in ${pause} s`)
            : sent
              ? t('再发一次', 'Send again')
              : t('获取验证码', 'Send a code')}
        </button>
        {sent && (
          <button
            type="submit"
            className="p-button p-button-first p-grow"
            disabled={busy || code.length !== 6}
          >
            {t('进入', 'Enter')}
          </button>
        )}
      </div>
    </form>
  )
}
