import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { firstRun } from '#modules/tenants/contract.ts'
import { dayOf } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { postDoor, signIn } from './door.ts'
import { Threshold } from './Threshold.tsx'

/** What is needed to begin; everything else waits until inside. */
export function FirstRun({ now, onDone }: { now: string; onDone(slug: string): void }) {
  const { t } = useWords()
  const [filled, setFilled] = useState({
    company: '',
    slug: '',
    name: '',
    account: '',
    password: '',
    hours: '09:00-12:00, 13:30-18:00',
    goLiveOn: dayOf(now),
  })
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const put = (change: Partial<typeof filled>) => setFilled((before) => ({ ...before, ...change }))
  const text = (
    key: 'company' | 'slug' | 'name' | 'account' | 'password' | 'hours',
    label: string,
    hint?: string,
    type = 'text',
  ) => (
    <Field label={label} required={key !== 'hours'} hint={hint} error={wrong[key]}>
      {(id) => (
        <Input
          id={id}
          type={type}
          value={filled[key]}
          autoComplete={type === 'password' ? 'new-password' : 'off'}
          onChange={(event) => put({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { company, slug, hours, goLiveOn, ...administrator } = filled
    const input = { company, slug, hours, goLiveOn, administrator }
    const read = firstRun.safeParse(input)
    if (!read.success) return setWrong(explain(read.error.issues.map(({ path }) => String(path.at(-1)))))
    setWrong({})
    setBusy(true)
    try {
      await postDoor('/api/door/first-run', input)
      await signIn(administrator.account, administrator.password)
      onDone(slug)
    } catch (error) {
      setWrong({ goLiveOn: saidBy(error) })
    } finally {
      setBusy(false)
    }
  }
  const explain = (fields: string[]) => {
    const words: Record<string, string> = {
      company: t('请填公司名称。', 'Give the company name.'),
      slug: t(
        '用小写字母、数字和短横，2–40 个字。',
        'Lower-case letters, digits and dashes, 2–40 characters.',
      ),
      name: t('请填姓名。', 'Give your name.'),
      account: t('至少 2 个字。', 'At least 2 characters.'),
      password: t('至少 8 位。', 'At least 8 characters.'),
      goLiveOn: t('请选启用日。', 'Choose the go-live date.'),
    }
    return Object.fromEntries(fields.map((field) => [field, words[field] ?? t('不对。', 'Not right.')]))
  }
  return (
    <Threshold
      wide
      title={t('首次启用', 'First steps')}
      sub={t('一分钟填好，其他的进去再说。', 'One minute; everything else can wait.')}
    >
      <form onSubmit={submit} className="kb-two">
        {text('company', t('公司名称', 'Company'))}
        {text(
          'slug',
          t('网址里的简称', 'Short name in the address'),
          `${location.host}/${filled.slug || 'yunqi'}/`,
        )}
        {text('name', t('管理员姓名', 'Administrator'))}
        {text('account', t('管理员账号', 'Account'))}
        {text('password', t('密码', 'Password'), t('至少 8 位', 'At least 8 characters'), 'password')}
        {text(
          'hours',
          t('工作时间', 'Working hours'),
          t('周一到周五；期限按它算', 'Monday to Friday; due times follow it'),
        )}
        <Field
          label={t('启用日', 'Go-live date')}
          required
          hint={t('这天以前的事算历史，不补待办', 'What happened before is history and opens no work')}
          error={wrong.goLiveOn}
        >
          {(id) => (
            <DayInput
              id={id}
              value={filled.goLiveOn}
              onChange={(goLiveOn) => goLiveOn && put({ goLiveOn })}
            />
          )}
        </Field>
        <div style={{ alignSelf: 'end' }}>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('开始使用', 'Start')}
          </Button>
        </div>
      </form>
    </Threshold>
  )
}
