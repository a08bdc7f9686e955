import { useWords } from '#web/ui/words.ts'
import type { SeenImport } from './seen.tsx'

/** What was found in the file: sheets, where the header stands, what is hidden. */
export function SheetsFound({ seen }: { seen: SeenImport }) {
  const { t } = useWords()
  return (
    <ul className="kb-muted" style={{ margin: 0, paddingLeft: 18 }}>
      {seen.sheets.map(({ name, hidden, headerRow, rows }) => (
        <li key={name}>
          {hidden
            ? t(`“${name}”是隐藏的表，没有读`, `“${name}” is hidden and was not read`)
            : headerRow === null
              ? t(`“${name}”没有表头，${rows} 行`, `“${name}” has no header, ${rows} rows`)
              : t(
                  `“${name}”表头在第 ${headerRow} 行，下面 ${rows} 行要导入`,
                  `“${name}”: header in row ${headerRow}, ${rows} rows to import`,
                )}
        </li>
      ))}
    </ul>
  )
}
