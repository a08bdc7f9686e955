import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { type Contractor, saveContractor } from '../contract/contractors.ts'

/** A contractor’s name and whom to call. */
export function ContractorForm({
  contractor,
  onClose,
}: {
  contractor: Contractor | undefined
  onClose(): void
}) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [name, setName] = useState(contractor?.name ?? '')
  const [contact, setContact] = useState(contractor?.contact ?? '')
  const [phone, setPhone] = useState('')
  const write = useWrite(saveContractor, ['repairs'])
  const save = (end: boolean) =>
    write.mutate(
      {
        input: {
          ...(contractor ? { id: contractor.id } : {}),
          name: name.trim(),
          contact: contact.trim(),
          ...(phone.trim() ? { phone: phone.trim() } : {}),
          end,
        },
      },
      { onSuccess: onClose, onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Sheet
      open
      title={contractor ? contractor.name : t('登记承修单位', 'Add a contractor')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!name.trim()}
          loading={write.isPending}
          onClick={() => save(false)}
        >
          {t('保存', 'Save')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('名称', 'Name')} required>
          {(id) => (
            <Input id={id} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t('联系人', 'Contact')}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={contact}
              onChange={(event) => setContact(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('电话', 'Phone')}
          hint={
            contractor?.phone
              ? t(`现在是 ${contractor.phone}，空着不改`, `Now ${contractor.phone}; empty: stays`)
              : undefined
          }
        >
          {(id) => (
            <Input id={id} maxLength={40} value={phone} onChange={(event) => setPhone(event.target.value)} />
          )}
        </Field>
        {contractor && (
          <Button danger onClick={() => save(true)}>
            {t('不再用这一家', 'Take off the list')}
          </Button>
        )}
      </div>
    </Sheet>
  )
}
