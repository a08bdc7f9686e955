import { App, Button, Popconfirm } from 'antd'
import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { decideErasure, erasureStates, listErasures } from '../contract.ts'

/** Who is to be erased, who asked, who agreed. */
export function Erasures() {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const here = useHere()
  const query = useRead(listErasures, { limit: 100 }, { staleTime: 0 })
  const decide = useWrite(decideErasure, ['erasures', 'customers', 'exports', 'imports'])
  const answer = (id: string, agreed: boolean) =>
    decide.mutate({ input: { id, agreed } }, { onError: (error) => message.warning(saidBy(error)) })
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('删除个人信息', 'Erasures')} />
      <Asked query={query} bones={4}>
        {({ erasures }) =>
          erasures.length === 0 ? (
            <Empty>{t('没有人申请删除。', 'Nobody has asked to be erased.')}</Empty>
          ) : (
            <div className="kb-card kb-scroll-x">
              <Table wide>
                <thead>
                  <tr>
                    <th>{t('客户', 'Customer')}</th>
                    <th>{t('为什么', 'Why')}</th>
                    <th>{t('谁申请', 'Asked by')}</th>
                    <th>{t('状态', 'State')}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {erasures.map((one) => (
                    <tr key={one.id}>
                      <td>
                        {one.state === 'done' ? (
                          one.customer
                        ) : (
                          <Link to={here(`customers/${one.customerId}`)}>{one.customer}</Link>
                        )}
                      </td>
                      <td>{one.reason}</td>
                      <td>
                        {one.by}
                        <div className="kb-muted kb-small">
                          <When at={one.at} />
                        </div>
                      </td>
                      <td>
                        {say(erasureStates[one.state])}
                        {one.decidedBy && (
                          <div className="kb-muted kb-small">
                            {one.decidedBy} · <When at={one.decidedAt!} />
                          </div>
                        )}
                      </td>
                      <td>
                        {one.state === 'asked' && !one.mine && (
                          <>
                            <Popconfirm
                              title={t('删除后不能恢复。', 'Nothing brings it back.')}
                              okText={t('删除', 'Erase')}
                              cancelText={t('再想想', 'Not yet')}
                              onConfirm={() => answer(one.id, true)}
                            >
                              <Button size="small" danger loading={decide.isPending}>
                                {t('同意删除', 'Agree')}
                              </Button>
                            </Popconfirm>{' '}
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
