import { App, Button } from 'antd'
import { useState } from 'react'
import { Declined } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { queries, touch, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { sayLunarDay } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { changeCustomer } from '../contract/profile.ts'
import { CustomerForm, type Filled } from './CustomerForm.tsx'
import type { Seen } from './seen.tsx'

type Customer = Seen['customer']

const asFilled = (customer: Customer, lunarMark: string): Filled => ({
  name: customer.name,
  salutation: customer.salutation ?? '',
  sex: customer.sex === 'male' || customer.sex === 'female' ? customer.sex : undefined,
  birthday: birthdayText(customer, lunarMark),
  email: customer.email ?? '',
  address: customer.address ?? '',
  bestTime: customer.bestTime ?? '',
  bestWay: customer.bestWay ?? '',
  note: customer.note ?? '',
  level: customer.level ?? '',
  since: customer.since ?? undefined,
  externalNumber: customer.externalNumber ?? '',
  phone: '',
  document: '',
})

export function birthdayText({ birthday }: Customer, lunarMark: string): string {
  if (birthday?.lunar)
    return `${sayLunarDay(birthday.lunar.month, birthday.lunar.day, birthday.lunar.leap)}${lunarMark}`
  return birthday?.solar ?? ''
}

/** Only what was changed is sent; somebody else's newer version refuses it and is shown first. */
export function ChangeCustomer({ customer, onClose }: { customer: Customer; onClose(): void }) {
  const { t } = useWords()
  const lunarMark = t('（农历）', ' (lunar)')
  const { message } = App.useApp()
  const [base, setBase] = useState(customer)
  const [filled, setFilled] = useState(() => asFilled(customer, lunarMark))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [newer, setNewer] = useState('')
  const write = useWrite(changeCustomer, ['customers'])
  const before = asFilled(base, lunarMark)
  const changed = Object.fromEntries(
    Object.entries(filled)
      .filter(([key, value]) => (value ?? '') !== (before[key as keyof Filled] ?? ''))
      .map(([key, value]) => [key, value === '' || value === undefined ? null : value]),
  )
  if (changed.phone === null) delete changed.phone
  if (changed.document === null) delete changed.document
  const save = () =>
    write.mutate(
      { input: { id: customer.id, version: base.version, ...changed } },
      {
        onSuccess: () => {
          message.success(t('改好了。', 'Changed.'))
          onClose()
        },
        onError: (error) => {
          if (error instanceof Declined && error.code === 'customers.changed_meanwhile') {
            setNewer(error.message)
            touch(queries, ['customers.see'])
          } else if (error instanceof Declined && (error.field || error.errors.length > 0))
            setWrong(
              Object.fromEntries([
                ...(error.field ? [[error.field, error.message]] : []),
                ...error.errors.map(({ field, message: words }) => [field, words]),
              ]),
            )
          else message.warning(saidBy(error))
        },
      },
    )
  const rebase = () => {
    setFilled({
      ...asFilled(customer, lunarMark),
      ...Object.fromEntries(Object.entries(filled).filter(([key]) => key in changed)),
    })
    setBase(customer)
    setNewer('')
  }
  return (
    <Sheet
      open
      width={560}
      title={t(`改资料 · ${customer.name}`, `Change · ${customer.name}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={Object.keys(changed).length === 0 || newer !== ''}
          loading={write.isPending}
          onClick={save}
        >
          {t('改好了', 'Save the changes')}
        </Button>
      }
    >
      <div className="kb-stack">
        {newer && (
          <div className="kb-strip" role="alert">
            <p>{newer}</p>
            <Button
              size="small"
              style={{ marginTop: 6 }}
              disabled={customer.version === base.version}
              onClick={rebase}
            >
              {t('把我的改动放到新的上面', 'Put my changes on top of the newer record')}
            </Button>
          </div>
        )}
        <CustomerForm
          filled={filled}
          put={(change) => {
            setFilled((old) => ({ ...old, ...change }))
            setWrong({})
          }}
          wrong={wrong}
          hidden={{
            ...(customer.phones[0]
              ? {
                  phone: t(
                    `现在是 ${customer.phones[0].masked}，不改就空着`,
                    `Now ${customer.phones[0].masked}; leave empty to keep`,
                  ),
                }
              : {}),
            ...(customer.document
              ? {
                  document: t(
                    `现在是 ${customer.document}，不改就空着`,
                    `Now ${customer.document}; leave empty to keep`,
                  ),
                }
              : {}),
          }}
        />
      </div>
    </Sheet>
  )
}
