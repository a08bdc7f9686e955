import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { listUnits } from '#modules/places/contract/homes.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere, useMay } from '#web/admin/session.ts'
import { sayDay } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { addHolding } from '../contract/holdings.ts'
import { type HoldingEvent, holdingEvents, holdingRoles } from '../contract/words.ts'
import { HoldingFact } from './HoldingFact.tsx'
import type { Holding, Seen } from './seen.tsx'
import { useSayStanding } from './useCustomerColumns.tsx'

type Role = keyof typeof holdingRoles
const events = Object.keys(holdingEvents) as HoldingEvent[]

export function Holdings({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const may = useMay('customers.change')
  return (
    <div className="kb-stack">
      {seen.holdings.length === 0 && <Empty>{t('还没有登记房屋。', 'No home on record.')}</Empty>}
      {seen.holdings.map((holding) => (
        <HoldingCard key={holding.id} holding={holding} may={may} />
      ))}
      {may && <AddHolding customerId={seen.customer.id} />}
    </div>
  )
}

function HoldingCard({ holding, may }: { holding: Holding; may: boolean }) {
  const { say, t, locale } = useWords()
  const here = useHere()
  const standing = useSayStanding()
  const [recording, setRecording] = useState(false)
  return (
    <article className="kb-card" style={holding.endedOn ? { opacity: 0.75 } : {}}>
      <div className="kb-wrap">
        <Link to={here(`homes/${holding.unitId}`)}>
          <strong>{holding.room}</strong>
        </Link>
        <span className="kb-mark">{standing(holding.role)}</span>
        {holding.stage && (
          <span className="kb-mark kb-mark-strong">
            <Policy>{holding.stage}</Policy>
            {holding.stageSince && ` ${t('自', 'since ')}${sayDay(holding.stageSince, locale)}`}
          </span>
        )}
        <span className="kb-grow" />
        {may && !holding.endedOn && (
          <Button size="small" onClick={() => setRecording(true)}>
            {t('记房屋进展', 'Record a step')}
          </Button>
        )}
      </div>
      <p className="kb-muted">
        {[
          holding.project,
          holding.area && `${holding.area} ㎡`,
          holding.steward && t(`管家 ${holding.steward}`, `Steward ${holding.steward}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        {events
          .filter((event) => holding[holdingEvents[event].field])
          .map(
            (event) => `${say(holdingEvents[event])} ${sayDay(holding[holdingEvents[event].field]!, locale)}`,
          )
          .join(' → ')}
      </p>
      {recording && <HoldingFact holding={holding} onClose={() => setRecording(false)} />}
    </article>
  )
}

function AddHolding({ customerId }: { customerId: string }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const [role, setRole] = useState<Role>('owner')
  const asked = useDebounced(text.trim())
  const found = useRead(listUnits, { room: asked, limit: 20 }, { enabled: asked !== '', keep: true })
  const write = useWrite(addHolding, ['customers', 'places'])
  return (
    <div className="kb-wrap">
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        style={{ width: 200 }}
        placeholder={t('房号', 'Home')}
        aria-label={t('房号', 'Home')}
        value={unitId}
        onChange={setUnitId}
        notFoundContent={asked === '' ? null : t('没有这套房', 'No such home')}
        options={(found.data?.units ?? []).map((unit) => ({
          value: unit.id,
          label: `${unit.room} ${unit.project}`,
        }))}
      />
      <Select
        style={{ width: 110 }}
        aria-label={t('身份', 'Standing')}
        value={role}
        onChange={setRole}
        options={(Object.keys(holdingRoles) as Role[]).map((value) => ({
          value,
          label: say(holdingRoles[value]),
        }))}
      />
      <Button
        disabled={!unitId}
        loading={write.isPending}
        onClick={() =>
          write.mutate(
            { input: { id: customerId, unitId: unitId!, role } },
            {
              onSuccess: () => {
                setUnitId(undefined)
                message.success(t('登记好了。', 'Recorded.'))
              },
              onError: (error) => message.warning(saidBy(error)),
            },
          )
        }
      >
        {t('登记房屋', 'Record a home')}
      </Button>
    </div>
  )
}
