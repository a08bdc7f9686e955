import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { Table } from '#web/ui/Table.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import { addProject, listProjects } from '../contract/projects.ts'
import { projectKinds, projectMilestones } from '../contract/words.ts'

export const sayMilestone = (name: string) =>
  projectMilestones[name as keyof typeof projectMilestones] ?? { zh: name, en: name }

export function Projects() {
  const { say, t, locale } = useWords()
  const here = useHere()
  const may = useMay('places.change')
  const [adding, setAdding] = useState(false)
  const query = useRead(listProjects, {})
  return (
    <div className="kb-page" style={{ maxWidth: 1180 }}>
      <PageHead title={t('项目', 'Projects')}>
        <ExportButton what="projects" />
        {may && <Button onClick={() => setAdding(true)}>{t('添加项目', 'Add a project')}</Button>}
      </PageHead>
      <Asked query={query} bones={5}>
        {({ projects }) =>
          projects.length === 0 ? (
            <Empty
              action={
                may && (
                  <Button type="primary" onClick={() => setAdding(true)}>
                    {t('添加第一个项目', 'Add the first project')}
                  </Button>
                )
              }
            >
              {t(
                '还没有项目。先有项目和房号，才能分片、带进客户。',
                'No projects yet. Projects and homes come first.',
              )}
            </Empty>
          ) : (
            <div className="kb-card kb-scroll-x">
              <Table>
                <thead>
                  <tr>
                    <th>{t('项目', 'Project')}</th>
                    <th className="kb-number">{t('户数', 'Homes')}</th>
                    <th className="kb-number">{t('有业主', 'Held')}</th>
                    <th className="kb-number">{t('未办', 'Open')}</th>
                    <th className="kb-number">{t('逾期', 'Overdue')}</th>
                    <th>{t('下一个里程碑', 'Next milestone')}</th>
                  </tr>
                </thead>
                <tbody>
                  {projects.map((project) => (
                    <tr key={project.id}>
                      <td>
                        <Link to={here(`projects/${project.id}`)}>
                          <strong>{project.name}</strong>
                        </Link>{' '}
                        <span className="kb-muted">{project.city}</span>
                      </td>
                      <td className="kb-number">{project.homes.toLocaleString()}</td>
                      <td className="kb-number">{project.held.toLocaleString()}</td>
                      <td className="kb-number">{project.open.toLocaleString()}</td>
                      <td className={project.overdue > 0 ? 'kb-number kb-late' : 'kb-number'}>
                        {project.overdue.toLocaleString()}
                      </td>
                      <td>
                        {project.next ? (
                          `${say(sayMilestone(project.next.name))} ${sayDay(project.next.on, locale)}`
                        ) : (
                          <span className="kb-muted">–</span>
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
      {adding && <AddProject onClose={() => setAdding(false)} />}
    </div>
  )
}

function AddProject({ onClose }: { onClose(): void }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const go = useNavigate()
  const here = useHere()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<keyof typeof projectKinds>('residential')
  const [city, setCity] = useState('')
  const [goLiveOn, setGoLiveOn] = useState<string>()
  const write = useWrite(addProject, ['places', 'staff'])
  const save = () =>
    write.mutate(
      { input: { name, kind, ...(city.trim() ? { city } : {}), ...(goLiveOn ? { goLiveOn } : {}) } },
      {
        onSuccess: ({ id }) => go(here(`projects/${id}`)),
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t('添加项目', 'Add a project')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!name.trim()}
          loading={write.isPending}
          onClick={save}
        >
          {t('添加', 'Add')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('名称', 'Name')} required>
          {(id) => (
            <Input id={id} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t('类型', 'Kind')}>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={kind}
              onChange={setKind}
              options={Object.entries(projectKinds).map(([value, words]) => ({ value, label: say(words) }))}
            />
          )}
        </Field>
        <Field label={t('城市', 'City')}>
          {(id) => (
            <Input id={id} value={city} maxLength={40} onChange={(event) => setCity(event.target.value)} />
          )}
        </Field>
        <Field label={t('启用日', 'Go-live date')} hint={t('不填就用公司的', 'Empty: the company’s')}>
          {(id) => <DayInput id={id} value={goLiveOn} onChange={setGoLiveOn} />}
        </Field>
      </div>
    </Sheet>
  )
}
