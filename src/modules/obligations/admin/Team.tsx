import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Covers } from '#modules/staff/admin/Covers.tsx'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeTeam } from '../contract/matters.ts'
import { Excuses } from './Excuses.tsx'
import './today.css'

/** Who carries how much; a number opens that person's list. */
export function Team({ head }: { head?: ReactNode }) {
  const { t, listed } = useWords()
  const here = useHere()
  const query = useRead(seeTeam, {}, { keep: true })
  return (
    <div>
      {head}
      <div className="kb-page">
        {!head && <PageHead title={t('团队', 'Team')} />}
        <Asked query={query} bones={6} height={46}>
          {({ people, excuses }) => (
            <div className="kb-stack" style={{ gap: 24 }}>
              {excuses.length > 0 && <Excuses excuses={excuses} />}
              <Covers />
              {people.length === 0 && (
                <Empty>{t('组里现在没有未办的事。', 'Nobody in the team has anything open.')}</Empty>
              )}
              {people.length > 0 && (
                <div className="kb-card kb-scroll-x" style={{ paddingBlock: 8 }}>
                  <Table>
                    <thead>
                      <tr>
                        <th>{t('谁', 'Who')}</th>
                        <th className="kb-number">{t('逾期', 'Overdue')}</th>
                        <th className="kb-number">{t('今天', 'Today')}</th>
                        <th className="kb-number">{t('本周', 'This week')}</th>
                        <th className="kb-number">{t('没接 3 次', '3 no answers')}</th>
                        <th className="kb-number">{t('待我批', 'To decide')}</th>
                        <th aria-label={t('打开', 'Open')} />
                      </tr>
                    </thead>
                    <tbody>
                      {people.map((person) => {
                        const list = here(`today?person=${person.staffId}`)
                        return (
                          <tr key={person.staffId ?? 'nobody'}>
                            <td>
                              {person.staffId ? (
                                <Link to={list}>{person.name}</Link>
                              ) : (
                                <strong>{t('还没有人负责', 'Nobody')}</strong>
                              )}{' '}
                              <span className="kb-muted kb-small">
                                <Policy>{listed(person.roles)}</Policy>
                              </span>
                            </td>
                            <td className={person.overdue > 0 ? 'kb-number kb-late' : 'kb-number'}>
                              {person.overdue}
                            </td>
                            <td className="kb-number">{person.today}</td>
                            <td className="kb-number">{person.week}</td>
                            <td className="kb-number">{person.noAnswer}</td>
                            <td className="kb-number">{person.excuses}</td>
                            <td className="kb-number">
                              {person.staffId && (
                                <Link to={list}>
                                  <Button size="small" type="text">
                                    {t('看清单', 'List')}
                                  </Button>
                                </Link>
                              )}
                            </td>
                          </tr>
                        )
                      })}
                    </tbody>
                  </Table>
                </div>
              )}
            </div>
          )}
        </Asked>
      </div>
    </div>
  )
}
