import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { consentPurposes } from '#modules/customers/contract/words.ts'
import type { Words } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { publishConsentText } from '../contract/consent-texts.ts'

/** The next version: in both languages, and whether those who agreed to the older words are asked anew. */
export function PublishText({
  purpose,
  current,
  onClose,
}: {
  purpose: 'care' | 'marketing' | 'recording'
  current: { words: Words }
  onClose(): void
}) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const [zh, setZh] = useState(current.words.zh)
  const [en, setEn] = useState(current.words.en)
  const [version, setVersion] = useState(today())
  const [asksAnew, setAsksAnew] = useState(false)
  const [refused, setRefused] = useState('')
  const input = { purpose, version: version.trim(), zh: zh.trim(), en: en.trim(), asksAnew }
  const changed = input.zh !== current.words.zh || input.en !== current.words.en
  const preview = useRead(
    publishConsentText,
    { ...input, preview: true },
    { enabled: changed && asksAnew, staleTime: 0 },
  )
  const write = useWrite(publishConsentText, ['privacy', 'customers'])
  const save = () =>
    write.mutate(
      { input },
      {
        onSuccess: () => {
          message.success(t('发布了。', 'Published.'))
          onClose()
        },
        onError: (error) => setRefused(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t(`新版 · ${say(consentPurposes[purpose])}`, `New version · ${say(consentPurposes[purpose])}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={!changed || input.version === '' || (asksAnew && !preview.data)}
          loading={write.isPending}
          onClick={save}
        >
          {t('发布', 'Publish')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('中文', 'Chinese')} error={refused}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              maxLength={2000}
              value={zh}
              onChange={(event) => setZh(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('英文', 'English')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              maxLength={2000}
              value={en}
              onChange={(event) => setEn(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('版本号', 'Version')}>
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              value={version}
              onChange={(event) => setVersion(event.target.value)}
            />
          )}
        </Field>
        <Checkbox checked={asksAnew} onChange={(event) => setAsksAnew(event.target.checked)}>
          {t('重新征求：以前的同意不再算数', 'Ask anew: an earlier yes counts no more')}
        </Checkbox>
        {changed && asksAnew && (
          <Asked query={preview} bones={1}>
            {({ anew }) => (
              <p className={anew > 0 ? 'kb-soon' : 'kb-muted'}>
                {t(
                  `${anew} 位客户要重新问，问过以前不发。`,
                  `${anew} customers are to be asked; nothing is sent to them until then.`,
                )}
              </p>
            )}
          </Asked>
        )}
      </div>
    </Sheet>
  )
}
