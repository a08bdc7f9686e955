import { Button } from 'antd'
import { type ClipboardEvent, useState } from 'react'
import { useWords } from '#web/ui/words.ts'
import { cellsOf, pastedInto, textOf } from '../rules.ts'
import './imports.css'

const ROWS = 21
const COLUMNS = 8
const MOST_ROWS = 501

const empty = () => Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, () => ''))

/** Some rows typed in or pasted from a spreadsheet; the first row is the header. */
export function PasteGrid({ sending, onRead }: { sending: boolean; onRead(text: string): void }) {
  const { t } = useWords()
  const [grid, setGrid] = useState(empty)
  const change = (row: number, column: number, text: string) =>
    setGrid(pastedInto(grid, [[text]], row, column))
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return
    event.preventDefault()
    setGrid(pastedInto(grid, cellsOf(text), row, column).slice(0, MOST_ROWS))
  }
  const text = textOf(grid)
  const filled = grid.slice(1).filter((row) => row.some((cell) => cell.trim())).length
  return (
    <div className="kb-stack" style={{ gap: 12 }}>
      <div className="kb-card kb-paste">
        <table>
          <tbody>
            {grid.map((cells, row) => (
              <tr key={row}>
                <th scope="row">{row === 0 ? t('表头', 'Header') : row}</th>
                {cells.map((cell, column) => (
                  <td key={column}>
                    <input
                      aria-label={
                        row === 0
                          ? t(`第 ${column + 1} 列的表头`, `Header of column ${column + 1}`)
                          : t(`第 ${row} 行第 ${column + 1} 列`, `Row ${row}, column ${column + 1}`)
                      }
                      value={cell}
                      placeholder={row === 0 && column === 0 ? t('从这里粘贴', 'Paste here') : ''}
                      onChange={(event) => change(row, column, event.target.value)}
                      onPaste={(event) => paste(event, row, column)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="kb-row" style={{ gap: 12 }}>
        <Button type="primary" disabled={filled === 0} loading={sending} onClick={() => onRead(text)}>
          {filled > 0
            ? t(`读这 ${filled} 行`, `Read these ${filled} rows`)
            : t('读这些行', 'Read these rows')}
        </Button>
        {text !== '' && <Button onClick={() => setGrid(empty())}>{t('清空', 'Clear')}</Button>}
      </div>
    </div>
  )
}
