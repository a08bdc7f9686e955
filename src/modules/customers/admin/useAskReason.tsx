import { App, Input } from 'antd'
import { useState } from 'react'
import { Chips } from '#web/ui/Chips.tsx'
import { useWords } from '#web/ui/words.ts'

/** Why a number is wanted, from a short list or in one's own words. Nothing when one thinks better of it. */
export function useAskReason() {
  const { t } = useWords()
  const { modal } = App.useApp()
  const reasons = [
    t('客户要求回电', 'Customer asked to be called'),
    t('核对资料', 'Checking the record'),
    t('紧急情况', 'Emergency'),
    t('通知事项', 'A notice'),
  ]
  return () =>
    new Promise<string | undefined>((resolve) => {
      let reason = ''
      const asked = modal.confirm({
        icon: null,
        title: t('为什么要用这个号码？', 'Why do you need this number?'),
        content: (
          <Reason
            reasons={reasons}
            onChange={(words) => {
              reason = words
              asked.update({ okButtonProps: { disabled: words.trim().length < 2 } })
            }}
          />
        ),
        okText: t('看号码', 'Use the number'),
        okButtonProps: { disabled: true },
        cancelText: t('算了', 'Never mind'),
        onOk: () => resolve(reason.trim()),
        onCancel: () => resolve(undefined),
      })
    })
}

function Reason({ reasons, onChange }: { reasons: string[]; onChange(words: string): void }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const put = (next: string) => {
    setWords(next)
    onChange(next)
  }
  return (
    <div className="kb-stack" style={{ marginTop: 12 }}>
      <Chips
        label={t('原因', 'Reason')}
        value={words}
        onChange={put}
        choices={reasons.map((value) => ({ value, label: value }))}
      />
      <Input
        aria-label={t('原因', 'Reason')}
        placeholder={t('或者写一句', 'Or write it')}
        maxLength={100}
        value={words}
        onChange={(event) => put(event.target.value)}
      />
      <p className="kb-muted kb-small">
        {t(
          '用途会记下来，本人和个人信息保护负责人能看到。',
          'The use is logged; the person and the privacy officer can see it.',
        )}
      </p>
    </div>
  )
}
