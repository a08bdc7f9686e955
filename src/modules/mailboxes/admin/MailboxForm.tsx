import { App, Button, Input, InputNumber, Select, Switch } from 'antd'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { saveMailbox, type seeMailbox } from '../contract/mailbox.ts'
import { securities, securityWords } from '../contract/words.ts'

type Seen = OutputOf<typeof seeMailbox>
const usualPort = { tls: 993, starttls: 143, none: 143 } as const

export function MailboxForm({ seen }: { seen: Seen }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const write = useWrite(saveMailbox, ['mailboxes'])
  const before = seen.mailbox
  const [box, setBox] = useState({
    host: before?.host ?? '',
    port: before?.port ?? 993,
    security: before?.security ?? ('tls' as const),
    account: before?.account ?? '',
    folder: before?.folder ?? 'INBOX',
    trusts: before?.trusts ?? '',
    kind: before?.kind,
    projectId: before?.projectId,
    reads: before?.reads ?? false,
  })
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState('')
  const change = (some: Partial<typeof box>) => setBox({ ...box, ...some })
  const { kind, projectId } = box
  const ready = box.host && box.account && kind && projectId && (password || before)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!kind || !projectId) return
    write.mutate(
      {
        input: {
          ...box,
          kind,
          projectId,
          trusts: box.trusts || null,
          ...(password ? { password } : {}),
          ...(before ? { version: before.version } : {}),
        },
      },
      {
        onSuccess: () => message.success(t('保存好了。', 'Saved.')),
        onError: (error) => setRefused(saidBy(error)),
      },
    )
  }
  return (
    <form onSubmit={submit} className="kb-card kb-stack" style={{ gap: 16 }}>
      <div className="kb-wrap" style={{ gap: 16, alignItems: 'flex-start' }}>
        <div className="kb-grow" style={{ minWidth: 220 }}>
          <Field label={t('IMAP 服务器', 'IMAP server')} required>
            {(id) => (
              <Input
                id={id}
                value={box.host}
                placeholder="imap.example.cn"
                onChange={(event) => change({ host: event.target.value })}
              />
            )}
          </Field>
        </div>
        <div style={{ minWidth: 220 }}>
          <Field label={t('加密', 'Encryption')}>
            {(id) => (
              <Select
                id={id}
                value={box.security}
                style={{ width: '100%' }}
                onChange={(security) => change({ security, port: usualPort[security] })}
                options={securities.map((value) => ({ value, label: say(securityWords[value]) }))}
              />
            )}
          </Field>
        </div>
        <Field label={t('端口', 'Port')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={65535}
              value={box.port}
              onChange={(port) => change({ port: port ?? 993 })}
            />
          )}
        </Field>
      </div>
      <div className="kb-wrap" style={{ gap: 16, alignItems: 'flex-start' }}>
        <div className="kb-grow" style={{ minWidth: 220 }}>
          <Field label={t('邮箱账号', 'Account')} required>
            {(id) => (
              <Input
                id={id}
                value={box.account}
                autoComplete="off"
                placeholder="service@example.cn"
                onChange={(event) => change({ account: event.target.value })}
              />
            )}
          </Field>
        </div>
        <div className="kb-grow" style={{ minWidth: 220 }}>
          <Field
            label={t('密码或授权码', 'Password or app password')}
            required={!before}
            hint={before && t('不改就空着。', 'Leave it empty to keep the one before.')}
          >
            {(id) => (
              <Input.Password
                id={id}
                autoComplete="new-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        </div>
        <div style={{ minWidth: 120 }}>
          <Field label={t('文件夹', 'Folder')}>
            {(id) => (
              <Input
                id={id}
                value={box.folder}
                onChange={(event) => change({ folder: event.target.value })}
              />
            )}
          </Field>
        </div>
      </div>
      <div className="kb-wrap" style={{ gap: 16, alignItems: 'flex-start' }}>
        <div className="kb-grow" style={{ minWidth: 160 }}>
          <Field label={t('登记成哪一类', 'Filed as')} required>
            {(id) => (
              <Select
                id={id}
                style={{ width: '100%' }}
                value={kind}
                onChange={(next) => change({ kind: next })}
                options={seen.kinds.map(({ name, title }) => ({
                  value: name,
                  label: <Policy>{title}</Policy>,
                }))}
              />
            )}
          </Field>
        </div>
        <div className="kb-grow" style={{ minWidth: 160 }}>
          <Field label={t('不认识的人归哪个项目', 'Project of those not known')} required>
            {(id) => (
              <Select
                id={id}
                style={{ width: '100%' }}
                showSearch={{ optionFilterProp: 'label' }}
                value={projectId}
                onChange={(next) => change({ projectId: next })}
                options={seen.projects.map(({ id: value, name }) => ({ value, label: name }))}
              />
            )}
          </Field>
        </div>
        <div className="kb-grow" style={{ minWidth: 220 }}>
          <Field
            label={t('认收件服务器', 'Name of the receiving server')}
            hint={t('空着：谁的来信都算未核实。', 'Empty: every sender stays unverified.')}
          >
            {(id) => (
              <Input
                id={id}
                value={box.trusts}
                placeholder="mx.example.cn"
                onChange={(event) => change({ trusts: event.target.value })}
              />
            )}
          </Field>
        </div>
      </div>
      {refused && (
        <p role="alert" className="kb-late">
          {refused}
        </p>
      )}
      <div className="kb-wrap">
        <span className="kb-grow kb-row" style={{ gap: 8 }}>
          <Switch
            checked={box.reads}
            aria-label={t('收信', 'Read mail')}
            onChange={(reads) => change({ reads })}
          />
          {t('收信：每分钟看一次', 'Read mail: looked at every minute')}
        </span>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={write.isPending}>
          {t('保存', 'Save')}
        </Button>
      </div>
    </form>
  )
}
