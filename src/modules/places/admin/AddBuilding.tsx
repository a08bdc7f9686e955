import { App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { addBuilding } from '../contract/projects.ts'
import { makeRooms } from '../rules.ts'

const numbersOf = (text: string) => [...text.matchAll(/-?\d+/g)].map(([number]) => Number(number))

/** A building and, by a rule, its homes; what the rule makes is shown while it is typed. */
export function AddBuilding({ projectId, onClose }: { projectId: string; onClose(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const [byRule, setByRule] = useState(true)
  const [entrances, setEntrances] = useState('1')
  const [floors, setFloors] = useState('1-18')
  const [perFloor, setPerFloor] = useState(4)
  const [skip, setSkip] = useState('')
  const write = useWrite(addBuilding, ['places', 'staff'])
  const skipFloors = numbersOf(skip)
  const names = entrances.split(/[\s,、\uFF0C]+/).filter(Boolean)
  const rooms = makeRooms({ floors, perFloor, skipFloors })
  const wrong = Array.isArray(rooms)
    ? undefined
    : t('楼层写成 1-33 或 B1,1-18。', 'Write floors as 1-33 or B1,1-18.')
  const building = name.replace(/\D/g, '') || name
  const full = (room: string, entrance: string | undefined) =>
    [building, entrance, room].filter(Boolean).join('-')
  const count = Array.isArray(rooms) ? rooms.length * Math.max(1, names.length) : 0
  const save = () =>
    write.mutate(
      {
        input: {
          projectId,
          name,
          ...(byRule ? { rooms: { entrances: names, floors, perFloor, skipFloors } } : {}),
        },
      },
      {
        onSuccess: ({ homes }) => {
          message.success(t(`${name} 好了，${homes} 户。`, `${name} made with ${many(homes, 'home')}.`))
          onClose()
        },
        onError: (error) => message.warning(saidBy(error)),
      },
    )
  return (
    <Sheet
      open
      title={t('添加楼栋', 'Add a building')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!name.trim() || (byRule && count === 0)}
          loading={write.isPending}
          onClick={save}
        >
          {byRule && count > 0
            ? t(`添加，生成 ${count} 户`, `Add with ${many(count, 'home')}`)
            : t('添加', 'Add')}
        </Button>
      }
    >
      <div className="kb-stack">
        <Field label={t('名称', 'Name')} required>
          {(id) => (
            <Input
              id={id}
              placeholder="7栋"
              value={name}
              maxLength={20}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Toggle on={byRule} onChange={setByRule}>
          {t('按规则生成房号', 'Make the homes by a rule')}
        </Toggle>
        {byRule && (
          <>
            <Field
              label={t('单元', 'Entrances')}
              hint={t('用逗号隔开；没有单元就空着', 'With commas; empty where there are none')}
            >
              {(id) => (
                <Input id={id} value={entrances} onChange={(event) => setEntrances(event.target.value)} />
              )}
            </Field>
            <Field label={t('楼层', 'Floors')} required error={wrong}>
              {(id) => <Input id={id} value={floors} onChange={(event) => setFloors(event.target.value)} />}
            </Field>
            <Field label={t('每层几户', 'Homes per floor')} required>
              {(id) => (
                <InputNumber
                  id={id}
                  min={1}
                  max={60}
                  value={perFloor}
                  onChange={(value) => setPerFloor(value ?? 1)}
                />
              )}
            </Field>
            <Field label={t('不用的楼层', 'Floors left out')} hint={t('比如 4,14', 'As 4, 14')}>
              {(id) => <Input id={id} value={skip} onChange={(event) => setSkip(event.target.value)} />}
            </Field>
            {Array.isArray(rooms) && rooms.length > 0 && (
              <p className="kb-muted" role="status">
                {full(rooms[0]!.room, names[0])}、{rooms[1] && `${full(rooms[1].room, names[0])} `}…{' '}
                {full(rooms.at(-1)!.room, names.at(-1))}
              </p>
            )}
          </>
        )}
      </div>
    </Sheet>
  )
}
