import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { addGift, changeGift } from '../contract/stock.ts'
import type { Gift } from './gift.tsx'

/** A new kind of gift, or what is said of one. */
export function GiftSheet({
  projectId,
  gift,
  occasions: asked,
  onClose,
}: {
  projectId: string
  gift: Gift | null
  occasions: readonly string[]
  onClose(): void
}) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [name, setName] = useState(gift?.name ?? '')
  const [occasions, setOccasions] = useState(gift?.occasions ?? [])
  const [worth, setWorth] = useState(gift?.worth ?? null)
  const [stock, setStock] = useState(0)
  const [retired, setRetired] = useState(gift?.retired ?? false)
  const [refused, setRefused] = useState('')
  const add = useWrite(addGift, ['gifts'])
  const change = useWrite(changeGift, ['gifts'])
  const over = {
    onSuccess: () => {
      message.success(gift ? t('改好了。', 'Changed.') : t('加好了。', 'Added.'))
      onClose()
    },
    onError: (error: Error) => setRefused(saidBy(error)),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = { name, occasions, worth }
    if (gift) change.mutate({ input: { id: gift.id, ...said, retired } }, over)
    else add.mutate({ input: { projectId, ...said, stock } }, over)
  }
  return (
    <Sheet open title={gift ? t('改礼品', 'Change a gift') : t('加礼品', 'Add a gift')} onClose={onClose}>
      <form onSubmit={submit} className="kb-stack" style={{ gap: 16 }}>
        <Field label={t('名称', 'Name')} error={refused}>
          {(id) => (
            <Input id={id} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field
          label={t('配哪件事', 'For')}
          hint={t(
            '制度里要送的东西；不选就什么都能配。',
            'What the policy asks to deliver; nothing fits everything.',
          )}
        >
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              style={{ width: '100%' }}
              value={occasions}
              onChange={setOccasions}
              placeholder={t('都可以', 'everything')}
              options={[...new Set([...asked, ...occasions])].map((value) => ({ value, label: value }))}
            />
          )}
        </Field>
        <Field label={t('每份多少钱（元）', 'Yuan each')}>
          {(id) => <InputNumber id={id} min={0} max={1_000_000} value={worth} onChange={setWorth} />}
        </Field>
        {gift ? (
          <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
            {t('停用，不再送', 'Not given any more')}
          </Checkbox>
        ) : (
          <Field label={t('现在有几份', 'How many there are')}>
            {(id) => (
              <InputNumber
                id={id}
                min={0}
                max={1_000_000}
                precision={0}
                value={stock}
                onChange={(next) => setStock(next ?? 0)}
              />
            )}
          </Field>
        )}
        <Button
          type="primary"
          htmlType="submit"
          disabled={!name.trim()}
          loading={add.isPending || change.isPending}
        >
          {gift ? t('改', 'Change') : t('加上', 'Add')}
        </Button>
      </form>
    </Sheet>
  )
}
