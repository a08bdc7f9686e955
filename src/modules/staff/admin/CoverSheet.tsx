import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { cover } from '../contract/covers.ts'
import { listGrids } from '../contract/grids.ts'
import { listStaff } from '../contract/people.ts'

/** 代班: who is away on which days, and who does the work. */
export function CoverSheet({ onClose }: { onClose(): void }) {
  const { t, listed } = useWords()
  const { message } = App.useApp()
  const [away, setAway] = useState<string>()
  const [other, setOther] = useState<string>()
  const [fromOn, setFromOn] = useState<string | undefined>(today())
  const [untilOn, setUntilOn] = useState<string | undefined>(today())
  const [buildingId, setBuildingId] = useState<string>()
  const staff = useRead(listStaff, {}, { staleTime: 300_000 })
  const grids = useRead(listGrids, {}, { staleTime: 300_000 })
  const write = useWrite(cover, ['staff', 'obligations', 'customers', 'places'])
  const ready = away && other && fromOn && untilOn
  const nameOf = (id: string | undefined) => staff.data?.staff.find((one) => one.id === id)?.name ?? ''
  const buildings = new Map(
    grids.data?.grids
      .filter(({ staffId }) => staffId === away)
      .map((grid) => [grid.buildingId, `${grid.project} ${grid.building}`]),
  )
  const people = (without: string | undefined) =>
    (staff.data?.staff ?? [])
      .filter(({ id, leftOn }) => id !== without && !leftOn)
      .map(({ id, name, roles }) => ({
        value: id,
        label: `${name} ${listed(roles.map(({ title }) => title))}`,
      }))
  const save = () =>
    ready &&
    write.mutate(
      { input: { staffId: away, toStaffId: other, fromOn, untilOn, buildingId: buildingId ?? null } },
      {
        onSuccess: ({ homes, open }) => {
          message.success(
            t(
              `${nameOf(other)} 代 ${nameOf(away)}，${homes} 户，现在未办 ${open} 件。`,
              `${nameOf(other)} covers for ${nameOf(away)}: ${many(homes, 'home')}, ${open} open now.`,
            ),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  const select = { showSearch: { optionFilterProp: 'label' }, style: { width: '100%' } } as const
  return (
    <Sheet
      open
      title={t('安排代班', 'Arrange a cover')}
      onClose={onClose}
      footer={
        <Button type="primary" size="large" block disabled={!ready} loading={write.isPending} onClick={save}>
          {t('安排', 'Arrange')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('谁不在', 'Who is away')} required>
          {(id) => (
            <Select
              id={id}
              {...select}
              value={away}
              onChange={(value: string) => {
                setAway(value)
                setBuildingId(undefined)
              }}
              options={people(undefined)}
            />
          )}
        </Field>
        <Field label={t('谁来代', 'Who covers')} required>
          {(id) => <Select id={id} {...select} value={other} onChange={setOther} options={people(away)} />}
        </Field>
        <Field label={t('从哪天', 'From')} required>
          {(id) => <DayInput id={id} value={fromOn} onChange={setFromOn} />}
        </Field>
        <Field label={t('到哪天（含）', 'Until (included)')} required>
          {(id) => (
            <DayInput id={id} value={untilOn} onChange={setUntilOn} {...(fromOn ? { min: fromOn } : {})} />
          )}
        </Field>
        {buildings.size > 1 && (
          <Field label={t('代哪栋', 'Which building')}>
            {(id) => (
              <Select
                id={id}
                allowClear
                placeholder={t('全部', 'All')}
                style={{ width: '100%' }}
                value={buildingId}
                onChange={setBuildingId}
                options={[...buildings].map(([value, label]) => ({ value, label }))}
              />
            )}
          </Field>
        )}
        <p className="kb-muted">
          {t(
            '那几天两个人的清单里都有，标着“代”。谁办的算谁的。过了最后一天自己回去。',
            'In these days both have the work in their lists, marked. Who does it gets the credit. It goes back by itself on the day after.',
          )}
        </p>
      </div>
    </Sheet>
  )
}
