import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { SeenTicket } from '#modules/tickets/admin/seen.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { askChargeback, listContractors } from '../contract/contractors.ts'
import { listSheets } from '../contract/jobs.ts'
import { readYuan, yuan } from '../rules.ts'

/** 追款: how much from whom, and why; what the repair cost stands there already. */
export function AskBack({ ticket, onClose }: { ticket: SeenTicket; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const contractors = useRead(listContractors, {}).data?.contractors ?? []
  const sheets = useRead(listSheets, { id: ticket.id }).data?.sheets ?? []
  const cost = sheets.filter(({ terms }) => terms !== 'paid').reduce((sum, sheet) => sum + sheet.totalFen, 0)
  const [contractorId, choose] = useState<string>()
  const [amount, setAmount] = useState<string>()
  const [reason, setReason] = useState('')
  const shown = amount ?? (cost > 0 ? yuan(cost) : '')
  const fen = readYuan(shown)
  const write = useWrite(askChargeback, ['repairs'])
  const save = () =>
    write.mutate(
      { input: { id: ticket.id, contractorId: contractorId!, fen: fen!, reason: reason.trim() } },
      { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Sheet
      open
      title={t(`追款 · ${ticket.number}`, `Ask money back · ${ticket.number}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!contractorId || !fen || !reason.trim()}
          loading={write.isPending}
          onClick={save}
        >
          {t('提出追款', 'Ask it back')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('向哪一家', 'From whom')} required>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={contractorId ?? null}
              onChange={(value) => choose(value ?? undefined)}
              options={contractors.map(({ id: value, name }) => ({ value, label: name }))}
            />
          )}
        </Field>
        <Field label={t('多少（元）', 'How much (yuan)')} required>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              value={shown}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('为什么', 'Why')} required>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  )
}
