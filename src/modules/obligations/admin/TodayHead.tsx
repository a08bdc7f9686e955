import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import { useHere, useMyself } from '#web/admin/session.ts'
import { now } from '#web/ui/clock.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { sayLunar, sayToday } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import type { HomeRow } from '../contract/matters.ts'
import type { Today } from './useTodayList.tsx'
import { buildingOf, type Group, type View } from './useView.tsx'

interface Props {
  view: View
  list: Today | undefined
  phone: boolean
  supervises: boolean
  homes: readonly HomeRow[]
  onFilter?(): void
  onMet?(): void
}

export function TodayHead({ view, list, phone, supervises, homes, onFilter, onMet }: Props) {
  const { t, locale } = useWords()
  const [filtering, setFiltering] = useState(Boolean(view.building || view.what || view.how || view.text))
  const me = useMyself().id
  const here = useHere()
  const lunar = locale === 'en' ? null : sayLunar(now())
  return (
    <header className="kb-today-head">
      <div className="kb-row">
        <h1 className="kb-grow" style={phone ? { fontSize: '1.1em' } : {}}>
          {sayToday(now(), locale)}
          {lunar && (
            <span className="kb-muted" style={{ fontWeight: 400, fontSize: '0.8em' }}>
              {' '}
              · {lunar}
            </span>
          )}
        </h1>
        {supervises && (
          <Segmented
            value={view.team ? 'team' : 'mine'}
            onChange={(value) => view.put({ team: value === 'team' ? '1' : undefined, person: undefined })}
            options={[
              { value: 'mine', label: t('我的', 'Mine') },
              { value: 'team', label: t('全组', 'Team') },
            ]}
          />
        )}
      </div>
      {!view.team && view.person && (
        <p className="kb-row">
          <strong className="kb-grow">
            {t(`${list?.person ?? ''}的清单`, `The list of ${list?.person ?? ''}`)}
          </strong>
          <button
            type="button"
            className="kb-plain kb-link"
            onClick={() => view.put({ person: undefined, team: '1' })}
          >
            {t('回到全组', 'Back to the team')}
          </button>
        </p>
      )}
      {!view.team && (
        <>
          <Switches view={view} list={list} />
          <Week list={list} />
          <div className="kb-wrap kb-no-print">
            <Segmented
              value={view.tab}
              onChange={(tab) => view.put({ tab: tab === 'today' ? undefined : tab, only: undefined })}
              options={[
                { value: 'today', label: t('今天', 'Today') },
                { value: 'week', label: t('本周', 'This week') },
                { value: 'waiting', label: t('等待中', 'Waiting') },
                { value: 'done', label: t('已完成', 'Done') },
              ]}
            />
            <button
              type="button"
              className="kb-chip"
              aria-pressed={view.sort === 'walk'}
              onClick={() => view.put({ sort: view.sort === 'walk' ? 'due' : 'walk' })}
            >
              {t('按房号走一圈', 'Walking order')}
            </button>
            <button
              type="button"
              className="kb-chip"
              aria-pressed={filtering}
              aria-expanded={filtering}
              onClick={() => {
                onFilter?.()
                setFiltering(!filtering)
              }}
            >
              <Icon name="filter" size={15} /> {t('筛选', 'Filter')}
            </button>
            {!phone && homes.length > 0 && (
              <Link
                className="kb-chip"
                to={here(`today/print${view.person ? `?person=${view.person}` : ''}`)}
              >
                <Icon name="print" size={15} /> {t('打印', 'Print')}
              </Link>
            )}
            {!phone && homes.length > 0 && (
              <ExportButton what="obligations" filter={{ stewardId: view.person ?? me }} />
            )}
            {!view.person && (
              <button type="button" className="kb-chip" onClick={onMet}>
                <Icon name="plus" size={15} /> {t('当面碰到', 'Met in person')}
              </button>
            )}
          </div>
          {filtering && <Filters view={view} homes={homes} />}
        </>
      )}
    </header>
  )
}

function Switches({ view, list }: { view: View; list: Today | undefined }) {
  const { t } = useWords()
  const counts = list?.counts
  const one = (group: Group, label: string, count: number | undefined, tab: 'today' | 'done') => {
    const pressed = tab === 'done' ? view.tab === 'done' : view.only === group
    return (
      <button
        type="button"
        className="kb-switch"
        aria-pressed={pressed}
        data-late={group === 'overdue' && (count ?? 0) > 0}
        onClick={() =>
          tab === 'done'
            ? view.put({ tab: pressed ? undefined : 'done', only: undefined })
            : view.put({ tab: undefined, only: pressed ? undefined : group })
        }
      >
        {label}
        <strong>{count ?? '–'}</strong>
      </button>
    )
  }
  return (
    <div className="kb-switches">
      {one('overdue', t('逾期', 'Overdue'), counts?.overdue, 'today')}
      {one('appointed', t('有约', 'Appointed'), counts?.appointed, 'today')}
      {one('today', t('今天', 'Today'), counts?.today, 'today')}
      {one('done', t('已完成', 'Done'), counts?.done, 'done')}
    </div>
  )
}

/** This week's work beside what a week holds. */
function Week({ list }: { list: Today | undefined }) {
  const { t } = useWords()
  if (!list || list.counts.week === 0) return null
  const { week } = list.counts
  const full = week > list.capacity
  return (
    <p className={full ? 'kb-soon kb-small' : 'kb-muted kb-small'}>
      {t(
        `本周 ${week} 件，一周约能办 ${list.capacity} 件${full ? '：办不完的早点请主管调配' : ''}`,
        `${week} this week; a week holds about ${list.capacity}${full ? ': ask your lead in time' : ''}`,
      )}
    </p>
  )
}

function Filters({ view, homes }: { view: View; homes: readonly HomeRow[] }) {
  const { t } = useWords()
  const buildings = [...new Set(homes.map(buildingOf))]
    .filter(Boolean)
    .sort((one, other) => one.localeCompare(other, 'zh', { numeric: true }))
  const whats = [...new Set(homes.flatMap(({ matters }) => matters.map(({ title }) => title)))]
  return (
    <div className="kb-wrap">
      <Input
        id="kb-today-search"
        allowClear
        prefix={<Icon name="search" size={15} />}
        placeholder={t('房号、姓名、事项', 'Home, name, matter')}
        aria-label={t('在清单里找', 'Search the list')}
        style={{ width: 180 }}
        value={view.text}
        onChange={(event) => view.put({ text: event.target.value || undefined })}
      />
      <Select
        allowClear
        placeholder={t('楼栋', 'Building')}
        aria-label={t('楼栋', 'Building')}
        style={{ width: 110 }}
        value={view.building}
        onChange={(building: string | undefined) => view.put({ building })}
        options={buildings.map((value) => ({ value, label: t(`${value}栋`, `Building ${value}`) }))}
      />
      <Select
        allowClear
        placeholder={t('事项', 'Matter')}
        aria-label={t('事项', 'Matter')}
        style={{ width: 180 }}
        value={view.what}
        onChange={(what: string | undefined) => view.put({ what })}
        options={whats.map((value) => ({ value, label: value }))}
      />
      <Select
        allowClear
        placeholder={t('怎么办', 'How')}
        aria-label={t('怎么办', 'How')}
        style={{ width: 140 }}
        value={view.how}
        onChange={(how: View['how']) => view.put({ how })}
        options={[
          { value: 'phone', label: t('能电话办的', 'By phone') },
          { value: 'visit', label: t('要上门的', 'In person') },
          { value: 'cover', label: t('代班的', 'Covering') },
        ]}
      />
    </div>
  )
}
