import { Select } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useRead } from '#web/ui/query.ts'
import { Toggle } from '#web/ui/Toggle.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { seeBuilding } from '../contract/building.ts'
import { placeFields } from '../contract/words.ts'
import { storeysOf } from '../rules.ts'
import { type Colouring, colourings, notMet, type Plan, type PlanHome, useShades } from './planColours.ts'
import './building.css'

/** 房态图: a building as one stands before it, one cell per home. */
export function Building() {
  const { id } = useParams()
  const query = useRead(seeBuilding, { id: id! }, { keep: true })
  return (
    <div className="kb-page">
      <Asked query={query} bones={12}>
        {(plan) => <Page plan={plan} />}
      </Asked>
    </div>
  )
}

function Page({ plan }: { plan: Plan }) {
  const { t, say } = useWords()
  const here = useHere()
  const go = useNavigate()
  const [params, setParams] = useSearchParams()
  const put = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        value ? next.set(name, value) : next.delete(name)
        return next
      },
      { replace: true },
    )
  const colouring = colourings.find((each) => each === params.get('by')) ?? 'stage'
  const onlyUnmet = params.get('unmet') === 'true'
  const shades = useShades(plan, colouring)
  const labels: Record<Colouring, string> = {
    stage: t('阶段', 'Stage'),
    met: t('今年见过没有', 'Met this year'),
    owed: t('有没有欠', 'Owed'),
  }
  return (
    <div className="kb-stack">
      <div className="kb-wrap">
        <h1>{t('房态图', 'At a glance')}</h1>
        <Link to={here(`projects/${plan.building.projectId}`)}>{plan.building.project}</Link>
        <Select
          aria-label={say(placeFields.building)}
          style={{ width: 120 }}
          value={plan.building.id}
          onChange={(id: string) => go({ pathname: here(`buildings/${id}`), search: params.toString() })}
          options={plan.buildings.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Chips
          label={t('颜色看什么', 'What the colour tells')}
          value={colouring}
          onChange={(value) => put('by', value === 'stage' ? undefined : value)}
          choices={colourings.map((value) => ({ value, label: labels[value] }))}
        />
        <Toggle on={onlyUnmet} onChange={(on) => put('unmet', on ? 'true' : undefined)}>
          {t('没见过面的', 'Not met')}
        </Toggle>
      </div>
      {plan.homes.length === 0 ? (
        <Empty>{t('这栋楼没有您看得到的房屋。', 'No home of this building is in your scope.')}</Empty>
      ) : (
        <>
          <Legend plan={plan} shades={shades} />
          <Drawing plan={plan} shades={shades} onlyUnmet={onlyUnmet} />
          <Counts homes={plan.homes} />
        </>
      )}
    </div>
  )
}

type Shades = ReturnType<typeof useShades>

function Legend({ plan, shades }: { plan: Plan; shades: Shades }) {
  const { t } = useWords()
  const count = (wanted: string) => plan.homes.filter((home) => shades.of(home).key === wanted).length
  return (
    <section aria-label={t('图例', 'Legend')} className="kb-wrap kb-small" style={{ gap: 14 }}>
      {shades.all.map(({ key, tint, words }) => (
        <span key={key} className="kb-row" style={{ gap: 5 }}>
          <i className={`kb-plan-swatch kb-tint-${tint}`} />
          {key.startsWith(':') ? <Policy>{words}</Policy> : words}
          <strong>{count(key)}</strong>
        </span>
      ))}
      <span className="kb-row" style={{ gap: 5 }}>
        <i className="kb-plan-dot" />
        {t('有事没办', 'something to do')}
      </span>
      <span className="kb-row kb-late" style={{ gap: 4 }}>
        <Icon name="late" size={13} />
        {t('超时', 'overdue')}
      </span>
    </section>
  )
}

function Drawing({ plan, shades, onlyUnmet }: { plan: Plan; shades: Shades; onlyUnmet: boolean }) {
  const { t } = useWords()
  const { entrances, storeys } = storeysOf(plan.homes)
  const floorName = (floor: number | null) => (floor === null ? '' : floor < 0 ? `B${-floor}` : String(floor))
  return (
    <div className="kb-plan-frame">
      <table className="kb-plan" aria-label={t('房态图', 'Building at a glance')}>
        <thead>
          <tr>
            <th scope="col">{t('楼层', 'Floor')}</th>
            {entrances.map((name) => (
              <th key={name} scope="col">
                {name && t(`${name} 单元`, `Entrance ${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {storeys.map(({ floor, rows }) => (
            <tr key={floor}>
              <th scope="row">{floorName(floor)}</th>
              {rows.map((row, at) => (
                <td key={entrances[at]} className={floor === null || floor < 0 ? 'kb-plan-under' : undefined}>
                  <div>
                    {row.map((home, place) =>
                      home ? (
                        <Cell key={home.id} home={home} shades={shades} off={onlyUnmet && !notMet(home)} />
                      ) : (
                        <span key={place} className="kb-plan-gap" />
                      ),
                    )}
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ home, shades, off }: { home: PlanHome; shades: Shades; off: boolean }) {
  const { t } = useWords()
  const here = useHere()
  const { key, tint, words } = shades.of(home)
  const owed =
    home.overdue > 0
      ? t(`超时 ${home.overdue} 件`, `${home.overdue} overdue`)
      : home.open > 0
        ? t(`没办 ${home.open} 件`, `${home.open} open`)
        : ''
  const whole = [home.room, home.holder, words, owed].filter(Boolean).join(' · ')
  return (
    <Link
      to={here(`homes/${home.id}`)}
      className={`kb-plan-cell kb-tint-${tint}${off ? ' kb-plan-off' : ''}`}
      title={whole}
      aria-label={whole}
      aria-hidden={off}
      tabIndex={off ? -1 : 0}
    >
      <b>{home.number}</b>
      <small>{key.startsWith(':') ? <Policy>{words}</Policy> : words}</small>
      {home.overdue > 0 ? (
        <span className="kb-plan-sign kb-late">
          <Icon name="late" size={13} />
        </span>
      ) : (
        home.open > 0 && <i className="kb-plan-sign kb-plan-dot" />
      )}
    </Link>
  )
}

function Counts({ homes }: { homes: readonly PlanHome[] }) {
  const { t } = useWords()
  const count = (which: (home: PlanHome) => boolean) => homes.filter(which).length
  const sum = (key: 'open' | 'overdue') => homes.reduce((total, home) => total + home[key], 0)
  const owing = count(({ open }) => open > 0)
  const late = count(({ overdue }) => overdue > 0)
  const held = count(({ holder }) => holder !== null)
  const unmet = count(notMet)
  return (
    <p className="kb-muted" role="status">
      {t(
        `共 ${homes.length} 户 · 有住户 ${held} · 没见过面的 ${unmet} · 有事没办 ${owing} 户 ${sum('open')} 件 · 超时 ${late} 户 ${sum('overdue')} 件`,
        `${many(homes.length, 'home')} · ${held} held · ${unmet} not met · ${sum('open')} open in ${many(owing, 'home')} · ${sum('overdue')} overdue in ${many(late, 'home')}`,
      )}
    </p>
  )
}
