import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listProjects } from '../../places/contract/projects.ts'
import { listCallers } from '../contract.ts'
import { Collective } from './Collective.tsx'

type Caller = OutputOf<typeof listCallers>['callers'][number]
const spans = [30, 90, 365] as const

/** Who comes again and again, and what many ask for together. */
export function Callers() {
  const { t } = useWords()
  const [which, setWhich] = useState<'again' | 'collective'>('again')
  const [days, setDays] = useState<number>(90)
  const [projectId, setProject] = useState<string>()
  const projects = useRead(listProjects, {})
  const where = projectId ? { projectId } : {}
  return (
    <div className="kb-page">
      <PageHead title={t('重访与群诉', 'Who comes again')} />
      <div className="kb-wrap" style={{ marginBottom: 16 }}>
        <Segmented
          value={which}
          onChange={setWhich}
          options={[
            { value: 'again', label: t('反复来的人', 'People') },
            { value: 'collective', label: t('群诉', 'Collective') },
          ]}
        />
        <Segmented
          value={days}
          onChange={setDays}
          options={spans.map((value) => ({ value, label: t(`${value} 天`, `${value} days`) }))}
        />
        <Select
          allowClear
          aria-label={t('项目', 'Project')}
          placeholder={t('全部项目', 'All projects')}
          style={{ minWidth: 150 }}
          value={projectId}
          onChange={setProject}
          options={projects.data?.projects.map((each) => ({ value: each.id, label: each.name })) ?? []}
        />
      </div>
      {which === 'again' ? <Again days={days} where={where} /> : <Collective days={days} where={where} />}
    </div>
  )
}

function Again({ days, where }: { days: number; where: { projectId?: string } }) {
  const { t } = useWords()
  const query = useRead(listCallers, { days, ...where }, { keep: true })
  return (
    <Asked query={query} bones={8} height={44}>
      {({ callers, more }) =>
        callers.length === 0 ? (
          <Empty>{t(`${days} 天里没有人来过三次。`, `Nobody came three times in ${days} days.`)}</Empty>
        ) : (
          <section className="kb-card kb-scroll-x">
            <Table wide>
              <thead>
                <tr>
                  <th>{t('谁', 'Who')}</th>
                  <th className="kb-number">{t('来过', 'Came')}</th>
                  <th className="kb-number">{t('没办完', 'Open')}</th>
                  <th className="kb-number">{t('重新处理', 'Again')}</th>
                  <th className="kb-number">{t('催过', 'Urged')}</th>
                  <th>{t('为了什么', 'What for')}</th>
                  <th>{t('最近', 'Last')}</th>
                </tr>
              </thead>
              <tbody>
                {callers.map((caller) => (
                  <Line key={caller.lastTicketId} caller={caller} />
                ))}
              </tbody>
            </Table>
            {more && <p className="kb-muted">{t('只列了前 200 位。', 'The first 200 are listed.')}</p>}
          </section>
        )
      }
    </Asked>
  )
}

function Line({ caller }: { caller: Caller }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <tr>
      <td>
        {caller.customerId ? (
          <Link to={here(`customers/${caller.customerId}`)}>{caller.customer}</Link>
        ) : (
          (caller.caller ?? t('没有登记', 'not on record'))
        )}{' '}
        <span className="kb-muted kb-small">
          {[caller.room, caller.phone, caller.project].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td className="kb-number">{caller.tickets}</td>
      <td className="kb-number">{caller.open}</td>
      <td className="kb-number">{caller.reopened}</td>
      <td className="kb-number">{caller.urged}</td>
      <td>
        {caller.about.map(({ kindTitle, category, tickets }) => (
          <div key={`${kindTitle} ${category}`}>
            <Policy>
              {kindTitle}
              {category && ` · ${category}`}
            </Policy>{' '}
            <span className="kb-muted">{tickets}</span>
          </div>
        ))}
      </td>
      <td>
        <Link to={here(`tickets/${caller.lastTicketId}`)}>
          <When at={caller.lastAt} />
        </Link>
      </td>
    </tr>
  )
}
