import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listStaff } from '#modules/staff/contract/people.ts'
import { useMyself } from '#web/admin/session.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { transfer } from '../contract/work.ts'
import type { SheetProps } from './sheetProps.tsx'

/** Passes every open matter of the home on: one home, one person to talk to. */
export function Transfer({ home, onClose }: SheetProps) {
  const { t, listed } = useWords()
  const { message } = App.useApp()
  const { id: me } = useMyself()
  const staff = useRead(listStaff, {}, { staleTime: 300_000 })
  const [to, setTo] = useState<string>()
  const [reason, setReason] = useState('')
  const write = useWrite(transfer, ['obligations', 'customers.see'])
  const save = () =>
    write.mutate(
      {
        input: {
          ids: home.matters.map(({ id }) => id),
          staffId: to!,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
      },
      {
        onSuccess: ({ moved }) => {
          const name = staff.data?.staff.find((one) => one.id === to)?.name ?? ''
          message.success(t(`转给${name}了，${moved} 件。`, `${moved} passed on to ${name}.`))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t('转给同事', 'Pass on to a colleague')}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!to} loading={write.isPending} onClick={save}>
          {t('转给他', 'Pass on')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p>
          <strong>{home.room}</strong> {home.customer}
          <span className="kb-muted"> {listed(home.matters.map(({ title }) => title))}</span>
        </p>
        <Field label={t('转给谁', 'To whom')} required error={staff.error ? saidBy(staff.error) : undefined}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              loading={staff.isLoading}
              value={to}
              onChange={setTo}
              options={(staff.data?.staff ?? [])
                .filter((one) => one.id !== me)
                .map((one) => ({
                  value: one.id,
                  label: `${one.name} ${[...new Set(one.roles.map(({ title }) => title))].join('、')} · ${t(`手上 ${one.open} 件`, `${one.open} open`)}`,
                }))}
            />
          )}
        </Field>
        <Field label={t('说一句', 'A word to go with it')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
