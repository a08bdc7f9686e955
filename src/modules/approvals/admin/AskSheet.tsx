import { App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { Policy } from '#web/admin/Policy.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { askApproval, askable, askingWords } from '../contract.ts'

interface Props {
  ticketId: string
  levels: readonly string[]
  severity: string | null
  onClose(): void
}

/** 请上级定: what is asked for and why; who has to say so is the policy's. */
export function AskSheet({ ticketId, levels, severity, onClose }: Props) {
  const { t, say, listed } = useWords()
  const { message } = App.useApp()
  const [what, setWhat] = useState<(typeof askable)[number]>('cannot-solve')
  const [reason, setReason] = useState('')
  const [amount, setAmount] = useState<number | null>(null)
  const [level, setLevel] = useState<string>()
  const write = useWrite(askApproval, ['approvals', 'tickets'])
  const lower = severity ? [...levels.slice(levels.indexOf(severity) + 1), ''] : []
  const ready =
    reason.trim() !== '' &&
    (what !== 'compensate' || (amount ?? 0) > 0) &&
    (what !== 'lower-level' || level !== undefined)
  const ask = () =>
    write.mutate(
      {
        input: {
          ticketId,
          what,
          reason: reason.trim(),
          ...(what === 'compensate' ? { amount: amount! } : {}),
          ...(what === 'lower-level' ? { level: level! } : {}),
        },
      },
      {
        onSuccess: ({ waitsFor }) => {
          message.success(t(`已请 ${waitsFor.join('、')} 定。`, `${listed(waitsFor)} will say.`))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t('请上级定', 'Ask for a word')}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block loading={write.isPending} disabled={!ready} onClick={ask}>
          {t('送上去', 'Ask')}
        </Button>
      }
    >
      <div className="kb-stack" style={{ gap: 14 }}>
        <Chips
          label={t('什么', 'What')}
          value={what}
          onChange={(value) => setWhat(value as typeof what)}
          choices={askable
            .filter((each) => each !== 'lower-level' || lower.length > 0)
            .map((value) => ({ value, label: say(askingWords[value]) }))}
        />
        {what === 'compensate' && (
          <Field label={t('多少钱（元）', 'How much (yuan)')} required>
            {(id) => (
              <InputNumber
                id={id}
                value={amount}
                onChange={setAmount}
                min={0.01}
                max={10_000_000}
                precision={2}
                style={{ width: 180 }}
              />
            )}
          </Field>
        )}
        {what === 'lower-level' && (
          <Chips
            label={t('降到', 'Down to')}
            value={level}
            onChange={setLevel}
            choices={lower.map((value) => ({
              value,
              label: value ? <Policy>{value}</Policy> : t('不定级', 'no level'),
            }))}
          />
        )}
        <Field label={t('为什么', 'Why')} required>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={500}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
