import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listProjects } from '#modules/places/contract/projects.ts'
import { Declined } from '#web/ui/call.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { addCustomer } from '../contract/profile.ts'
import { holdingRoles } from '../contract/words.ts'
import { CustomerForm, type Filled } from './CustomerForm.tsx'

type Role = keyof typeof holdingRoles

/** By hand: a name is enough; the home joins it to the steward and the policy. */
export function AddCustomer({
  onClose,
  onDone,
  unit,
}: {
  onClose(): void
  onDone(id: string): void
  unit?: { id: string; room: string }
}) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const [filled, setFilled] = useState<Filled>({})
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [room, setRoom] = useState('')
  const [role, setRole] = useState<Role>('owner')
  const [projectId, setProjectId] = useState<string>()
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const list = projects.data?.projects ?? []
  const project = projectId ?? (list.length === 1 ? list[0]!.id : undefined)
  const write = useWrite(addCustomer, ['customers', 'places', 'obligations'])
  const save = () => {
    const texts = Object.fromEntries(
      Object.entries(filled).filter(([, value]) => value !== undefined && String(value).trim() !== ''),
    )
    write.mutate(
      {
        input: {
          name: '',
          ...texts,
          ...(unit
            ? { holding: { unitId: unit.id, role } }
            : room.trim()
              ? { holding: { room: room.trim(), role, ...(project ? { projectId: project } : {}) } }
              : {}),
        },
      },
      {
        onSuccess: ({ id, number }) => {
          message.success(t(`登记好了，编号 ${number}。`, `Recorded as ${number}.`))
          onDone(id)
        },
        onError: (error) => {
          if (error instanceof Declined && error.field)
            setWrong({ [error.field.split('.').at(-1)!]: error.message })
          else setWrong({ name: saidBy(error) })
        },
      },
    )
  }
  return (
    <Sheet
      open
      width={560}
      title={t('登记客户', 'Record a customer')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!filled.name?.trim()}
          loading={write.isPending}
          onClick={save}
        >
          {t('登记', 'Record')}
        </Button>
      }
    >
      <div className="kb-stack">
        <CustomerForm
          short
          filled={filled}
          put={(change) => setFilled((old) => ({ ...old, ...change }))}
          wrong={wrong}
        />
        <div className="kb-two-columns">
          {unit ? (
            <p>{unit.room}</p>
          ) : (
            <Field
              label={t('房号', 'Home')}
              hint={t('写成 7-2-1802；没有可不填', 'As 7-2-1802; may stay empty')}
              error={wrong.room ?? wrong.unitId}
            >
              {(id) => <Input id={id} value={room} onChange={(event) => setRoom(event.target.value)} />}
            </Field>
          )}
          <Field label={t('身份', 'Standing')}>
            {(id) => (
              <Select
                id={id}
                style={{ width: '100%' }}
                value={role}
                onChange={setRole}
                options={(Object.keys(holdingRoles) as Role[]).map((value) => ({
                  value,
                  label: say(holdingRoles[value]),
                }))}
              />
            )}
          </Field>
          {!unit && list.length > 1 && (
            <Field label={t('项目', 'Project')}>
              {(id) => (
                <Select
                  id={id}
                  style={{ width: '100%' }}
                  value={project}
                  onChange={setProjectId}
                  options={list.map((one) => ({ value: one.id, label: one.name }))}
                />
              )}
            </Field>
          )}
        </div>
      </div>
    </Sheet>
  )
}
