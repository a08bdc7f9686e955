import { App, Button } from 'antd'
import { useSaving } from '#modules/files/admin/files.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { decideExport, exportedLists, exportStates, listExports } from '../contract.ts'
import { ExportButton } from './ExportButton.tsx'

/** Who took what out, and what waits for a second person. */
export function Exports() {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const query = useRead(listExports, { limit: 100 }, { staleTime: 0 })
  const decide = useWrite(decideExport, ['exports'])
  const { save } = useSaving()
  const answer = (id: string, agreed: boolean) =>
    decide.mutate({ input: { id, agreed } }, { onError: (error) => message.error(saidBy(error)) })
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('导出记录', 'Exports')}>
        {query.data?.everything && (
          <ExportButton what="everything" label={t('全部带走', 'Take everything')} />
        )}
      </PageHead>
      <Asked query={query} bones={4}>
        {({ exports }) =>
          exports.length === 0 ? (
            <Empty>{t('还没有人导出过。', 'Nobody has exported anything yet.')}</Empty>
          ) : (
            <div className="kb-card kb-scroll-x">
              <Table wide>
                <thead>
                  <tr>
                    <th>{t('什么', 'What')}</th>
                    <th className="kb-number">{t('行数', 'Rows')}</th>
                    <th>{t('谁', 'Who')}</th>
                    <th>{t('时间', 'When')}</th>
                    <th>{t('状态', 'State')}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {exports.map((one) => (
                    <tr key={one.id}>
                      <td>
                        {say(exportedLists[one.what])}
                        {one.unmasked && (
                          <div className="kb-soon kb-small">
                            {t(`完整号码：${one.reason}`, `Whole numbers: ${one.reason}`)}
                          </div>
                        )}
                      </td>
                      <td className="kb-number">{one.rows}</td>
                      <td>{one.by}</td>
                      <td>
                        <When at={one.at} />
                      </td>
                      <td>
                        {one.removed
                          ? t('已过保存期', 'Kept long enough, removed')
                          : say(exportStates[one.state])}
                        {one.agreedBy && <div className="kb-muted kb-small">{one.agreedBy}</div>}
                      </td>
                      <td>
                        {one.fileId && (
                          <Button size="small" onClick={() => save(async () => ({ fileId: one.fileId! }))}>
                            {t('下载', 'Download')}
                          </Button>
                        )}
                        {one.state === 'asked' && !one.mine && (
                          <>
                            <Button size="small" type="primary" onClick={() => answer(one.id, true)}>
                              {t('同意', 'Agree')}
                            </Button>{' '}
                            <Button size="small" onClick={() => answer(one.id, false)}>
                              {t('不同意', 'Decline')}
                            </Button>
                          </>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
          )
        }
      </Asked>
    </div>
  )
}
