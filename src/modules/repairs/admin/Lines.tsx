import { AutoComplete, Button, Input } from 'antd'
import { useState } from 'react'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import type { Line } from '../contract/jobs.ts'
import { listPrices } from '../contract/prices.ts'
import { readYuan, yuan } from '../rules.ts'

/** What was put in: chosen from the price list, or typed with its price. */
export function Lines({ lines, onChange }: { lines: Line[]; onChange(lines: Line[]): void }) {
  const { t } = useWords()
  const prices = useRead(listPrices, {}, { staleTime: 600_000 }).data?.prices ?? []
  const [name, setName] = useState('')
  const [price, setPrice] = useState('')
  const known = prices.find((each) => each.name === name.trim())
  const fen = known && price === '' ? known.fen : readYuan(price === '' ? '0' : price)
  const add = () => {
    const same = lines.findIndex((line) => line.name === name.trim() && line.fen === fen)
    if (same >= 0) change(same, lines[same]!.count + 1)
    else onChange([...lines, { name: name.trim(), unit: known?.unit ?? '', count: 1, fen: fen! }])
    setName('')
    setPrice('')
  }
  const change = (at: number, count: number) =>
    onChange(
      count < 1
        ? lines.filter((_, index) => index !== at)
        : lines.map((line, index) => (index === at ? { ...line, count } : line)),
    )
  return (
    <div>
      <span className="kb-label">{t('用料和费用', 'Materials and work')}</span>
      <ul className="kb-lines">
        {lines.map((line, at) => (
          <li key={`${line.name} ${line.fen}`}>
            <span className="kb-grow">
              {line.name}{' '}
              <span className="kb-muted kb-small">
                {t(`${yuan(line.fen)} 元`, `${yuan(line.fen)} yuan`)}
                {line.unit && ` / ${line.unit}`}
              </span>
            </span>
            <Button
              aria-label={t(`少一个 ${line.name}`, `One ${line.name} less`)}
              onClick={() => change(at, line.count - 1)}
            >
              −
            </Button>
            <span style={{ minWidth: 24, textAlign: 'center' }}>{line.count}</span>
            <Button
              aria-label={t(`多一个 ${line.name}`, `One ${line.name} more`)}
              onClick={() => change(at, line.count + 1)}
            >
              ＋
            </Button>
          </li>
        ))}
      </ul>
      <div className="kb-wrap" style={{ marginTop: 8 }}>
        <AutoComplete
          style={{ flex: 1, minWidth: 150 }}
          aria-label={t('料或工', 'Material or work')}
          placeholder={t('料或工', 'Material or work')}
          value={name}
          onChange={setName}
          options={prices.map((each) => ({
            value: each.name,
            label: `${each.name} ${yuan(each.fen)}/${each.unit}`,
          }))}
          showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed.trim()) }}
        />
        <Input
          style={{ width: 96 }}
          inputMode="decimal"
          aria-label={t('单价（元）', 'Price (yuan)')}
          placeholder={known ? yuan(known.fen) : t('单价', 'Price')}
          value={price}
          onChange={(event) => setPrice(event.target.value)}
        />
        <Button disabled={!name.trim() || fen === null || fen === undefined} onClick={add}>
          {t('加上', 'Add')}
        </Button>
      </div>
    </div>
  )
}
