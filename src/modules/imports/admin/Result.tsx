import { App, Button, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { sendFile, useSaving } from '#modules/files/admin/files.tsx'
import { useHere, useMyself } from '#web/admin/session.ts'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWords } from '#web/ui/words.ts'
import { reportImport } from '../contract/copies.ts'
import { retryFailed } from '../contract/rows.ts'
import { startImport } from '../contract/runs.ts'
import { importKinds, type KindName, kindNames } from '../contract/words.ts'
import { ImportRows } from './ImportRows.tsx'
import type { SeenImport } from './seen.tsx'
import { TallyLine } from './TallyLine.tsx'
import { UndoImport } from './UndoImport.tsx'

const customers = { path: 'customers', zh: '看客户', en: 'See the customers' }
const queue = { path: 'tickets', zh: '看队列', en: 'See the queue' }
const PLACES: Record<SeenImport['kind'], { path: string; zh: string; en: string }> = {
  customers,
  homes: { path: 'places', zh: '看房屋', en: 'See the homes' },
  staff: { path: 'staff', zh: '看人员', en: 'See the staff' },
  consents: customers,
  contacts: customers,
  tickets: customers,
  requests: queue,
  logs: queue,
  facts: customers,
}

/** Step four: what was brought in; the failed rows again; taking all of it back. */
export function Result({ seen }: { seen: SeenImport }) {
  const { t, say, locale } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const go = useNavigate()
  const report = useSaving()
  const [undoing, setUndoing] = useState(false)
  const retry = async (ask: () => Promise<{ id: string }>) => {
    try {
      go(here(`imports/${(await ask()).id}`))
    } catch (error) {
      message.error(saidBy(error))
    }
  }
  const { counted } = importKinds[seen.kind]
  const failed = (seen.tally?.refused ?? 0) > 0
  return (
    <div className="kb-stack" style={{ gap: 20 }}>
      <div className="kb-card kb-stack" style={{ padding: 20 }}>
        {seen.tally && <TallyLine tally={seen.tally} leftOut={seen.preview?.leftOut} />}
        {seen.undone && (
          <p style={{ margin: 0 }}>
            {t(
              `已撤销：删除 ${seen.undone.removed} ${counted.zh}，恢复 ${seen.undone.restored}，保留 ${seen.undone.kept}（之后有人动过）。`,
              `Undone: ${seen.undone.removed} removed, ${seen.undone.restored} restored, ${seen.undone.kept} kept because somebody had worked on them.`,
            )}
          </p>
        )}
      </div>
      {seen.state === 'imported' && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
          <Button type="primary" onClick={() => go(here(PLACES[seen.kind].path))}>
            {say(PLACES[seen.kind])}
          </Button>
          {failed && (
            <>
              <Button
                loading={report.saving}
                onClick={() => report.save(() => call(reportImport, { id: seen.id, language: locale }))}
              >
                {t('下载有误的行', 'Failed rows with reasons')}
              </Button>
              <Upload
                accept=".xlsx,.csv"
                showUploadList={false}
                customRequest={({ file }) =>
                  retry(async () => call(retryFailed, { id: seen.id, fileId: await sendFile(file as File) }))
                }
              >
                <Button>{t('上传改好的副本', 'Upload the mended copy')}</Button>
              </Upload>
              <Button onClick={() => retry(() => call(retryFailed, { id: seen.id }))}>
                {t('原样重导这些行', 'Try these rows again')}
              </Button>
            </>
          )}
          <Button danger onClick={() => setUndoing(true)}>
            {t('撤销本次', 'Undo this import')}
          </Button>
        </div>
      )}
      <OtherSheets seen={seen} />
      <ImportRows id={seen.id} />
      {undoing && <UndoImport id={seen.id} kind={seen.kind} onClose={() => setUndoing(false)} />}
    </div>
  )
}

/** A workbook often holds homes on one sheet and owners on another: the rest of it comes in as another import of the same file. */
function OtherSheets({ seen }: { seen: SeenImport }) {
  const { t, say, listed } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const go = useNavigate()
  const { permissions } = useMyself()
  const left = seen.options.leaveSheets ?? []
  const done = seen.sheets.filter(({ name, hidden }) => !hidden && !left.includes(name))
  if (left.length === 0 || seen.state !== 'imported') return null
  const begin = async (kind: KindName) => {
    try {
      const { id } = await call(startImport, {
        kind,
        fileId: seen.fileId,
        leaveSheets: done.map(({ name }) => name),
        ...(seen.projectId ? { projectId: seen.projectId } : {}),
      })
      go(here(`imports/${id}`))
    } catch (error) {
      message.error(saidBy(error))
    }
  }
  return (
    <div className="kb-card kb-stack" style={{ padding: 16, gap: 8 }}>
      <p style={{ margin: 0 }}>
        {t(
          `这个文件里还没导入的表：${listed(left)}。接着导入成：`,
          `Sheets not imported yet: ${listed(left)}. Import them as:`,
        )}
      </p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {kindNames
          .filter((kind) => importKinds[kind].also === null || permissions.includes(importKinds[kind].also))
          .map((kind) => (
            <Button key={kind} onClick={() => begin(kind)}>
              {say(importKinds[kind])}
            </Button>
          ))}
      </div>
    </div>
  )
}
