import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listProjects } from '#modules/places/contract/projects.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { useWords } from '#web/ui/words.ts'
import { addStaffMember, changeRoles } from '../contract/people.ts'
import { staffFields } from '../contract/words.ts'
import { profileWords } from '../rules.ts'
import type { Person, Role } from './seen.tsx'

interface Held {
  role: string
  projectId: string | null
}

/** A new person, or other roles for one who is here. */
export function StaffForm({ person, roles, onClose }: { person?: Person; roles: Role[]; onClose(): void }) {
  const { say, t } = useWords()
  const { message } = App.useApp()
  const [filled, setFilled] = useState({ name: '', account: '', password: '', jobNumber: '', phone: '' })
  const [held, setHeld] = useState<Held[]>(
    person?.roles.map(({ role, projectId }) => ({ role, projectId })) ?? [{ role: '', projectId: null }],
  )
  const [refused, setRefused] = useState('')
  const projects = useRead(listProjects, {}, { staleTime: 300_000 })
  const add = useWrite(addStaffMember, ['staff'])
  const change = useWrite(changeRoles, ['staff'])
  const chosen = held.filter(({ role }) => role)
  const ready =
    chosen.length > 0 &&
    (person !== undefined ||
      (filled.name.trim() && filled.account.trim().length >= 2 && filled.password.length >= 8))
  const put = (index: number, next: Partial<Held>) =>
    setHeld(held.map((one, at) => (at === index ? { ...one, ...next } : one)))
  const done = {
    onSuccess: () => {
      message.success(
        person
          ? t('岗位改好了。', 'Roles changed.')
          : t(
              `${filled.name} 可以登录了，第一次登录要改密码。`,
              `${filled.name} can sign in and will change the password.`,
            ),
      )
      onClose()
    },
    onError: (error: Error) => setRefused(saidBy(error)),
  }
  const save = () => {
    const { name, account, password, jobNumber, phone } = filled
    if (person) change.mutate({ input: { id: person.id, roles: chosen } }, done)
    else
      add.mutate(
        {
          input: {
            name,
            account,
            password,
            roles: chosen,
            ...(jobNumber ? { jobNumber } : {}),
            ...(phone ? { phone } : {}),
          },
        },
        done,
      )
  }
  const text = (key: keyof typeof filled, label: string, required: boolean, hint?: string) => (
    <Field label={label} required={required} hint={hint}>
      {(id) => (
        <Input
          id={id}
          autoComplete="off"
          value={filled[key]}
          onChange={(event) => setFilled({ ...filled, [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Sheet
      open
      width={520}
      title={person ? t(`改岗位 · ${person.name}`, `Roles · ${person.name}`) : t('添加人员', 'Add a person')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!ready}
          loading={add.isPending || change.isPending}
          onClick={save}
        >
          {person ? t('改好了', 'Save the roles') : t('添加', 'Add')}
        </Button>
      }
    >
      <div className="kb-stack">
        {!person && text('name', say(staffFields.name), true)}
        {!person &&
          text(
            'account',
            say(staffFields.account),
            true,
            t('手机号或工号最好记', 'A phone or job number is easiest'),
          )}
        {!person &&
          text(
            'password',
            t('第一次的密码', 'First password'),
            true,
            t('至少 8 位，登录后他自己改', 'At least 8; changed at the first sign-in'),
          )}
        <div>
          <span className="kb-label">{say(staffFields.roles)} *</span>
          {held.map((one, index) => (
            <div key={index} className="kb-wrap" style={{ marginBottom: 8 }}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: 220 }}
                aria-label={say(staffFields.roles)}
                value={one.role || undefined}
                onChange={(role) => put(index, { role })}
                options={roles.map((role) => ({
                  value: role.code,
                  label: `${role.title}(${say(profileWords[role.profile])})`,
                }))}
              />
              <Select
                allowClear
                style={{ width: 160 }}
                placeholder={t('全公司', 'Whole company')}
                aria-label={say(staffFields.project)}
                value={one.projectId ?? undefined}
                onChange={(projectId: string | undefined) => put(index, { projectId: projectId ?? null })}
                options={(projects.data?.projects ?? []).map((project) => ({
                  value: project.id,
                  label: project.name,
                }))}
              />
              {held.length > 1 && (
                <Button
                  type="text"
                  aria-label={t('去掉', 'Remove')}
                  icon={<Icon name="close" />}
                  onClick={() => setHeld(held.filter((_, at) => at !== index))}
                />
              )}
            </div>
          ))}
          <Button
            type="dashed"
            size="small"
            onClick={() => setHeld([...held, { role: '', projectId: null }])}
          >
            {t('再加一个岗位', 'One more role')}
          </Button>
        </div>
        {!person && text('jobNumber', say(staffFields.jobNumber), false)}
        {!person && text('phone', say(staffFields.phone), false)}
        {refused && (
          <p role="alert" className="kb-strip">
            {refused}
          </p>
        )}
      </div>
    </Sheet>
  )
}
