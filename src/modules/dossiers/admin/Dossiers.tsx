import { Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { listProjects } from '#modules/places/contract/projects.ts'
import type { OutputOf } from '#platform/operation.ts'
import { WithTitles } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/ui/words.ts'
import { countDossiers } from '../contract/dossier.ts'
import { type Phase, phaseNames, phases } from '../contract/words.ts'

type Counted = OutputOf<typeof countDossiers>

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.floor((part / whole) * 100)}%`)

/** How complete the records are: by project, within a project by steward; every number opens the people behind it. */
export function Dossiers() {
  const { t, say } = useWords()
  const here = useHere()
  const mayWant = useMay('playbook.change')
  const [address, setAddress] = useSearchParams()
  const set = (name: string, value: string | undefined) =>
    setAddress((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    })
  const projectId = address.get('project') ?? undefined
  const phase = (address.get('phase') ?? undefined) as Phase | undefined
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const query = useRead(
    countDossiers,
    { ...(projectId ? { projectId } : {}), ...(phase ? { phase } : {}) },
    { keep: true },
  )
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('档案完整度', 'Complete records')}>
        <Select
          aria-label={t('项目', 'Project')}
          style={{ minWidth: 160 }}
          value={projectId ?? ''}
          onChange={(value) => set('project', value || undefined)}
          options={[
            { value: '', label: t('全部项目', 'All projects') },
            ...(projects.data?.projects.map(({ id, name }) => ({ value: id, label: name })) ?? []),
          ]}
        />
        {mayWant && <Link to={here('dossiers/wanted')}>{t('想知道什么', 'What is wanted')}</Link>}
      </PageHead>
      <div className="kb-stack">
        <Chips<Phase | 'all'>
          label={t('哪个阶段要的', 'Wanted by which step')}
          value={phase ?? 'all'}
          onChange={(value) => set('phase', value === 'all' ? undefined : value)}
          choices={[
            { value: 'all', label: t('全部阶段', 'All steps') },
            ...phaseNames.map((value) => ({ value, label: say(phases[value]) })),
          ]}
        />
        <Asked query={query} bones={6}>
          {(counted) =>
            counted.parts.length === 0 ? (
              <Empty action={mayWant && <Link to={here('dossiers/wanted')}>{t('去选', 'Choose')}</Link>}>
                {t(
                  '还没有选想知道什么，或您的范围里没有到这一步的客户。',
                  'Nothing is wanted yet, or nobody in your scope has come so far.',
                )}
              </Empty>
            ) : (
              <>
                <ByPart counted={counted} projectId={projectId} phase={phase} />
                <ByFact counted={counted} projectId={projectId} phase={phase} />
              </>
            )
          }
        </Asked>
      </div>
    </div>
  )
}

interface Shown {
  counted: Counted
  projectId: string | undefined
  phase: Phase | undefined
}

/** The address of the people behind a number. */
function useRows({ projectId, phase }: Omit<Shown, 'counted'>) {
  const here = useHere()
  return (more: Record<string, string | undefined>) => {
    const wanted = { project: projectId, phase, ...more }
    const asked = new URLSearchParams(
      Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    )
    return here(`dossiers/lacking?${asked}`)
  }
}

function ByPart({ counted, ...shown }: Shown) {
  const { t } = useWords()
  const rows = useRows(shown)
  const bySteward = shown.projectId !== undefined
  const place = (id: string | null) => (bySteward ? { steward: id ?? 'none' } : { project: id ?? undefined })
  return (
    <section className="kb-card kb-scroll-x">
      <Table wide>
        <thead>
          <tr>
            <th>{bySteward ? t('管家', 'Steward') : t('项目', 'Project')}</th>
            <th className="kb-number">{t('客户', 'People')}</th>
            <th className="kb-number">{t('档案齐的', 'Complete')}</th>
            <th className="kb-number">{t('有的项', 'Facts known')}</th>
            <th className="kb-number">{t('没有', 'Missing')}</th>
            <th className="kb-number">{t('旧了', 'Stale')}</th>
            <th className="kb-number">{t('不愿说', 'Would not say')}</th>
          </tr>
        </thead>
        <tbody>
          {counted.parts.map((part) => (
            <tr key={part.id ?? ''}>
              <td>
                <Link to={rows(place(part.id))}>
                  {part.name ?? (bySteward ? t('没有管家', 'No steward') : t('没有项目', 'No project'))}
                </Link>
              </td>
              <td className="kb-number">{part.people}</td>
              <td className="kb-number">
                {part.complete} <span className="kb-muted">{share(part.complete, part.people)}</span>
              </td>
              <td className="kb-number">{share(part.known, part.wanted - part.declined)}</td>
              <td className="kb-number">
                <Link to={rows({ ...place(part.id), state: 'missing' })}>{part.missing}</Link>
              </td>
              <td className="kb-number">
                <Link to={rows({ ...place(part.id), state: 'stale' })}>{part.stale}</Link>
              </td>
              <td className="kb-number">{part.declined}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function ByFact({ counted, ...shown }: Shown) {
  const { t, say } = useWords()
  const rows = useRows(shown)
  return (
    <section className="kb-card kb-scroll-x">
      <Table wide>
        <thead>
          <tr>
            <th>{t('哪一项', 'Which fact')}</th>
            <th className="kb-number">{t('要的', 'Wanted of')}</th>
            <th className="kb-number">{t('有', 'Known')}</th>
            <th className="kb-number">{t('没有', 'Missing')}</th>
            <th className="kb-number">{t('旧了', 'Stale')}</th>
            <th className="kb-number">{t('不愿说', 'Would not say')}</th>
          </tr>
        </thead>
        <tbody>
          {counted.facts.map((fact) => (
            <tr key={fact.field}>
              <td>
                <Link to={rows({ field: fact.field })}>
                  <WithTitles text={say(fact.title)} />
                </Link>
              </td>
              <td className="kb-number">{fact.wanted}</td>
              <td className="kb-number">{share(fact.known, fact.wanted - fact.declined)}</td>
              <td className="kb-number">
                <Link to={rows({ field: fact.field, state: 'missing' })}>{fact.missing}</Link>
              </td>
              <td className="kb-number">
                <Link to={rows({ field: fact.field, state: 'stale' })}>{fact.stale}</Link>
              </td>
              <td className="kb-number">{fact.declined}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
