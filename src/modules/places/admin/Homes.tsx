import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { ExportButton } from '#modules/exports/admin/ExportButton.tsx'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Bones } from '#web/ui/Bones.tsx'
import { ColumnSettings } from '#web/ui/ColumnSettings.tsx'
import { call } from '#web/ui/call.ts'
import { type Column, DataTable } from '#web/ui/DataTable.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { Failed } from '#web/ui/Failed.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { usePhone } from '#web/ui/look.ts'
import { useRead } from '#web/ui/query.ts'
import { sayCount } from '#web/ui/say.ts'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useColumns } from '#web/ui/use-columns.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { listUnits } from '../contract/homes.ts'
import { listProjects, seeProject } from '../contract/projects.ts'
import { placeFields } from '../contract/words.ts'

type Unit = OutputOf<typeof listUnits>['units'][number]
const FIXED = 'room'

export function Homes() {
  const { say, t, listed } = useWords()
  const phone = usePhone()
  const go = useNavigate()
  const here = useHere()
  const [params, setParams] = useSearchParams()
  const put = (change: Record<string, string | undefined>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name)
        return next
      },
      { replace: true },
    )
  const room = params.get('room') ?? ''
  const asked = useDebounced(room.trim())
  const projectId = params.get('projectId') ?? undefined
  const buildingId = params.get('buildingId') ?? undefined
  const withoutSteward = params.get('withoutSteward') === 'true'
  const filter = {
    ...(projectId ? { projectId } : {}),
    ...(buildingId ? { buildingId } : {}),
    ...(asked ? { room: asked } : {}),
    ...(withoutSteward ? { withoutSteward } : {}),
  }
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const project = useRead(
    seeProject,
    { id: projectId ?? '' },
    { staleTime: 300_000, enabled: projectId !== undefined },
  )
  const query = useInfiniteQuery({
    queryKey: [listUnits.name, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listUnits, { ...filter, limit: 200, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ after }) => after,
    placeholderData: (before) => before,
  })
  const columns: Column<Unit>[] = [
    { key: 'room', title: say(placeFields.room), width: 120, show: (unit) => <strong>{unit.room}</strong> },
    { key: 'project', title: say(placeFields.project), width: 120, show: (unit) => unit.project },
    {
      key: 'holders',
      title: t('住户', 'Holders'),
      width: phone ? 140 : 220,
      grows: true,
      show: (unit) =>
        listed(unit.holders.map(({ name }) => name)) || (
          <span className="kb-muted">{t('没有登记', 'none')}</span>
        ),
    },
    { key: 'stage', title: t('阶段', 'Stage'), width: 130, show: (unit) => <Policy>{unit.stage}</Policy> },
    {
      key: 'steward',
      title: say(placeFields.steward),
      width: 110,
      show: (unit) => unit.steward ?? <span className="kb-soon">{t('没有管家', 'nobody')}</span>,
    },
    {
      key: 'open',
      title: t('未办', 'Open'),
      width: 80,
      right: true,
      show: (unit) =>
        phone
          ? unit.open > 0 && t(`未办 ${unit.open}`, `${unit.open} open`)
          : unit.open || <span className="kb-muted">–</span>,
    },
    { key: 'houseType', title: say(placeFields.houseType), width: 110, show: (unit) => unit.houseType },
    {
      key: 'area',
      title: say(placeFields.area),
      width: 100,
      right: true,
      show: (unit) => unit.area && `${unit.area} ㎡`,
    },
  ]
  const { shown, hidden, toggle } = useColumns('homes', columns, FIXED)
  const rows = query.data?.pages.flatMap((page) => page.units) ?? []
  const total = query.data?.pages[0]?.total
  return (
    <div
      className="kb-page"
      style={{ display: 'flex', flexDirection: 'column', height: '100%', gap: 12, paddingBottom: 16 }}
    >
      <div className="kb-wrap">
        <h1>{t('房屋', 'Homes')}</h1>
        <Input
          allowClear
          style={{ width: 180 }}
          prefix={<Icon name="search" size={15} />}
          placeholder="7-2-1802"
          aria-label={t('找房号', 'Find a home')}
          value={room}
          onChange={(event) => put({ room: event.target.value || undefined })}
        />
        <Select
          allowClear
          placeholder={say(placeFields.project)}
          aria-label={say(placeFields.project)}
          style={{ width: 160 }}
          value={projectId}
          onChange={(value: string | undefined) => put({ projectId: value, buildingId: undefined })}
          options={(projects.data?.projects ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {projectId && (
          <Select
            allowClear
            placeholder={say(placeFields.building)}
            aria-label={say(placeFields.building)}
            style={{ width: 110 }}
            value={buildingId}
            onChange={(value: string | undefined) => put({ buildingId: value })}
            options={(project.data?.buildings ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {buildingId && <Link to={here(`buildings/${buildingId}`)}>{t('房态图', 'At a glance')}</Link>}
        <Toggle on={withoutSteward} onChange={(on) => put({ withoutSteward: on ? 'true' : undefined })}>
          {t('没有管家的', 'Without a steward')}
        </Toggle>
        <span className="kb-muted" role="status" style={{ whiteSpace: 'nowrap', marginRight: 'auto' }}>
          {total && t(`共 ${sayCount(total)} 户`, `${sayCount(total)} homes`)}
        </span>
        {!phone && <ColumnSettings columns={columns} hidden={hidden} fixed={FIXED} toggle={toggle} />}
        {!phone && rows.length > 0 && <ExportButton what="homes" filter={filter} />}
      </div>
      <div style={{ flex: 1, minHeight: 260 }}>
        {query.error ? (
          <Failed error={query.error} again={() => query.refetch()} />
        ) : query.isPending ? (
          <Bones rows={12} height={46} />
        ) : (
          <DataTable
            name={`homes:${params}`}
            label={t('房屋', 'Homes')}
            rows={rows}
            columns={shown}
            keyOf={(unit) => unit.id}
            onOpen={(unit) => go(here(`homes/${unit.id}`))}
            more={
              query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined
            }
            empty={
              <Empty
                action={
                  <Button onClick={() => go(here('projects'))}>{t('去「项目」', 'To projects')}</Button>
                }
              >
                {t(
                  '没有这样的房屋。楼栋和房号在「项目」里建。',
                  'No such home. Buildings and homes are made under “Projects”.',
                )}
              </Empty>
            }
          />
        )}
      </div>
    </div>
  )
}
