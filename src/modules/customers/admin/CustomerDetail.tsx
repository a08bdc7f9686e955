import { Tabs } from 'antd'
import { useState } from 'react'
import { PortalAccess } from '#modules/access/admin/PortalAccess.tsx'
import { AskAlong } from '#modules/dossiers/admin/AskAlong.tsx'
import { Given } from '#modules/gifts/admin/Given.tsx'
import { MatterSheets } from '#modules/obligations/admin/MatterSheets.tsx'
import { OutsideFacts } from '#modules/outside/admin/OutsideFacts.tsx'
import { ProceduresOf } from '#modules/procedures/admin/ProceduresOf.tsx'
import { OpenTickets } from '#modules/tickets/admin/OpenTickets.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { seeCustomer } from '../contract/profile.ts'
import { Consents } from './Consents.tsx'
import { CustomerHead } from './CustomerHead.tsx'
import { Family } from './Family.tsx'
import { Files } from './Files.tsx'
import { History } from './History.tsx'
import { Holdings } from './Holdings.tsx'
import { Owed } from './Owed.tsx'
import { Profile } from './Profile.tsx'
import { Same } from './Same.tsx'
import { Strip } from './Strip.tsx'
import type { Seen, TabName } from './seen.tsx'
import { ThreeFacts } from './ThreeFacts.tsx'
import './customers.css'

/** Who is this to us: the strip, the head, three facts, then everything else by name. */
export function CustomerDetail({ id }: { id: string }) {
  const query = useRead(seeCustomer, { id })
  return (
    <MatterSheets>
      <div className="kb-detail">
        <Asked query={query} bones={7}>
          {(seen) => <Detail seen={seen} />}
        </Asked>
      </div>
    </MatterSheets>
  )
}

function Detail({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const [tab, setTab] = useState<TabName>('history')
  const owed = seen.obligations.filter(({ state }) => state === 'open' || state === 'waiting').length
  const homes = seen.holdings.filter(({ endedOn }) => endedOn === null).length
  const named = (label: string, count: number) => (count > 0 ? `${label} ${count}` : label)
  return (
    <>
      <Strip seen={seen} />
      <CustomerHead seen={seen} />
      <ThreeFacts seen={seen} open={setTab} />
      <AskAlong customerId={seen.customer.id} customer={seen.customer.name} more />
      <OutsideFacts customerId={seen.customer.id} />
      <OpenTickets customerId={seen.customer.id} />
      <ProceduresOf
        about="customer"
        aboutId={seen.customer.id}
        homes={seen.holdings.flatMap(({ id, room, endedOn }) => (endedOn ? [] : [{ holdingId: id, room }]))}
      />
      <Same seen={seen} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key as TabName)}
        items={[
          { key: 'history', label: t('往来', 'History'), children: <History id={seen.customer.id} /> },
          { key: 'owed', label: named(t('待办', 'Owed'), owed), children: <Owed seen={seen} /> },
          { key: 'homes', label: named(t('房屋', 'Homes'), homes), children: <Holdings seen={seen} /> },
          {
            key: 'family',
            label: named(t('家庭', 'Family'), seen.family.length),
            children: <Family seen={seen} />,
          },
          { key: 'profile', label: t('档案', 'Record'), children: <Profile seen={seen} /> },
          { key: 'consents', label: t('授权', 'Consents'), children: <Consents seen={seen} /> },
          { key: 'gifts', label: t('礼品', 'Gifts'), children: <Given customerId={seen.customer.id} /> },
          { key: 'portal', label: t('业主端', 'Portal'), children: <PortalAccess id={seen.customer.id} /> },
          {
            key: 'files',
            label: named(t('文件', 'Files'), seen.files.length),
            children: <Files seen={seen} />,
          },
        ]}
      />
    </>
  )
}
