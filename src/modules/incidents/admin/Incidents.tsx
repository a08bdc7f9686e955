import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useDeskNews } from '#modules/tickets/admin/useDeskNews.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type ListedIncident, listIncidents } from '../contract.ts'
import { OpenIncident, type Suspected } from './OpenIncident.tsx'

/** One cause, many homes: what runs, what looks like one, what is over. */
export function Incidents() {
  const { t } = useWords()
  const may = useMay('work.supervise')
  const [which, setWhich] = useState<'running' | 'over'>('running')
  const [opening, setOpening] = useState<Suspected | 'new' | null>(null)
  const query = useRead(listIncidents, { which }, { keep: true, refetchInterval: 60_000 })
  useDeskNews()
  return (
    <div className="kb-page">
      <PageHead title={t('事件', 'Incidents')}>
        {may && (
          <Button type="primary" onClick={() => setOpening('new')}>
            {t('立为事件', 'Open an incident')}
          </Button>
        )}
      </PageHead>
      <Segmented
        style={{ marginBottom: 16 }}
        value={which}
        onChange={setWhich}
        options={[
          { value: 'running', label: t('正在发生', 'Running') },
          { value: 'over', label: t('结束了的', 'Over') },
        ]}
      />
      <Asked query={query} bones={6} height={44}>
        {({ incidents, suspected }) => (
          <div className="kb-stack" style={{ gap: 24 }}>
            {suspected.length > 0 && (
              <section className="kb-card kb-stack" aria-label={t('可能是一件事', 'Perhaps one matter')}>
                <h2 style={{ margin: 0 }}>
                  {t('一天之内，同一栋楼报了同一类', 'One building, one category, within a day')}
                </h2>
                {suspected.map((one) => (
                  <div key={`${one.buildingId} ${one.category}`} className="kb-wrap">
                    <span className="kb-grow">
                      {one.project} {one.building} · <Policy>{one.category}</Policy>{' '}
                      <b>{t(`${one.tickets.length} 件`, `${one.tickets.length} reports`)}</b>{' '}
                      <span className="kb-muted">
                        {t('从', 'since')} <When at={one.firstAt} />
                      </span>
                    </span>
                    {may && (
                      <Button onClick={() => setOpening(one)}>
                        {t('立为事件，全部并入', 'Open one and take them in')}
                      </Button>
                    )}
                  </div>
                ))}
              </section>
            )}
            {incidents.length === 0 ? (
              <Empty>
                {which === 'running'
                  ? t('现在没有群体事件。', 'No incident is running.')
                  : t('还没有结束的事件。', 'None is over yet.')}
              </Empty>
            ) : (
              <List incidents={incidents} />
            )}
          </div>
        )}
      </Asked>
      {opening && (
        <OpenIncident suspected={opening === 'new' ? null : opening} onClose={() => setOpening(null)} />
      )}
    </div>
  )
}

function List({ incidents }: { incidents: readonly ListedIncident[] }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <section className="kb-card kb-scroll-x">
      <Table wide>
        <thead>
          <tr>
            <th>{t('什么事', 'What')}</th>
            <th>{t('项目', 'Project')}</th>
            <th className="kb-number">{t('影响户数', 'Homes')}</th>
            <th className="kb-number">{t('并入', 'Reports')}</th>
            <th>{t('从', 'Since')}</th>
            <th>{t('预计恢复', 'Expected end')}</th>
            <th>{t('最近进展', 'Last news')}</th>
          </tr>
        </thead>
        <tbody>
          {incidents.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={here(`incidents/${one.id}`)}>{one.title}</Link>
              </td>
              <td>{one.project}</td>
              <td className="kb-number">{one.homes}</td>
              <td className="kb-number">{one.tickets}</td>
              <td>
                <When at={one.beganAt} />
              </td>
              <td>
                {one.endedAt ? (
                  <>
                    {t('已恢复', 'ended')} <When at={one.endedAt} />
                  </>
                ) : one.expectedEndAt ? (
                  <Due at={one.expectedEndAt} />
                ) : (
                  t('还不知道', 'not known')
                )}
              </td>
              <td>{one.lastNewsAt ? <When at={one.lastNewsAt} /> : t('还没有', 'none')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
