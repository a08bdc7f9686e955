import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { profileNames, profileWords } from '#modules/staff/contract/words.ts'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { changeSecurity, resetSecondFactor, seeSecurity } from '../contract.ts'

type Seen = OutputOf<typeof seeSecurity>

/** How people sign in here, and who does with a second factor. */
export function Security() {
  const { t } = useWords()
  const query = useRead(seeSecurity, {}, { staleTime: 0 })
  return (
    <div className="kb-page" style={{ maxWidth: 960 }}>
      <PageHead title={t('登录与安全', 'Signing in')} />
      <Asked query={query} bones={6}>
        {(seen) => (
          <div className="kb-stack" style={{ gap: 20 }}>
            <Rules key={JSON.stringify(seen.rules)} rules={seen.rules} />
            <People people={seen.people} />
          </div>
        )}
      </Asked>
    </div>
  )
}

function Rules({ rules }: { rules: Seen['rules'] }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const [next, setNext] = useState(rules)
  const [reason, setReason] = useState('')
  const write = useWrite(changeSecurity, ['security', 'staff.me'])
  const put = (change: Partial<Seen['rules']>) => setNext({ ...next, ...change })
  const changed = JSON.stringify(next) !== JSON.stringify(rules)
  const save = () =>
    write.mutate(
      { input: { ...next, reason: reason.trim() } },
      {
        onSuccess: () => message.success(t('改好了，马上生效。', 'Changed; it holds at once.')),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <section className="kb-card kb-stack">
      <Line label={t('密码至少多少位', 'Password length')}>
        {(label) => (
          <InputNumber
            aria-label={label}
            min={8}
            max={64}
            value={next.passwordLength}
            onChange={(value) => put({ passwordLength: value ?? 8 })}
          />
        )}
      </Line>
      <Line label={t('小写、大写、数字、符号里至少几种', 'Kinds of characters')}>
        {(label) => (
          <InputNumber
            aria-label={label}
            min={1}
            max={4}
            value={next.passwordKinds}
            onChange={(value) => put({ passwordKinds: value ?? 2 })}
          />
        )}
      </Line>
      <Line label={t('多少天换一次密码（空着不用换）', 'Days until a new one (empty: never)')}>
        {(label) => (
          <InputNumber
            aria-label={label}
            min={30}
            max={730}
            value={next.passwordDays}
            onChange={(passwordDays) => put({ passwordDays })}
          />
        )}
      </Line>
      <Line
        label={t('最多多少分钟没动就锁屏（空着各人自己定）', 'Idle minutes at most (empty: as one likes)')}
      >
        {(label) => (
          <InputNumber
            aria-label={label}
            min={5}
            max={480}
            value={next.idleMinutes}
            onChange={(idleMinutes) => put({ idleMinutes })}
          />
        )}
      </Line>
      <Line label={t('导出超过多少行要第二个人同意', 'Rows above which an export needs a second person')}>
        {(label) => (
          <InputNumber
            aria-label={label}
            min={0}
            max={100000}
            value={next.exportAlone}
            onChange={(value) => put({ exportAlone: value ?? 500 })}
          />
        )}
      </Line>
      <Line label={t('这些权限类型登录要动态码', 'These profiles need a second factor')}>
        {(label) => (
          <Select
            aria-label={label}
            mode="multiple"
            style={{ minWidth: 240 }}
            value={next.secondFactor}
            onChange={(secondFactor: Seen['rules']['secondFactor']) => put({ secondFactor })}
            options={profileNames.map((profile) => ({ value: profile, label: say(profileWords[profile]) }))}
          />
        )}
      </Line>
      <p className="kb-muted kb-small">
        {t(
          '连错 5 次，账号锁 15 分钟；系统管理员重置密码，马上解锁。',
          'Five wrong passwords in a row rest an account for 15 minutes; a reset frees it at once.',
        )}
      </p>
      {changed && (
        <div className="kb-stack">
          <Field label={t('为什么改', 'Why')} required>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button type="primary" disabled={reason.trim().length < 2} loading={write.isPending} onClick={save}>
            {t('保存', 'Save')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Line({ label, children }: { label: string; children(label: string): ReactNode }) {
  return (
    <div className="kb-wrap">
      <span className="kb-grow" style={{ minWidth: 200 }}>
        {label}
      </span>
      {children(label)}
    </div>
  )
}

function People({ people }: { people: Seen['people'] }) {
  const { t } = useWords()
  const { message, modal } = App.useApp()
  const write = useWrite(resetSecondFactor, ['security'])
  const reset = (one: Seen['people'][number]) => {
    let reason = ''
    modal.confirm({
      title: t(`取消 ${one.name} 的动态码`, `Take the second factor of ${one.name} off`),
      content: (
        <>
          <Checkbox checked disabled>
            {t('他的所有设备都会下线', 'All his devices are signed out')}
          </Checkbox>
          <Input
            aria-label={t('为什么', 'Why')}
            placeholder={t('为什么', 'Why')}
            onChange={(event) => {
              reason = event.target.value
            }}
          />
        </>
      ),
      okText: t('取消动态码', 'Take off'),
      cancelText: t('不取消', 'Keep it'),
      onOk: () =>
        write
          .mutateAsync({ input: { id: one.id, reason } })
          .catch((error) => message.warning(saidBy(error)) as never),
    })
  }
  return (
    <section className="kb-card kb-scroll-x">
      <Table wide>
        <thead>
          <tr>
            <th>{t('谁', 'Who')}</th>
            <th>{t('岗位', 'Roles')}</th>
            <th>{t('动态码', 'Second factor')}</th>
            <th>{t('最近', 'Last seen')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.id}>
              <td>
                {one.name}
                {one.resting && <div className="kb-late kb-small">{t('锁着', 'resting')}</div>}
              </td>
              <td>{one.roles}</td>
              <td>
                {one.secondFactor ? (
                  t('有', 'on')
                ) : one.required ? (
                  <span className="kb-soon">{t('还没开启', 'not yet')}</span>
                ) : (
                  <span className="kb-muted">{t('不用', 'not needed')}</span>
                )}
              </td>
              <td>{one.seenAt ? <When at={one.seenAt} /> : <span className="kb-muted">–</span>}</td>
              <td>
                {one.secondFactor && (
                  <Button size="small" onClick={() => reset(one)}>
                    {t('取消动态码', 'Take off')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
