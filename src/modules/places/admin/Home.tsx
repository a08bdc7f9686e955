import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { PlaceCode } from '#modules/access/admin/PlaceCode.tsx'
import { AddCustomer } from '#modules/customers/admin/AddCustomer.tsx'
import { HoldingFact } from '#modules/customers/admin/HoldingFact.tsx'
import { TransferHome } from '#modules/customers/admin/TransferHome.tsx'
import { UndoTransfer } from '#modules/customers/admin/UndoTransfer.tsx'
import { type HoldingEvent, holdingEvents, holdingRoles } from '#modules/customers/contract/words.ts'
import { MatterSheets, useMatterSheets } from '#modules/obligations/admin/MatterSheets.tsx'
import { useRecording } from '#modules/visits/admin/Recording.tsx'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { seeUnit } from '../contract/homes.ts'

type Seen = OutputOf<typeof seeUnit>

/** One home: who holds it since when, what is owed there, who held it before. */
export function Home() {
  const { id } = useParams()
  const query = useRead(seeUnit, { id: id! })
  return (
    <MatterSheets>
      <div className="kb-page" style={{ maxWidth: 900 }}>
        <Asked query={query}>{(seen) => <Page seen={seen} />}</Asked>
      </div>
    </MatterSheets>
  )
}

function Page({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const { unit, holdings } = seen
  const { record } = useRecording()
  const ask = useMatterSheets()
  const go = useNavigate()
  const here = useHere()
  const mayWork = useMay('work.do')
  const mayChange = useMay('customers.change')
  const [adding, setAdding] = useState(false)
  const [transferring, setTransferring] = useState(false)
  const [coding, setCoding] = useState(false)
  const now = holdings.filter(({ endedOn }) => endedOn === null)
  const before = holdings.filter(({ endedOn }) => endedOn !== null)
  const owner = now.find(({ role }) => role === 'owner') ?? now[0]
  return (
    <div className="kb-stack" style={{ gap: 18 }}>
      <button
        type="button"
        className="kb-icon-button"
        style={{ alignSelf: 'flex-start', paddingInline: 6 }}
        onClick={() => go(-1)}
      >
        <Icon name="back" /> {t('返回', 'Back')}
      </button>
      <PageHead title={unit.room}>
        <Button onClick={() => setCoding(true)}>{t('报事二维码', 'Report code')}</Button>
        {mayWork && owner && (
          <Button
            type="primary"
            onClick={() =>
              record({
                customerId: owner.customerId,
                unitId: unit.id,
                room: unit.room,
                customer: owner.name,
                phone: null,
                matters: [],
              })
            }
          >
            {t('记一笔', 'Record')}
          </Button>
        )}
      </PageHead>
      {coding && (
        <PlaceCode
          caption={`${unit.project} ${unit.room}`}
          place={unit.room}
          unitId={unit.id}
          onClose={() => setCoding(false)}
        />
      )}
      <p className="kb-muted">
        {[
          unit.project,
          unit.houseType,
          unit.area && `${unit.area} ㎡`,
          unit.steward ? t(`管家 ${unit.steward}`, `Steward ${unit.steward}`) : t('没有管家', 'No steward'),
        ]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        <Link to={here(`buildings/${unit.buildingId}`)}>
          {t(`${unit.building}房态图`, `${unit.building} at a glance`)}
        </Link>
      </p>
      {mayChange && <UndoTransfer unitId={unit.id} />}
      <section className="kb-card">
        <div className="kb-row">
          <h2 className="kb-grow">{t('现在住户', 'Holders')}</h2>
          {mayChange && now.some(({ role }) => role === 'owner') && (
            <Button size="small" onClick={() => setTransferring(true)}>
              {t('过户', 'Transfer')}
            </Button>
          )}
          {mayChange && (
            <Button size="small" onClick={() => setAdding(true)}>
              {t('登记住户', 'Record a holder')}
            </Button>
          )}
        </div>
        {now.length === 0 && <p className="kb-muted">{t('还没有登记住户。', 'No holder on record.')}</p>}
        {now.map((holding) => (
          <HoldingLine key={holding.id} holding={holding} room={unit.room} may={mayChange} />
        ))}
      </section>
      <section className="kb-card">
        <h2>{t(`未办 ${seen.open.length} 件`, `${seen.open.length} open`)}</h2>
        {seen.open.length === 0 && (
          <p className="kb-muted">{t('没有欠这一户的事。', 'Nothing is owed here.')}</p>
        )}
        {seen.open.map((one) => (
          <div
            key={one.id}
            className="kb-wrap"
            style={{ borderBottom: '1px solid var(--kb-line)', padding: '7px 0' }}
          >
            <span className="kb-grow">
              <Policy>{one.title}</Policy>{' '}
              <span className="kb-muted">
                {[one.customer, one.owedBy, t(`制度 ${one.clause}`, `clause ${one.clause}`)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Due at={one.dueAt} />
            <Button
              type="link"
              size="small"
              onClick={() =>
                ask(
                  'why',
                  { id: one.id, title: one.title, appointedAt: null },
                  { room: unit.room, customer: one.customer, matters: [] },
                )
              }
            >
              {t('为什么要做', 'Why')}
            </Button>
          </div>
        ))}
      </section>
      {before.length > 0 && (
        <section className="kb-card">
          <h2>{t('以前的住户', 'Former holders')}</h2>
          {before.map((holding) => (
            <HoldingLine key={holding.id} holding={holding} room={unit.room} may={false} />
          ))}
        </section>
      )}
      {transferring && (
        <TransferHome
          unit={unit}
          handedOver={now.some(({ handedOverOn }) => handedOverOn !== null)}
          onClose={() => setTransferring(false)}
        />
      )}
      {adding && (
        <AddCustomer
          unit={{ id: unit.id, room: unit.room }}
          onClose={() => setAdding(false)}
          onDone={(id) => go(here(`customers/${id}`))}
        />
      )}
    </div>
  )
}

function HoldingLine({
  holding,
  room,
  may,
}: {
  holding: Seen['holdings'][number]
  room: string
  may: boolean
}) {
  const { say, t, locale } = useWords()
  const here = useHere()
  const [recording, setRecording] = useState(false)
  const roles: Record<string, { zh: string; en: string }> = holdingRoles
  const dates = (Object.keys(holdingEvents) as HoldingEvent[]).flatMap((event) => {
    const { field } = holdingEvents[event]
    const on = field === 'reservedOn' ? null : holding[field]
    return on ? [`${say(holdingEvents[event])} ${sayDay(on, locale)}`] : []
  })
  return (
    <div className="kb-wrap" style={{ borderBottom: '1px solid var(--kb-line)', padding: '7px 0' }}>
      <div className="kb-grow" style={{ minWidth: 220 }}>
        <Link to={here(`customers/${holding.customerId}`)}>{holding.name}</Link>{' '}
        <span className="kb-mark">{roles[holding.role] ? say(roles[holding.role]!) : holding.role}</span>{' '}
        {holding.stage && (
          <span className="kb-mark kb-mark-strong">
            <Policy>{holding.stage}</Policy>
          </span>
        )}
        <p className="kb-muted kb-small">{dates.join(' → ')}</p>
      </div>
      {may && (
        <Button size="small" onClick={() => setRecording(true)}>
          {t('记房屋进展', 'Record a step')}
        </Button>
      )}
      {recording && <HoldingFact holding={{ id: holding.id, room }} onClose={() => setRecording(false)} />}
    </div>
  )
}
