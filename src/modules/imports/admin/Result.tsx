import { App, Button, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { sendFile, useSaving } from '#modules/files/admin/files.tsx'
import { useHere } from '#web/admin/session.ts'
import { call } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useWords } from '#web/ui/words.ts'
import { reportImport } from '../contract/copies.ts'
import { retryFailed } from '../contract/rows.ts'
import { ImportRows } from './ImportRows.tsx'
import type { SeenImport } from './seen.tsx'
import { TallyLine } from './TallyLine.tsx'
import { UndoImport } from './UndoImport.tsx'

/** Step four: what was brought in; the failed rows again; taking all of it back. */
export function Result({ seen }: { seen: SeenImport }) {
  const { t, locale } = useWords()
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
  const failed = (seen.tally?.refused ?? 0) > 0
  return (
    <div className="kb-stack" style={{ gap: 20 }}>
      <div className="kb-card kb-stack" style={{ padding: 20 }}>
        {seen.tally && <TallyLine tally={seen.tally} leftOut={seen.preview?.leftOut} />}
        {seen.undone && (
          <p style={{ margin: 0 }}>
            {t(
              `已撤销：删除 ${seen.undone.removed} 位，恢复 ${seen.undone.restored} 位，保留 ${seen.undone.kept} 位（已经有往来或又改过）。`,
              `Undone: ${seen.undone.removed} removed, ${seen.undone.restored} restored, ${seen.undone.kept} kept because somebody had worked on them.`,
            )}
          </p>
        )}
      </div>
      {seen.state === 'imported' && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
          <Button type="primary" onClick={() => go(here('customers'))}>
            {t('看客户', 'See the customers')}
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
      <ImportRows id={seen.id} />
      {undoing && <UndoImport id={seen.id} onClose={() => setUndoing(false)} />}
    </div>
  )
}
