import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { today } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { assignGrid } from '../contract/grids.ts'
import { listStaff } from '../contract/people.ts'
import { HandoverList } from './HandoverList.tsx'
import type { Grid } from './seen.tsx'

/** 交接: what goes over is shown before it goes. */
export function HandOver({ grid, onClose }: { grid: Grid; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [staffId, setStaffId] = useState<string>()
  const [fromOn, setFromOn] = useState<string | undefined>(today())
  const staff = useRead(listStaff, {}, { staleTime: 300_000 })
  const caring = new Set(
    staff.data?.roles.filter(({ scope }) => scope === 'own-grid').map(({ code }) => code),
  )
  const input = {
    buildingId: grid.buildingId,
    entrance: grid.entrance,
    staffId: staffId ?? '',
    fromOn: fromOn ?? today(),
  }
  const ready = staffId !== undefined && fromOn !== undefined
  const preview = useRead(assignGrid, { ...input, preview: true }, { enabled: ready, staleTime: 0 })
  const write = useWrite(assignGrid, ['staff', 'obligations', 'customers', 'places'])
  const name = staff.data?.staff.find(({ id }) => id === staffId)?.name ?? ''
  const save = () =>
    write.mutate(
      { input },
      {
        onSuccess: ({ homes, open }) => {
          message.success(
            input.fromOn > today()
              ? t(
                  `${homes} 户从 ${input.fromOn} 起交给${name}，未办的那天一起过去。`,
                  `${many(homes, 'home goes', 'homes go')} to ${name} on ${input.fromOn}, with what is open then.`,
                )
              : t(
                  `${homes} 户交给${name}了，${open} 件未办的一起过去。`,
                  `${many(homes, 'home')} and ${many(open, 'open matter')} went to ${name}.`,
                ),
          )
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      width={560}
      title={t(
        `交接 ${grid.building}${grid.entrance ? ` ${grid.entrance} 单元` : ''}`,
        `Hand over ${grid.building} ${grid.entrance ?? ''}`,
      )}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!ready || !preview.data}
          loading={write.isPending}
          onClick={save}
        >
          {preview.data
            ? t(
                `交给${name}（${preview.data.homes} 户，${preview.data.open} 件）`,
                `Hand over to ${name} (${many(preview.data.homes, 'home')}, ${many(preview.data.open, 'matter')})`,
              )
            : t('交接', 'Hand over')}
        </Button>
      }
    >
      <div className="kb-stack">
        <p className="kb-muted">
          {grid.project} · {t(`现在是 ${grid.steward ?? '没有人'}`, `Now ${grid.steward ?? 'nobody'}`)} ·{' '}
          {t(`${grid.homes} 户`, `${many(grid.homes, 'home')}`)}
        </p>
        <Field
          label={t('交给谁', 'To whom')}
          required
          error={preview.error && ready ? saidBy(preview.error) : undefined}
        >
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              value={staffId}
              onChange={setStaffId}
              options={(staff.data?.staff ?? [])
                .filter(
                  (one) =>
                    one.id !== grid.staffId &&
                    one.leftOn === null &&
                    one.roles.some(({ role }) => caring.has(role)),
                )
                .map((one) => ({
                  value: one.id,
                  label: `${one.name} ${[...new Set(one.roles.map(({ title }) => title))].join('、')} · ${t(`${one.homes} 户`, `${many(one.homes, 'home')}`)}`,
                }))}
            />
          )}
        </Field>
        <Field label={t('从哪天起', 'From')} required>
          {(id) => <DayInput id={id} value={fromOn} onChange={setFromOn} />}
        </Field>
        {ready && preview.data && <HandoverList handover={preview.data} />}
      </div>
    </Sheet>
  )
}
