import { Button, Input } from 'antd'
import { useState } from 'react'
import { Signature } from '#modules/repairs/admin/Signature.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { sendPhoto } from '#web/ui/photos.ts'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { returnDeposit } from '../contract/deposits.ts'
import type { Deposit } from './deposit.ts'

/** Who fetches it signs on the glass; it is given back once. */
export function ReturnDeposit({ deposit, onClose }: { deposit: Deposit; onClose(): void }) {
  const { t } = useWords()
  const [to, setTo] = useState(deposit.who)
  const [signature, setSignature] = useState<Blob>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const write = useWrite(returnDeposit, ['registers.deposits'])
  const save = async () => {
    setBusy(true)
    try {
      const signed = signature
        ? { signatureId: await sendPhoto(signature, 'staff', 'signature.png') }
        : undefined
      await write.mutateAsync({ input: { id: deposit.id, to: to.trim(), ...signed } })
      onClose()
    } catch (error) {
      setRefused(saidBy(error as Error))
    }
    setBusy(false)
  }
  return (
    <Sheet
      open
      title={`${deposit.what} · ${deposit.place}`}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!to.trim()} loading={busy} onClick={save}>
          {t('还给他', 'Give it back')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('谁来取', 'Who fetches it')} required error={refused || undefined}>
          {(id) => (
            <Input id={id} maxLength={60} value={to} onChange={(event) => setTo(event.target.value)} />
          )}
        </Field>
        <Signature label={t('请他签字', 'He signs here')} onChange={setSignature} />
      </div>
    </Sheet>
  )
}
