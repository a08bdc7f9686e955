import { App, Button, Input, Radio, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { listProjects } from '../../places/contract/projects.ts'
import { addRobot } from '../contract/settings.ts'

/** A robot of a group chat, by the address the chat shows. */
export function AddRobot({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t, locale } = useWords()
  const { message } = App.useApp()
  const projects = useRead(listProjects, {}, { enabled: open })
  const write = useWrite(addRobot, ['notices.outlets'])
  const [title, setTitle] = useState('')
  const [address, setAddress] = useState('')
  const [secret, setSecret] = useState('')
  const [projectId, setProjectId] = useState<string>()
  const [language, setLanguage] = useState(locale)
  const [refused, setRefused] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(
      {
        input: {
          title,
          address,
          language,
          ...(secret ? { secret } : {}),
          ...(projectId ? { projectId } : {}),
        },
      },
      {
        onSuccess: () => {
          message.success(t('加好了，请发一条测试。', 'Added. Send a test now.'))
          for (const set of [setTitle, setAddress, setSecret, setRefused]) set('')
          onClose()
        },
        onError: (error) => setRefused(saidBy(error)),
      },
    )
  }
  return (
    <Sheet open={open} title={t('加群机器人', 'Add a group robot')} onClose={onClose}>
      <form onSubmit={submit} className="kb-stack" style={{ gap: 16 }}>
        <p className="kb-muted">
          {t(
            '早晚各发一条：每人几件、逾期几件。只有同事的名字和数字，没有客户。',
            'Twice a day: how much each colleague has, and how much is overdue. Names of colleagues and numbers, nothing of customers.',
          )}
        </p>
        <Field label={t('名称', 'Name')}>
          {(id) => (
            <Input id={id} value={title} maxLength={60} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label={t('Webhook 地址', 'Webhook address')} error={refused}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize
              value={address}
              onChange={(event) => setAddress(event.target.value)}
              placeholder="https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…"
            />
          )}
        </Field>
        <Field
          label={t(
            '加签密钥（钉钉、飞书选了加签才填）',
            'Signing secret (DingTalk and Feishu, where chosen)',
          )}
        >
          {(id) => (
            <Input.Password
              id={id}
              autoComplete="off"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('项目', 'Project')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder={t('全公司', 'Whole company')}
              value={projectId}
              onChange={setProjectId}
              options={projects.data?.projects.map((each) => ({ value: each.id, label: each.name })) ?? []}
            />
          )}
        </Field>
        <Field label={t('用什么语言', 'Language')}>
          {(id) => (
            <Radio.Group
              id={id}
              value={language}
              onChange={(event) => setLanguage(event.target.value)}
              options={[
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          )}
        </Field>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!title.trim() || !address.trim()}
          loading={write.isPending}
        >
          {t('加上', 'Add')}
        </Button>
      </form>
    </Sheet>
  )
}
