import { currentTenant } from '#web/ui/call.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Seen } from './seen.tsx'

const sizeOf = (bytes: number) =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`

export function Files({ seen }: { seen: Seen }) {
  const { t } = useWords()
  if (seen.files.length === 0)
    return (
      <Empty>
        {t(
          '还没有文件。记一笔时拍的照片会放在这里。',
          'No files yet. Photos taken with a record appear here.',
        )}
      </Empty>
    )
  return (
    <div className="kb-scroll-x">
      <Table>
        <tbody>
          {seen.files.map((file) => (
            <tr key={file.id}>
              <td>
                <a
                  href={`/api/staff/files/${file.id}?tenant=${currentTenant() ?? ''}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {file.name}
                </a>
              </td>
              <td className="kb-number kb-muted">{sizeOf(file.size)}</td>
              <td className="kb-muted">
                {file.by} <When at={file.uploadedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
