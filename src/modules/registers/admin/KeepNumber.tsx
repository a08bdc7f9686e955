import { Button, Input } from 'antd'
import { useState } from 'react'
import { useProjectField } from '#modules/places/admin/useProjectField.tsx'
import type { OutputOf } from '#platform/operation.ts'
import { Chips } from '#web/ui/Chips.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { keepNumber, type listNumbers, type NumberSort, numberSorts } from '../contract/numbers.ts'

export type Kept = OutputOf<typeof listNumbers>['projects'][number]['numbers'][number] & { projectId: string }

/** What it is for, who answers, when, and whether customers see it. */
export function KeepNumber({ number, onClose }: { number: Kept | null; onClose(): void }) {
  const { t, say } = useWords()
  const chosen = useProjectField()
  const projectId = number?.projectId ?? chosen.projectId
  const [sort, setSort] = useState<NumberSort>(number?.sort ?? 'emergency')
  const [said, setSaid] = useState({
    name: number?.name ?? '',
    phone: number?.phone ?? '',
    hours: number?.hours ?? '',
  })
  const [published, setPublished] = useState(number?.published ?? true)
  const write = useWrite(keepNumber, ['registers.numbers'])
  const fields: [keyof typeof said, string, number, boolean][] = [
    ['name', t('谁（消防、值班室、燃气抢修…）', 'Who (fire brigade, duty desk, gas …)'), 60, true],
    ['phone', t('电话', 'Number'), 30, true],
    ['hours', t('什么时候有人接', 'When it is answered'), 60, false],
  ]
  const save = () =>
    write.mutate(
      {
        input: {
          ...(number ? { id: number.id } : {}),
          projectId: projectId!,
          sort,
          name: said.name.trim(),
          phone: said.phone.trim(),
          ...(said.hours.trim() ? { hours: said.hours.trim() } : {}),
          published,
        },
      },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      open
      title={t('应急电话', 'Emergency number')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!projectId || !said.name.trim() || said.phone.trim().length < 3}
          loading={write.isPending}
          onClick={save}
        >
          {t('记下', 'Keep it')}
        </Button>
      }
    >
      <div className="kb-stack">
        {!number && chosen.field}
        <Chips<NumberSort>
          label={t('哪一种', 'What for')}
          value={sort}
          onChange={setSort}
          choices={(Object.keys(numberSorts) as NumberSort[]).map((value) => ({
            value,
            label: say(numberSorts[value]),
          }))}
        />
        {fields.map(([name, label, most, required]) => (
          <Field
            key={name}
            label={label}
            required={required}
            error={name === 'phone' && write.error ? saidBy(write.error) : undefined}
          >
            {(id) => (
              <Input
                id={id}
                maxLength={most}
                value={said[name]}
                onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Toggle on={published} onChange={setPublished}>
          {t('业主端也看得到', 'Shown in the portal too')}
        </Toggle>
      </div>
    </Sheet>
  )
}
