import { App, Button, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { stockGift } from '../contract/stock.ts'
import type { Gift } from './gift.tsx'

/** How many came, or how many are really there. */
export function StockSheet({ gift, onClose }: { gift: Gift; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [kind, setKind] = useState<'in' | 'counted'>('in')
  const [quantity, setQuantity] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [refused, setRefused] = useState('')
  const write = useWrite(stockGift, ['gifts'])
  const after = quantity === null ? null : kind === 'in' ? gift.stock + quantity : quantity
  const save = () =>
    write.mutate(
      { input: { id: gift.id, kind, quantity: quantity!, ...(note.trim() ? { note: note.trim() } : {}) } },
      {
        onSuccess: ({ stock }) => {
          message.success(t(`「${gift.name}」现有 ${stock} 份。`, `${stock} of “${gift.name}” now.`))
          onClose()
        },
        onError: (error) => setRefused(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={`${gift.name} · ${t(`现有 ${gift.stock} 份`, `${gift.stock} left`)}`}
      onClose={onClose}
      footer={
        <Button type="primary" block disabled={quantity === null} loading={write.isPending} onClick={save}>
          {after === null ? t('记下', 'Write down') : t(`记下，变成 ${after} 份`, `Write down: ${after}`)}
        </Button>
      }
    >
      <div className="kb-stack">
        <Radio.Group
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={[
            { value: 'in', label: t('进货', 'Came in') },
            { value: 'counted', label: t('盘点', 'Counted') },
          ]}
        />
        <Field
          label={kind === 'in' ? t('来了几份', 'How many came') : t('点出来有几份', 'How many there are')}
          error={refused}
        >
          {(id) => (
            <InputNumber
              id={id}
              autoFocus
              min={kind === 'in' ? 1 : 0}
              max={1_000_000}
              precision={0}
              value={quantity}
              onChange={setQuantity}
            />
          )}
        </Field>
        <Field label={t('备注', 'Note')}>
          {(id) => (
            <Input id={id} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
