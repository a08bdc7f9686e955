import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Asked } from '#web/ui/Asked.tsx'
import { sayDay } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { moveMilestone } from '../contract/milestones.ts'
import { type ProjectMilestone, projectMilestones } from '../contract/words.ts'
import { MoveEffect } from './MoveEffect.tsx'

export interface Moving {
  subjectKind: 'project' | 'batch' | 'building' | 'holding'
  subjectId: string
  subject: string
  name: ProjectMilestone
  on: string | null
}

const names = Object.keys(projectMilestones) as ProjectMilestone[]

/** Asks twice: first what would happen, then, with a reason, that it happen. */
export function MoveMilestone({ moving, onClose }: { moving: Moving; onClose(): void }) {
  const { say, t, locale } = useWords()
  const { message } = App.useApp()
  const [name, setName] = useState(moving.name)
  const [on, setOn] = useState<string | undefined>(moving.on ?? undefined)
  const [reason, setReason] = useState('')
  const changed = on !== undefined && (on !== moving.on || name !== moving.name)
  const input = { subjectKind: moving.subjectKind, subjectId: moving.subjectId, name, on: on ?? null }
  const preview = useRead(moveMilestone, { ...input, preview: true }, { enabled: changed, staleTime: 0 })
  const write = useWrite(moveMilestone, ['places', 'obligations', 'customers'])
  const save = () =>
    write.mutate(
      { input: { ...input, reason: reason.trim() } },
      {
        onSuccess: ({ moved }) => {
          message.success(
            t(
              `改好了，${moved} 件跟着动。可以在「改动记录」里撤回。`,
              `Moved; ${many(moved, 'due time')} followed. It can be taken back under “Moves”.`,
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
      width={600}
      title={t(`改里程碑 · ${moving.subject}`, `Move a milestone · ${moving.subject}`)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          size="large"
          block
          disabled={!changed || !preview.data || reason.trim().length < 2}
          loading={write.isPending}
          onClick={save}
        >
          {changed ? t(`改到 ${sayDay(on, locale)}`, `Move to ${sayDay(on, locale)}`) : t('改日期', 'Move')}
        </Button>
      }
    >
      <div className="kb-stack">
        {moving.subjectKind === 'project' && (
          <Field label={t('哪个里程碑', 'Which')}>
            {(id) => (
              <Select
                id={id}
                style={{ width: '100%' }}
                value={name}
                onChange={setName}
                options={names.map((value) => ({ value, label: say(projectMilestones[value]) }))}
              />
            )}
          </Field>
        )}
        <Field
          label={t('改到哪天', 'New date')}
          required
          hint={moving.on && name === moving.name ? t(`现在是 ${moving.on}`, `Now ${moving.on}`) : undefined}
        >
          {(id) => <DayInput id={id} value={on} onChange={setOn} />}
        </Field>
        {changed && (
          <Field label={t('为什么改', 'Why')} required>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        {changed && (
          <Asked query={preview} bones={3} height={44}>
            {(effect) => <MoveEffect effect={effect} />}
          </Asked>
        )}
      </div>
    </Sheet>
  )
}
