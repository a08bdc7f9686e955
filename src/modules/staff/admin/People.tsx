import { App, Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { call } from '#web/ui/call.ts'
import { sayDay } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { listStaff, resetPassword } from '../contract/people.ts'
import { staffFields } from '../contract/words.ts'
import { HeldRoles } from './HeldRoles.tsx'
import { Leave } from './Leave.tsx'
import { StaffForm } from './StaffForm.tsx'
import type { Person } from './seen.tsx'

export function People({ left, onLeft }: { left: boolean; onLeft(on: boolean): void }) {
  const { say, t, locale } = useWords()
  const { message, modal } = App.useApp()
  const may = useMay('staff.administer')
  const [text, setText] = useState('')
  const [form, setForm] = useState<{ person?: Person }>()
  const [leaving, setLeaving] = useState<Person>()
  const query = useRead(listStaff, { left }, { keep: true })
  const reset = (person: Person) =>
    modal.confirm({
      title: t(`重置 ${person.name} 的密码？`, `Reset the password of ${person.name}?`),
      content: t(
        '他在所有设备上会退出，用临时密码登录后要自己改。',
        'All devices are signed out; the temporary password has to be changed at the next sign-in.',
      ),
      okText: t('重置', 'Reset'),
      onOk: async () => {
        try {
          const { account, temporary } = await call(resetPassword, { id: person.id })
          modal.info({
            title: t('临时密码，只显示这一次', 'The temporary password, shown only once'),
            content: (
              <p style={{ userSelect: 'all' }}>
                {account}
                <br />
                <strong style={{ fontSize: '1.3em' }}>{temporary}</strong>
              </p>
            ),
            okText: t('抄好了', 'Noted'),
          })
        } catch (error) {
          message.warning(saidBy(error))
        }
      },
    })
  return (
    <div>
      <div className="kb-wrap" style={{ marginBottom: 12 }}>
        <Input
          allowClear
          style={{ width: 220 }}
          prefix={<Icon name="search" size={15} />}
          placeholder={t('姓名、岗位', 'Name, role')}
          aria-label={t('找人', 'Find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Toggle on={left} onChange={onLeft}>
          {t('也看离职的', 'Also those who left')}
        </Toggle>
        <span className="kb-grow" />
        {may && (
          <Button type="primary" onClick={() => setForm({})}>
            {t('添加人员', 'Add a person')}
          </Button>
        )}
      </div>
      <Asked query={query} bones={8} height={44}>
        {({ staff, roles }) => (
          <div className="kb-card kb-scroll-x">
            <Table wide>
              <thead>
                <tr>
                  <th>{say(staffFields.name)}</th>
                  <th>{say(staffFields.roles)}</th>
                  <th>{say(staffFields.account)}</th>
                  <th>{t('最近使用', 'Last used')}</th>
                  <th className="kb-number">{t('管几户', 'Homes')}</th>
                  <th className="kb-number">{t('手上几件', 'Open')}</th>
                  <th aria-label={t('更多', 'More')} />
                </tr>
              </thead>
              <tbody>
                {staff
                  .filter((one) =>
                    `${one.name}${one.account ?? ''}${one.roles.map(({ title }) => title).join('')}`.includes(
                      text.trim(),
                    ),
                  )
                  .map((person) => (
                    <tr key={person.id}>
                      <td>
                        <strong>{person.name}</strong> <span className="kb-muted">{person.jobNumber}</span>{' '}
                        {person.leftOn && (
                          <span className="kb-mark">
                            {t(
                              `${sayDay(person.leftOn, locale)}离职`,
                              `left ${sayDay(person.leftOn, locale)}`,
                            )}
                          </span>
                        )}
                      </td>
                      <td>
                        <HeldRoles roles={person.roles} places />
                      </td>
                      <td className="kb-muted">{person.account}</td>
                      <td className={person.unused ? 'kb-soon' : 'kb-muted'}>
                        {person.lastUsedOn ? sayDay(person.lastUsedOn, locale) : t('没用过', 'never')}
                      </td>
                      <td className="kb-number">{person.homes}</td>
                      <td className="kb-number">{person.open}</td>
                      <td className="kb-number">
                        {may && !person.leftOn && (
                          <Dropdown
                            trigger={['click']}
                            menu={{
                              items: [
                                {
                                  key: 'roles',
                                  label: t('改岗位', 'Change roles'),
                                  onClick: () => setForm({ person }),
                                },
                                {
                                  key: 'reset',
                                  label: t('重置密码', 'Reset the password'),
                                  onClick: () => reset(person),
                                },
                                {
                                  key: 'leave',
                                  label: t('离职停用', 'Close a leaver'),
                                  danger: true,
                                  onClick: () => setLeaving(person),
                                },
                              ],
                            }}
                          >
                            <Button
                              size="small"
                              type="text"
                              aria-label={t(`${person.name} 更多`, `More for ${person.name}`)}
                              icon={<Icon name="more" />}
                            />
                          </Dropdown>
                        )}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </Table>
            {form && <StaffForm {...form} roles={roles} onClose={() => setForm(undefined)} />}
            {leaving && (
              <Leave
                person={leaving}
                staff={staff}
                caring={roles.flatMap(({ code, scope }) => (scope === 'own-grid' ? code : []))}
                onClose={() => setLeaving(undefined)}
              />
            )}
          </div>
        )}
      </Asked>
    </div>
  )
}
