import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { leaveStaff } from '../contract/grids.ts'
import { HandoverList } from './HandoverList.tsx'
import type { Person } from './seen.tsx'

interface Props {
  person: Person
  staff: readonly Person[]
  /** Roles whose people look after homes. */
  caring: readonly string[]
  onClose(): void
}

/** A leaver loses access at once; what he had in hand is listed the same minute. */
export function Leave({ person, staff, caring, onClose }: Props) {
  const { t, listed } = useWords()
  const { message } = App.useApp()
  const [leftOn, setLeftOn] = useState<string | undefined>(today())
  const [to, setTo] = useState<string>()
  const write = useWrite(leaveStaff, ['staff', 'obligations', 'customers', 'places'])
  const save = () =>
    write.mutate(
      { input: { id: person.id, leftOn: leftOn!, toStaffId: to ?? null } },
      { onError: (error) => message.warning(saidBy(error)) },
    )
  return (
    <Sheet
      open
      width={560}
      title={t(`离职停用 · ${person.name}`, `Close a leaver · ${person.name}`)}
      onClose={onClose}
      footer={
        write.data ? (
          <Button type="primary" size="large" block onClick={onClose}>
            {t('知道了', 'Understood')}
          </Button>
        ) : (
          <Button
            danger
            type="primary"
            size="large"
            block
            disabled={!leftOn}
            loading={write.isPending}
            onClick={save}
          >
            {t('停用，马上不能登录', 'Close; no sign-in from now on')}
          </Button>
        )
      }
    >
      {write.data ? (
        <HandoverList handover={write.data} />
      ) : (
        <div className="kb-stack">
          <p>
            {t(
              `${person.name} 管 ${person.homes} 户，手上 ${person.open} 件。`,
              `${person.name} has ${many(person.homes, 'home')} and ${many(person.open, 'open matter')}.`,
            )}
            {!to &&
              person.homes + person.open > 0 &&
              t('不选接手的人，这些就没人负责。', ' Without a successor nobody answers for them.')}
          </p>
          <Field label={t('最后一天', 'Last day')} required>
            {(id) => <DayInput id={id} value={leftOn} onChange={setLeftOn} />}
          </Field>
          <Field label={t('谁接手', 'Successor')}>
            {(id) => (
              <Select
                id={id}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%' }}
                value={to}
                onChange={setTo}
                options={staff
                  .filter((one) => one.id !== person.id && !one.leftOn)
                  .filter((one) => person.homes === 0 || one.roles.some(({ role }) => caring.includes(role)))
                  .map((one) => ({
                    value: one.id,
                    label: `${one.name} ${listed(one.roles.map(({ title }) => title))}`,
                  }))}
              />
            )}
          </Field>
        </div>
      )}
    </Sheet>
  )
}
