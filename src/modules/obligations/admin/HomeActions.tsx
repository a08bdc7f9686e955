import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useRecording } from '#modules/visits/admin/Recording.tsx'
import type { Target } from '#modules/visits/admin/target.tsx'
import { useHere } from '#web/admin/session.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'
import type { HomeRow } from '../contract/matters.ts'
import { type Asking, useMatterSheets } from './MatterSheets.tsx'

/** A record is about one person: what is owed to others of the home stays for a record of their own. */
export const targetOf = ({ customerId, unitId, room, customer, phone, matters }: HomeRow): Target => ({
  customerId,
  unitId,
  room,
  customer,
  phone,
  matters: matters.filter(
    (matter) =>
      (matter.state === 'open' || matter.state === 'waiting') &&
      (matter.customerId === null || matter.customerId === customerId),
  ),
})

/** 打电话, 记一笔, and the rest behind ···. A press here does not open the card it stands on. */
export function HomeActions({ home, primary = false }: { home: HomeRow; primary?: boolean }) {
  const { t } = useWords()
  const { record, dial } = useRecording()
  const go = useNavigate()
  const here = useHere()
  const ask = useMatterSheets()
  const [busy, setBusy] = useState(false)
  const first = home.matters[0]!
  const byContact = ['contact', 'visit'].includes(first.verb)
  const open = (what: Asking) => ask(what, first, home)
  const ring = async () => {
    setBusy(true)
    await dial(targetOf(home), { obligationId: first.id }).catch(() => {})
    setBusy(false)
  }
  return (
    <div className="kb-home-actions">
      {first.recordId ? (
        <Button
          type={primary ? 'primary' : 'default'}
          icon={<Icon name="queue" size={16} />}
          onClick={() => go(here(`procedures/${first.recordId}`))}
        >
          {t('打开流程', 'Open the procedure')}
        </Button>
      ) : first.ticketId ? (
        <Button
          type={primary ? 'primary' : 'default'}
          icon={<Icon name="queue" size={16} />}
          onClick={() => go(here(`tickets/${first.ticketId}`))}
        >
          {t('打开诉求', 'Open the ticket')}
        </Button>
      ) : byContact ? (
        <Button
          type={primary ? 'primary' : 'default'}
          icon={<Icon name="phone" size={16} />}
          loading={busy}
          disabled={!home.phone || !home.customerId}
          onClick={ring}
          title={home.phone ? home.phone : t('没有登记电话', 'No phone on record')}
        >
          {t('打电话', 'Call')}
        </Button>
      ) : (
        <Button
          type={primary ? 'primary' : 'default'}
          icon={<Icon name="check" size={16} />}
          onClick={() => open('done')}
        >
          {t('完成', 'Done')}
        </Button>
      )}
      <Button
        icon={<Icon name="pen" size={16} />}
        disabled={!home.customerId && !home.unitId}
        onClick={() => record(targetOf(home))}
      >
        {t('记一笔', 'Record')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'appoint', label: t('改约', 'Appoint a time'), onClick: () => open('appoint') },
            {
              key: 'text',
              label: t('发短信', 'Send a text'),
              disabled: !home.customerId,
              onClick: () => open('text'),
            },
            { key: 'transfer', label: t('转给同事', 'Pass on'), onClick: () => open('transfer') },
            {
              key: 'excuse',
              label: t('申请免除', 'Ask to excuse'),
              disabled: first.excuse !== null,
              onClick: () => open('excuse'),
            },
            { key: 'why', label: t('为什么要做', 'Why is this owed'), onClick: () => open('why') },
            ...(byContact
              ? []
              : [{ key: 'call', label: t('打电话', 'Call'), disabled: !home.phone, onClick: ring }]),
            { type: 'divider' },
            {
              key: 'customer',
              label: t('打开客户', 'Open the customer'),
              disabled: !home.customerId,
              onClick: () => go(here(`customers/${home.customerId}`)),
            },
            {
              key: 'home',
              label: t('打开房屋', 'Open the home'),
              disabled: !home.unitId,
              onClick: () => go(here(`homes/${home.unitId}`)),
            },
          ],
        }}
      >
        <Button aria-label={t('更多', 'More')} icon={<Icon name="more" />} />
      </Dropdown>
    </div>
  )
}
