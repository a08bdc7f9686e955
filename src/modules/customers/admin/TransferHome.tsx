import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { sayDay, today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useDebounced } from '#web/ui/use-place.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { searchCustomers } from '../contract/lists.ts'
import { transferHome } from '../contract/transfer.ts'
import { customerFields, holdingEvents } from '../contract/words.ts'
import './customers.css'

type Seen = OutputOf<typeof transferHome>

/** 过户: what closes and what opens is shown before the home changes hands. */
export function TransferHome({
  unit,
  handedOver,
  onClose,
}: {
  unit: { id: string; room: string }
  handedOver: boolean
  onClose(): void
}) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const [on, setOn] = useState<string | undefined>(today())
  const [begins, setBegins] = useState<'signed' | 'moved-in'>(handedOver ? 'moved-in' : 'signed')
  const [customerId, setCustomerId] = useState<string>()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const asked = useDebounced(text.trim())
  const found = useRead(searchCustomers, { text: asked, limit: 10 }, { enabled: asked !== '', keep: true })
  const newcomer = { name: useDebounced(name.trim()), phone: useDebounced(phone.trim()) }
  const who = customerId
    ? { customerId }
    : { newcomer: { name: newcomer.name, ...(newcomer.phone ? { phone: newcomer.phone } : {}) } }
  const ready = on !== undefined && (customerId !== undefined || newcomer.name !== '')
  const input = { unitId: unit.id, on: on ?? today(), begins, ...who }
  const preview = useRead(transferHome, { ...input, preview: true }, { enabled: ready, staleTime: 0 })
  const write = useWrite(transferHome, ['customers', 'obligations', 'places'])
  const save = () =>
    write.mutate(
      { input },
      {
        onSuccess: () => {
          message.success(t('过户记下了。', 'The transfer is recorded.'))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      width={560}
      title={t(`过户 · ${unit.room}`, `Transfer · ${unit.room}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!ready || !preview.data}
          loading={write.isPending}
          onClick={save}
        >
          {t('过户', 'Transfer')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('哪天过户', 'On')} required>
          {(id) => <DayInput id={id} value={on} onChange={setOn} max={today()} />}
        </Field>
        <Field label={t('新业主已经登记过', 'The new owner is on record')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch={{ filterOption: false, onSearch: setText }}
              placeholder={t('姓名、电话', 'Name, phone')}
              style={{ width: '100%' }}
              value={customerId}
              onChange={setCustomerId}
              options={(found.data?.customers ?? []).map((one) => ({
                value: one.id,
                label: [one.name, one.room, one.phone].filter(Boolean).join(' '),
              }))}
            />
          )}
        </Field>
        {!customerId && (
          <div className="kb-two-columns">
            <Field label={t('新业主姓名', 'Name of the new owner')}>
              {(id) => <Input id={id} value={name} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <Field label={say(customerFields.phone)}>
              {(id) => (
                <Input
                  id={id}
                  inputMode="tel"
                  value={phone}
                  onChange={(event) => setPhone(event.target.value)}
                />
              )}
            </Field>
          </div>
        )}
        <div>
          <span className="kb-label">{t('新业主从哪一步开始', 'The new owner begins as')}</span>
          <Chips<'signed' | 'moved-in'>
            label={t('新业主从哪一步开始', 'The new owner begins as')}
            value={begins}
            onChange={setBegins}
            choices={(['signed', 'moved-in'] as const).map((value) => ({
              value,
              label: say(holdingEvents[value]),
            }))}
          />
        </div>
        {ready && preview.error && <p className="kb-late">{saidBy(preview.error)}</p>}
        {ready && preview.data && <Effect seen={preview.data} />}
      </div>
    </Sheet>
  )
}

function Effect({ seen }: { seen: Seen }) {
  const { t, locale, listed } = useWords()
  const list = (title: string, matters: Seen['closed'], due: boolean) => (
    <div>
      <strong>{title}</strong>
      {matters.map((one) => (
        <p key={one.id} className="kb-row">
          <span className="kb-grow">
            {one.customer} · <Policy>{one.title}</Policy>
          </span>
          {due && <Due at={one.dueAt} />}
        </p>
      ))}
    </div>
  )
  return (
    <section className="kb-stack" aria-label={t('过户的后果', 'What the transfer does')} style={{ gap: 8 }}>
      <p>
        {t(
          `${listed(seen.ended.map(({ name }) => name))} 不再持有这套房。`,
          `The home is no longer held by ${listed(seen.ended.map(({ name }) => name))}.`,
        )}
        {seen.handedOverOn &&
          t(
            `收房日 ${sayDay(seen.handedOverOn, locale)} 跟着房子走，保修照旧。`,
            ` The handover of ${sayDay(seen.handedOverOn, locale)} stays with the home, and so does the warranty.`,
          )}
      </p>
      {list(t(`取消 ${seen.closed.length} 件`, `${seen.closed.length} cancelled`), seen.closed, false)}
      {list(t(`新增 ${seen.opened.length} 件`, `${seen.opened.length} opened`), seen.opened, true)}
    </section>
  )
}
