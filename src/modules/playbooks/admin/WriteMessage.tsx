import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { addMessage } from '../contract/sentences.ts'
import type { Editing } from './ClauseHead.tsx'

/** A text that leaves the house, written here so that a sentence can send it. */
export function WriteMessage(editing: Editing) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('写一条消息', 'Write a message')}</Button>
      {open && <Writing {...editing} onClose={() => setOpen(false)} />}
    </>
  )
}

type Kind = 'sms' | 'wechat' | 'letter'
type Purpose = 'service' | 'care' | 'marketing'

function Writing({ name, revision, onClose }: Editing & { onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<Kind>('sms')
  const [purpose, setPurpose] = useState<Purpose>('care')
  const [text, setText] = useState('')
  const write = useWrite(addMessage, ['playbooks.read'])
  return (
    <Sheet
      open
      title={t('写一条消息', 'Write a message')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={!title.trim() || !text.trim()}
          loading={write.isPending}
          onClick={() =>
            write.mutate(
              { input: { name, revision, title, kind, purpose, text } },
              { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
            )
          }
        >
          {t('存下', 'Save')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('叫什么', 'What it is called')} required>
          {(id) => (
            <Input id={id} value={title} maxLength={40} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label={t('怎么发', 'How it is sent')}>
          {(id) => (
            <Select<Kind>
              id={id}
              value={kind}
              onChange={setKind}
              style={{ width: '100%' }}
              options={[
                { value: 'sms', label: t('短信', 'SMS') },
                { value: 'wechat', label: t('微信', 'WeChat') },
                { value: 'letter', label: t('信函', 'Letter') },
              ]}
            />
          )}
        </Field>
        <Field
          label={t('为了什么', 'Purpose')}
          hint={t('关怀和营销只发给同意的客户。', 'Care and marketing go only to those who consented.')}
        >
          {(id) => (
            <Select<Purpose>
              id={id}
              value={purpose}
              onChange={setPurpose}
              style={{ width: '100%' }}
              options={[
                { value: 'service', label: t('服务通知', 'Service notice') },
                { value: 'care', label: t('关怀', 'Care') },
                { value: 'marketing', label: t('营销', 'Marketing') },
              ]}
            />
          )}
        </Field>
        <Field
          label={t('正文', 'Words')}
          required
          hint={t(
            '可以用 {称呼}、{房号}、{管家}。',
            'May hold {称呼}, {房号}, {管家}: how one is addressed, the home, the steward.',
          )}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              rows={6}
              value={text}
              maxLength={2000}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
