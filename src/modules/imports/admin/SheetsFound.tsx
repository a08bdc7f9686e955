import { App, Button, Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWrite } from '#web/ui/query.ts'
import { many, useWords } from '#web/ui/words.ts'
import { mapImport } from '../contract/steps.ts'
import type { SeenImport } from './seen.tsx'

/** What was found in the file: sheets, where the header stands, what is hidden; what was found wrong is said here. */
export function SheetsFound({ seen, projectId }: { seen: SeenImport; projectId: string | null }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const found = Object.fromEntries(seen.sheets.map(({ name, headerRow }) => [name, headerRow ?? 0]))
  const leftBefore = seen.options.leaveSheets ?? []
  const [headers, setHeaders] = useState<Record<string, number>>(found)
  const [left, setLeft] = useState<readonly string[]>(leftBefore)
  const [withHidden, setWithHidden] = useState(seen.options.hiddenRows ?? false)
  const write = useWrite(mapImport, ['imports'])
  const shown = seen.sheets.filter(({ hidden }) => !hidden)
  const changed =
    shown.some(({ name }) => headers[name] !== found[name]) ||
    [...left].sort().join() !== [...leftBefore].sort().join() ||
    withHidden !== (seen.options.hiddenRows ?? false)
  const readAgain = () => {
    const chosen = shown.filter(({ name }) => !left.includes(name) && headers[name] !== found[name])
    const headerRows = {
      ...seen.options.headerRows,
      ...Object.fromEntries(chosen.map(({ name }) => [name, headers[name] ?? 0])),
    }
    write.mutate(
      {
        input: {
          id: seen.id,
          projectId,
          options: { headerRows, leaveSheets: [...left], hiddenRows: withHidden },
        },
      },
      { onError: (error) => message.warning(saidBy(error)) },
    )
  }
  return (
    <div className="kb-stack" style={{ gap: 8 }}>
      <ul className="kb-muted" style={{ margin: 0, paddingLeft: 18 }}>
        {seen.sheets.map(({ name, hidden, headerRow, rows, hiddenRows }) => (
          <li key={name}>
            {hidden
              ? t(`“${name}”是隐藏的表，没有读`, `“${name}” is hidden and was not read`)
              : leftBefore.includes(name)
                ? t(`“${name}”不导入`, `“${name}” is left out`)
                : headerRow === null
                  ? t(`“${name}”没有表头，${rows} 行`, `“${name}” has no header, ${many(rows, 'row')}`)
                  : t(
                      `“${name}”表头在第 ${headerRow} 行，下面 ${rows} 行要导入`,
                      `“${name}”: header in row ${headerRow}, ${many(rows, 'row')} to import`,
                    )}
            {hiddenRows > 0 &&
              !seen.options.hiddenRows &&
              t(`；隐藏的 ${hiddenRows} 行不导入`, `; ${many(hiddenRows, 'hidden row')} left out`)}
          </li>
        ))}
      </ul>
      <details>
        <summary>
          {t(
            '表头认错了、有的表不要、隐藏的行也要',
            'The header is another row, a sheet is not wanted, hidden rows are',
          )}
        </summary>
        <div className="kb-stack" style={{ gap: 8, marginTop: 8 }}>
          {shown.map(({ name }) => (
            <div key={name} className="kb-wrap">
              <Checkbox
                checked={!left.includes(name)}
                disabled={shown.length === 1}
                onChange={(event) =>
                  setLeft(event.target.checked ? left.filter((each) => each !== name) : [...left, name])
                }
              >
                {name}
              </Checkbox>
              <InputNumber
                aria-label={t(`“${name}”表头在第几行`, `Header row of “${name}”`)}
                prefix={t('表头第', 'header row')}
                suffix={t('行', '')}
                min={0}
                max={200_000}
                precision={0}
                style={{ width: 150 }}
                disabled={left.includes(name)}
                value={headers[name] ?? 0}
                onChange={(row) => setHeaders({ ...headers, [name]: row ?? 0 })}
              />
            </div>
          ))}
          {seen.sheets.some(({ hiddenRows }) => hiddenRows > 0) && (
            <Checkbox checked={withHidden} onChange={(event) => setWithHidden(event.target.checked)}>
              {t('隐藏的行也导入', 'Import hidden rows too')}
            </Checkbox>
          )}
          <p className="kb-small">{t('没有表头的填 0。', '0 where there is no header.')}</p>
          <div>
            <Button
              disabled={!changed || left.length === shown.length}
              loading={write.isPending}
              onClick={readAgain}
            >
              {t('按这样重新读', 'Read again like this')}
            </Button>
          </div>
        </div>
      </details>
    </div>
  )
}
