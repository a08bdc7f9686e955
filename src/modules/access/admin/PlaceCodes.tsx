import { App, Button, Input, QRCode, Select } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { listUnits } from '#modules/places/contract/homes.ts'
import { listProjects, seeProject } from '#modules/places/contract/projects.ts'
import { endSpot, listSpots, markSpots } from '#modules/places/contract/spots.ts'
import { useMay } from '#web/admin/session.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import './place-codes.css'

/** Codes to hang up, a sheet at a time: of the homes of a building, or of lifts, gates and shops. */
export function PlaceCodes() {
  const { t } = useWords()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 }).data?.projects ?? []
  const [wanted, want] = useState<string>()
  const projectId = wanted ?? projects[0]?.id
  const [what, setWhat] = useState<'spots' | 'homes'>('spots')
  return (
    <div className="kb-page">
      <div className="kb-no-print">
        <PageHead title={t('地点二维码', 'Codes of places')}>
          <Select
            style={{ minWidth: 140 }}
            aria-label={t('项目', 'Project')}
            value={projectId ?? null}
            onChange={(id) => id && want(id)}
            options={projects.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button type="primary" onClick={() => print()}>
            {t('打印', 'Print')}
          </Button>
        </PageHead>
        <div style={{ marginBottom: 16 }}>
          <Chips
            label={t('哪些', 'Which')}
            value={what}
            onChange={(value) => setWhat(value)}
            choices={[
              { value: 'spots', label: t('电梯、大门、商铺', 'Lifts, gates, shops') },
              { value: 'homes', label: t('一栋楼的房屋', 'Homes of a building') },
            ]}
          />
        </div>
      </div>
      {projectId && (what === 'spots' ? <Spots projectId={projectId} /> : <Homes projectId={projectId} />)}
    </div>
  )
}

interface Place {
  key: string
  caption: string
  unitId?: string
  onRemove?: (() => void) | undefined
}

function Sheet({ places }: { places: readonly Place[] }) {
  const { t } = useWords()
  const { slug } = useParams()
  return (
    <ul className="place-codes">
      {places.map(({ key, caption, unitId, onRemove }) => {
        const query = new URLSearchParams({ ...(unitId ? { home: unitId } : {}), place: caption })
        return (
          <li key={key}>
            <span>{t('扫码报事', 'Scan to report')}</span>
            <QRCode
              value={`${location.origin}/c/${slug}/report?${query}`}
              size={150}
              color="#000"
              bgColor="#fff"
              bordered={false}
              type="svg"
            />
            <strong>{caption}</strong>
            {onRemove && (
              <button type="button" className="kb-plain kb-muted kb-small kb-no-print" onClick={onRemove}>
                {t('去掉', 'Take off')}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Spots({ projectId }: { projectId: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const may = useMay('places.change')
  const [names, setNames] = useState('')
  const spots = useRead(listSpots, { projectId }).data?.spots
  const mark = useWrite(markSpots, ['places.spots'])
  const end = useWrite(endSpot, ['places.spots'])
  const wanted = names
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
  const declined = { onError: (error: Error) => message.warning(saidBy(error)) }
  return (
    <>
      {may && (
        <div className="kb-card kb-stack kb-no-print" style={{ marginBottom: 16, maxWidth: 560 }}>
          <label htmlFor="spots" className="kb-label">
            {t('登记地点，一行一个', 'Mark spots, one a line')}
          </label>
          <Input.TextArea
            id="spots"
            rows={3}
            placeholder={t('2栋1单元电梯', 'Lift of building 2, entrance 1')}
            value={names}
            onChange={(event) => setNames(event.target.value)}
          />
          <div>
            <Button
              disabled={wanted.length === 0}
              loading={mark.isPending}
              onClick={() =>
                mark.mutate(
                  { input: { projectId, names: wanted } },
                  { ...declined, onSuccess: () => setNames('') },
                )
              }
            >
              {t('加上', 'Add')}
            </Button>
          </div>
        </div>
      )}
      {spots?.length === 0 && (
        <Empty>{t('这个项目还没有挂码的地点。', 'No spot of this project has a code yet.')}</Empty>
      )}
      <Sheet
        places={(spots ?? []).map(({ id, name }) => ({
          key: id,
          caption: name,
          onRemove: may ? () => end.mutate({ input: { id } }, declined) : undefined,
        }))}
      />
    </>
  )
}

function Homes({ projectId }: { projectId: string }) {
  const { t } = useWords()
  const buildings = useRead(seeProject, { id: projectId }).data?.buildings ?? []
  const [wanted, want] = useState<string>()
  const building = buildings.find(({ id }) => id === wanted) ?? buildings[0]
  const query = useRead(
    listUnits,
    { projectId, buildingId: building?.id ?? projectId, limit: 500 },
    { enabled: building !== undefined },
  )
  return (
    <>
      <Select
        className="kb-no-print"
        style={{ minWidth: 140, marginBottom: 16 }}
        aria-label={t('楼栋', 'Building')}
        value={building?.id ?? null}
        onChange={(id) => id && want(id)}
        options={buildings.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Sheet
        places={(query.data?.units ?? []).map(({ id, room }) => ({ key: id, caption: room, unitId: id }))}
      />
    </>
  )
}
