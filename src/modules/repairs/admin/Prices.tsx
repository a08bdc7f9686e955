import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { endPrice, listPrices, type Price, savePrice } from '../contract/prices.ts'
import { readYuan, yuan } from '../rules.ts'

/** What paid work costs: shown to the customer before it is begun. */
export function Prices() {
  const { t } = useWords()
  const may = useMay('work.supervise')
  const query = useRead(listPrices, {})
  return (
    <Asked query={query} bones={5}>
      {({ prices }) => (
        <div className="kb-card kb-stack">
          {prices.length === 0 && (
            <Empty>
              {t('还没有价目。收费的活要先给客户看价格。', 'No prices yet. Paid work needs one to show.')}
            </Empty>
          )}
          {prices.map((price) => (
            <Line key={price.id} price={price} may={may} />
          ))}
          {may && <Line key={`new ${prices.length}`} price={undefined} may />}
        </div>
      )}
    </Asked>
  )
}

function Line({ price, may }: { price: Price | undefined; may: boolean }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [name, setName] = useState(price?.name ?? '')
  const [unit, setUnit] = useState(price?.unit ?? '')
  const [amount, setAmount] = useState(price ? yuan(price.fen) : '')
  const save = useWrite(savePrice, ['repairs'])
  const end = useWrite(endPrice, ['repairs'])
  const fen = readYuan(amount)
  const changed = name !== (price?.name ?? '') || unit !== (price?.unit ?? '') || fen !== (price?.fen ?? null)
  const declined = { onError: (error: Error) => message.warning(saidBy(error)) }
  if (!may)
    return (
      <p>
        {price?.name} {t(`${amount} 元`, `${amount} yuan`)} / {price?.unit}
      </p>
    )
  return (
    <div className="kb-wrap">
      <Input
        style={{ width: 180 }}
        maxLength={60}
        aria-label={t('料或工', 'Material or work')}
        placeholder={t('料或工', 'Material or work')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        style={{ width: 90 }}
        inputMode="decimal"
        aria-label={t('单价（元）', 'Price (yuan)')}
        placeholder={t('元', 'yuan')}
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
      />
      <Input
        style={{ width: 70 }}
        maxLength={10}
        aria-label={t('单位', 'Unit')}
        placeholder={t('个、次', 'piece')}
        value={unit}
        onChange={(event) => setUnit(event.target.value)}
      />
      {changed && (
        <Button
          disabled={!name.trim() || !unit.trim() || fen === null}
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              {
                input: {
                  ...(price ? { id: price.id, labour: price.labour } : {}),
                  name: name.trim(),
                  unit: unit.trim(),
                  fen: fen!,
                },
              },
              declined,
            )
          }
        >
          {price ? t('保存', 'Save') : t('加上', 'Add')}
        </Button>
      )}
      {price && !changed && (
        <Button danger type="text" onClick={() => end.mutate({ input: { id: price.id } }, declined)}>
          {t('去掉', 'Take off')}
        </Button>
      )}
    </div>
  )
}
