import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { InputOf } from '#platform/operation.ts'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { copyText } from '#web/ui/tokens.ts'
import { useWords } from '#web/ui/words.ts'
import { makeApiKey } from '../contract/api-keys.ts'
import { listStaff } from '../contract/people.ts'
import { permissionNames, permissionWords } from '../rules.ts'

type Permissions = NonNullable<InputOf<typeof makeApiKey>['may']>

/** The key is on the screen once, until the button that says it is in a safe place. */
export function NewApiKey({ onClose }: { onClose(): void }) {
  const { say, t, listed } = useWords()
  const [title, setTitle] = useState('')
  const [staffId, setStaffId] = useState<string>()
  const [may, setMay] = useState<Permissions>([])
  const [expiresOn, setExpiresOn] = useState<string>()
  const [refused, setRefused] = useState('')
  const staff = useRead(listStaff, {}, { staleTime: 300_000 })
  const make = useWrite(makeApiKey, ['staff.list-api-keys'])
  const submit = () =>
    make.mutate(
      {
        input: {
          title,
          staffId: staffId!,
          ...(expiresOn ? { expiresOn } : {}),
          ...(may.length > 0 ? { may } : {}),
        },
      },
      { onError: (error) => setRefused(saidBy(error)) },
    )
  if (make.data) return <ShownOnce value={make.data.key} onClose={onClose} />
  return (
    <Sheet
      open
      title={t('新建密钥', 'New key')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={!title.trim() || !staffId}
          loading={make.isPending}
          onClick={submit}
        >
          {t('新建', 'Make')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('用来做什么', 'What for')} required error={refused || undefined}>
          {(id) => (
            <Input id={id} value={title} maxLength={60} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field
          label={t('以谁的身份', 'Acts as')}
          required
          hint={t('他离职，密钥就失效。', 'When this person leaves, the key ends.')}
        >
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              value={staffId}
              onChange={setStaffId}
              options={(staff.data?.staff ?? [])
                .filter(({ leftOn }) => leftOn === null)
                .map(({ id: value, name, roles }) => ({
                  value,
                  label: `${name} ${listed([...new Set(roles.map((role) => role.title))])}`,
                }))}
            />
          )}
        </Field>
        <Field
          label={t('能做什么', 'May')}
          hint={t('不选就和他一样。给得越少越稳妥。', 'Without a choice, all he may. Less is safer.')}
        >
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              value={may}
              onChange={setMay}
              options={permissionNames.map((value) => ({ value, label: say(permissionWords[value]) }))}
            />
          )}
        </Field>
        <Field label={t('用到哪天', 'Last day')} hint={t('不填就一直能用。', 'Without it, no end.')}>
          {(id) => <DayInput id={id} min={today()} value={expiresOn} onChange={setExpiresOn} />}
        </Field>
      </div>
    </Sheet>
  )
}

function ShownOnce({ value, onClose }: { value: string; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const copy = async () => {
    if (await copyText(value)) message.success(t('已复制', 'Copied'))
  }
  return (
    <Sheet
      open
      title={t('密钥，只显示这一次', 'The key, shown only once')}
      onClose={onClose}
      footer={
        <Button type="primary" block onClick={onClose}>
          {t('收好了', 'It is in a safe place')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Input.TextArea readOnly autoSize value={value} aria-label={t('密钥', 'Key')} />
        <Button onClick={copy}>{t('复制', 'Copy')}</Button>
        <p className="kb-muted">
          {t('请求带上这个头：', 'Send it as a header: ')}
          <code>Authorization: Bearer …</code>
        </p>
      </div>
    </Sheet>
  )
}
