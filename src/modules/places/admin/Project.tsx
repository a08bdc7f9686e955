import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { seeProject } from '../contract/projects.ts'
import { projectMilestones } from '../contract/words.ts'
import { AddBatch } from './AddBatch.tsx'
import { AddBuilding } from './AddBuilding.tsx'
import { ChangeGoLive, GoLive } from './GoLive.tsx'
import { MoveMilestone, type Moving } from './MoveMilestone.tsx'
import { Nodes } from './Nodes.tsx'
import { Moves, Stages, WhoIsLate } from './ProjectParts.tsx'
import { sayMilestone } from './Projects.tsx'
import type { SeenProject } from './seen.tsx'

/** One page: where the project stands, what comes next, who is late. */
export function Project() {
  const { id } = useParams()
  const query = useRead(seeProject, { id: id! })
  return (
    <div className="kb-page" style={{ maxWidth: 1180 }}>
      <Asked query={query} bones={8}>
        {(seen) => <Page seen={seen} />}
      </Asked>
    </div>
  )
}

function Page({ seen }: { seen: SeenProject }) {
  const { t, locale, say, listed } = useWords()
  const { project } = seen
  const may = useMay('places.change')
  const here = useHere()
  const [moving, setMoving] = useState<Moving>()
  const [doing, setDoing] = useState<'building' | 'batch' | 'go-live'>()
  const handoverOf = (
    subjectKind: Moving['subjectKind'],
    subjectId: string,
    subject: string,
    on: string | null,
  ): Moving => ({
    subjectKind,
    subjectId,
    subject,
    name: 'handoverOn',
    on,
  })
  return (
    <div className="kb-stack" style={{ gap: 20 }}>
      <PageHead title={project.name}>
        <span className="kb-muted">
          {[
            project.city,
            t(
              `${project.homes.toLocaleString()} 户，有业主 ${project.held.toLocaleString()}`,
              `${many(project.homes, 'home')}, ${project.held.toLocaleString()} held`,
            ),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {may && (
          <Button
            type="primary"
            onClick={() =>
              setMoving(
                handoverOf(
                  'project',
                  project.id,
                  project.name,
                  seen.milestones.find(({ name }) => name === 'handoverOn')?.on ?? null,
                ),
              )
            }
          >
            {t('改里程碑', 'Move a milestone')}
          </Button>
        )}
      </PageHead>
      <p style={{ fontSize: '1.08em' }}>
        {project.next
          ? t(
              `下一个：${say(sayMilestone(project.next.name))} ${sayDay(project.next.on, locale)}。`,
              `Next: ${say(sayMilestone(project.next.name))} ${sayDay(project.next.on, locale)}. `,
            )
          : ''}
        {t(`未办 ${project.open.toLocaleString()} 件`, `${project.open.toLocaleString()} open`)}
        {project.overdue > 0 && (
          <>
            {t('，', ', ')}
            <span className="kb-late">
              {t(`逾期 ${project.overdue.toLocaleString()}`, `${project.overdue.toLocaleString()} overdue`)}
            </span>
          </>
        )}
      </p>
      <GoLive on={project.goLiveOn} onChange={() => setDoing('go-live')} />
      <section className="kb-card kb-scroll-x">
        <h2>{t('里程碑', 'Milestones')}</h2>
        <Table>
          <tbody>
            {seen.milestones.map(({ name, on }) => (
              <tr key={name}>
                <td>{say(projectMilestones[name])}</td>
                <td>
                  {on ? (
                    <span title={on}>{sayDay(on, locale)}</span>
                  ) : (
                    <span className="kb-muted">{t('没定', 'not set')}</span>
                  )}
                </td>
                <td className="kb-number">
                  {may && (
                    <Button
                      size="small"
                      onClick={() =>
                        setMoving({
                          subjectKind: 'project',
                          subjectId: project.id,
                          subject: project.name,
                          name,
                          on,
                        })
                      }
                    >
                      {on ? t('改', 'Move') : t('定', 'Set')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
      <section className="kb-card kb-scroll-x">
        <div className="kb-row">
          <h2 className="kb-grow">{t('批次与楼栋', 'Batches and buildings')}</h2>
          {may && (
            <>
              <Button size="small" onClick={() => setDoing('batch')}>
                {t('添加批次', 'Add a batch')}
              </Button>
              <Button size="small" onClick={() => setDoing('building')}>
                {t('添加楼栋', 'Add a building')}
              </Button>
            </>
          )}
        </div>
        {seen.buildings.length === 0 && (
          <Empty>
            {t(
              '还没有楼栋。添加楼栋时可以按规则一次生成房号。',
              'No buildings yet. A building can bring its homes by a rule.',
            )}
          </Empty>
        )}
        {seen.buildings.length > 0 && (
          <Table>
            <thead>
              <tr>
                <th>{t('楼栋', 'Building')}</th>
                <th className="kb-number">{t('户数', 'Homes')}</th>
                <th>{t('交付', 'Handover')}</th>
                <th>{t('管家', 'Stewards')}</th>
                <th aria-label={t('改', 'Move')} />
              </tr>
            </thead>
            <tbody>
              {seen.batches.map((batch) => (
                <tr key={batch.id} style={{ background: 'var(--kb-raised)' }}>
                  <td>
                    <strong>{batch.name}</strong> <span className="kb-muted">{t('批次', 'batch')}</span>
                  </td>
                  <td className="kb-number">{batch.homes}</td>
                  <td>{batch.handoverOn && sayDay(batch.handoverOn, locale)}</td>
                  <td />
                  <td className="kb-number">
                    {may && (
                      <Button
                        size="small"
                        onClick={() => setMoving(handoverOf('batch', batch.id, batch.name, batch.handoverOn))}
                      >
                        {t('改交付', 'Move handover')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
              {seen.buildings.map((building) => (
                <tr key={building.id}>
                  <td>
                    <Link to={here(`buildings/${building.id}`)}>{building.name}</Link>{' '}
                    <span className="kb-muted">
                      {seen.batches.find(({ id }) => id === building.batchId)?.name}
                    </span>
                  </td>
                  <td className="kb-number">
                    <Link to={here(`homes?projectId=${project.id}&buildingId=${building.id}`)}>
                      {building.homes}
                    </Link>
                  </td>
                  <td>{building.handoverOn && sayDay(building.handoverOn, locale)}</td>
                  <td>
                    {building.stewards.length > 0 ? (
                      listed(building.stewards)
                    ) : (
                      <span className="kb-soon">{t('没有管家', 'nobody')}</span>
                    )}
                  </td>
                  <td className="kb-number">
                    {may && (
                      <Button
                        size="small"
                        onClick={() =>
                          setMoving(handoverOf('building', building.id, building.name, building.handoverOn))
                        }
                      >
                        {t('改交付', 'Move handover')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </section>
      <Nodes seen={seen} may={may} />
      <WhoIsLate late={seen.late} />
      <Stages stages={seen.stages} />
      <Moves moves={seen.moves} may={may} />
      {moving && <MoveMilestone moving={moving} onClose={() => setMoving(undefined)} />}
      {doing === 'building' && <AddBuilding projectId={project.id} onClose={() => setDoing(undefined)} />}
      {doing === 'go-live' && <ChangeGoLive project={project} onClose={() => setDoing(undefined)} />}
      {doing === 'batch' && (
        <AddBatch projectId={project.id} buildings={seen.buildings} onClose={() => setDoing(undefined)} />
      )}
    </div>
  )
}
