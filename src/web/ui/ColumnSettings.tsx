import { Button, Checkbox, Popover } from 'antd'
import { Icon } from './Icon.tsx'
import { useWords } from './words.ts'

interface Props {
  columns: readonly { key: string; title: string }[]
  hidden: readonly string[]
  fixed: string
  toggle(key: string): void
}

export function ColumnSettings({ columns, hidden, fixed, toggle }: Props) {
  const { t } = useWords()
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="kb-stack" style={{ gap: 6 }}>
          {columns.map(({ key, title }) => (
            <Checkbox
              key={key}
              checked={!hidden.includes(key)}
              disabled={key === fixed}
              onChange={() => toggle(key)}
            >
              {title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button icon={<Icon name="columns" />}>{t('列', 'Columns')}</Button>
    </Popover>
  )
}
